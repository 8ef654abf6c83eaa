// A lost connection is told in the reader's language (window.patokazLost), and when another server has answered the page is drawn
// again from its address: the framework connects anew but asks for nothing until it is told of a step in the history.

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
  if (state === "CONNECTED" && lost) setTimeout(() => dispatchEvent(new PopStateEvent("popstate", { state: {} })), 300);
  if (state === "CONNECTED" || window.patokazLost) tell(state !== "CONNECTED");
  lost = state !== "CONNECTED";
}

new MutationObserver(look).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: [STATE] });

// The framework tells a lost connection too, in English and to who runs the server: the line at the foot has told the reader.
// Where the browser has dropped what the server thinks it holds, the framework stops for good: only another load helps.
new MutationObserver(() => {
  for (const dialog of document.querySelectorAll("[data-testid=stDialog], [role=dialog]")) {
    if (dialog.textContent.includes("Cached ForwardMsg MISS")) location.reload();
    if (window.patokazLost && dialog.textContent.includes("streamlit run")) dialog.closest("body > *").style.display = "none";
  }
}).observe(document.body, { childList: true });
