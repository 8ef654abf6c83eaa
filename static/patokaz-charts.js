// A chart of the framework is drawn when it comes into the window, or while the reader rests: three of them drawn at once hold the
// page for a second. The framework draws none without a width, and the style sheet gives it none until it is told `data-near`.

const CHARTS = '[class*="st-key-view_"]';
const CONTROLS = "button, [role=option], input, label, a";
const REST = 3000, BETWEEN = 400; // milliseconds after the last press of a control, and from one chart to the next
const SOON = 150; // milliseconds in sight: while a page is being set, what stands below passes the window
const inSight = new Set();
let near = null, resting = 0;

function draw(chart) {
  chart.dataset.near = "";
  chart.style.minHeight = "";
}

function away() {
  return [...document.querySelectorAll(CHARTS)].filter((chart) => !inSight.has(chart));
}

function rest() {
  clearTimeout(resting);
  resting = setTimeout(drawNext, REST);
}

function drawNext() {
  const next = away().find((chart) => !("near" in chart.dataset));
  if (!next) return;
  draw(next);
  resting = setTimeout(drawNext, BETWEEN);
}

// What a press may change out of sight waits; it keeps its height, so that nothing jumps.
function press(event) {
  if (event.key && event.key !== "Enter" && event.key !== " ") return;
  if (!event.target.closest?.(CONTROLS)) return;
  for (const chart of away()) {
    if (!("near" in chart.dataset)) continue;
    chart.style.minHeight = `${chart.offsetHeight}px`;
    delete chart.dataset.near;
  }
  rest();
}
addEventListener("pointerdown", press, { capture: true });
addEventListener("keydown", press, { capture: true });
addEventListener("beforeprint", () => document.querySelectorAll(CHARTS).forEach(draw));

function look() {
  const main = document.querySelector(".stMain");
  if (!main) return;
  if (near?.root !== main) {
    near?.disconnect();
    inSight.clear();
    near = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) { inSight.delete(target); continue; }
        inSight.add(target);
        setTimeout(() => inSight.has(target) && draw(target), SOON);
      }
    }, { root: main });
    for (const chart of document.querySelectorAll(CHARTS)) delete chart.dataset.met;
  }
  for (const chart of document.querySelectorAll(`:is(${CHARTS}):not([data-met])`)) {
    chart.dataset.met = "";
    near.observe(chart);
    rest();
  }
  for (const chart of inSight) if (!chart.isConnected) { near.unobserve(chart); inSight.delete(chart); }
}

let due = 0;
new MutationObserver(() => { due ||= requestAnimationFrame(() => { due = 0; look(); }); })
  .observe(document.body, { subtree: true, childList: true });
look();
