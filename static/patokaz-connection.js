// A lost connection is told in the reader's language (window.patokazLost), and when another server has answered the page is drawn
// again from its address: the framework connects anew but asks for nothing.

const STATE = "data-test-connection-state";
let lost = false;

function tell(isLost) {
  document.getElementById("patokaz-lost")?.remove();
  if (!isLost) return;
  const line = Object.assign(document.createElement("p"), { id: "patokaz-lost", textContent: window.patokazLost });
  line.setAttribute("role", "status");
  document.body.append(line);
}

function look() {
  const state = document.querySelector(`[${STATE}]`)?.getAttribute(STATE);
  if (state === "CONNECTED" && lost) setTimeout(() => document.querySelector(".st-key-draw_again button")?.click(), 300);
  if (state === "CONNECTED" || document.querySelector(".st-key-draw_again")) tell(state !== "CONNECTED");
  lost = state !== "CONNECTED";
}

new MutationObserver(look).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: [STATE] });
