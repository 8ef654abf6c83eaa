// Parts that the browser draws and links in HTML: both lead on within the open session, so that nothing that it holds is lost
// and the framework is not loaded anew. A part stands at an element with `data-part`, its style and code are fetched when it is seen.

const drawn = new Map();

// The framework goes where the address says when it is told of a step in the history.
export function go(address) {
  const there = new URL(address, document.baseURI);
  const leaves = there.pathname !== location.pathname || there.searchParams.get("area") !== new URLSearchParams(location.search).get("area");
  history.pushState({}, "", there);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  if (leaves) document.querySelector(".stMain")?.scrollTo(0, 0);
}

// The framework turns to the reader's other theme by itself, on a slow machine later than the reader; what the server has drawn
// in colours is asked for again until the server knows.
const dark = matchMedia("(prefers-color-scheme: dark)");
function turn(tries) {
  if (!tries || document.documentElement.dataset.theme === (dark.matches ? "dark" : "light")) return;
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  setTimeout(turn, 1500, tries - 1);
}
dark.addEventListener("change", () => setTimeout(turn, 400, 8));

function isPage(there) {
  const folder = (path) => path.slice(0, path.lastIndexOf("/") + 1);
  return there.origin === location.origin && folder(there.pathname) === folder(location.pathname)
    && /^[a-z_]*$/.test(there.pathname.slice(folder(there.pathname).length));
}

// Another language for the view as it is now, with what has been chosen since the head of the page was drawn.
function spoken(language) {
  const there = new URL(location);
  there.searchParams.set("lang", language);
  return there;
}

// What a word below a chart opens stands in the address beside all that is chosen; pressed again it closes.
addEventListener("click", (event) => {
  const word = event.composedPath().find((node) => node.dataset?.shared);
  if (!word) return;
  const there = new URL(location);
  if (word.ariaExpanded === "true") there.searchParams.delete("shared");
  else there.searchParams.set("shared", word.dataset.shared);
  go(there);
  if (event.detail) return;
  // Who pressed a key stands at the word again when its row has been drawn anew.
  const drawnAnew = new MutationObserver(() => {
    const now = document.querySelector(`[data-shared="${word.dataset.shared}"]`);
    if (!now || now === word) return;
    now.focus({ preventScroll: true });
    drawnAnew.disconnect();
  });
  drawnAnew.observe(document.body, { subtree: true, childList: true });
});

// In the frame of another site a link opens the whole product beside that site.
const framed = new URLSearchParams(location.search).get("embed") === "true";
function stands(link) {
  if (!framed || link.getAttribute("href")?.startsWith("#")) return false;
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener");
  return true;
}

addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node.localName === "a");
  if (!link?.closest(".stHtml") || (link.getAttribute("target") ?? "_self") !== "_self" || link.hasAttribute("download") || stands(link)) return;
  const box = document.querySelector(".part-search");
  if (box && link.matches(".seek")) {
    event.preventDefault();
    box.classList.add("sought");
    return enter(box);
  }
  const there = link.closest(".speak") ? spoken(link.hreflang) : new URL(link.href.baseVal ?? link.href, document.baseURI);
  if (!isPage(there) || there.hash) return;
  event.preventDefault();
  document.querySelector(".doors[open]")?.removeAttribute("open");
  go(there.href);
});

// The search of the page, once it is drawn.
function enter(box) {
  const field = box.shadowRoot?.querySelector("input");
  if (field) field.focus();
  else if (box.isConnected) requestAnimationFrame(() => enter(box));
}

// The other languages and a phone's doors close like a menu: by a press beside them, by Escape, and when a door is taken.
function closeMenus(event) {
  const path = event.composedPath();
  for (const menu of document.querySelectorAll(":is(.speak, .doors)[open]")) {
    const inside = path.includes(menu) || (menu.matches(".doors") && path.includes(menu.nextElementSibling));
    if (inside && event.key !== "Escape") continue;
    if (event.key && menu.contains(document.activeElement)) menu.firstElementChild.focus();
    menu.open = false;
  }
}
addEventListener("pointerdown", closeMenus);
addEventListener("keydown", (event) => event.key === "Escape" && (closeMenus(event), closeDrawer()));

// A drawer is left by Escape too; who goes on by keys goes on from the card that opened it.
function closeDrawer() {
  const card = document.querySelector("details.figure[open]");
  if (!card) return;
  card.open = false;
  card.firstElementChild.focus();
}

async function draw(host) {
  const { part, style, told, leads } = host.dataset;
  const root = host.attachShadow({ mode: "open" });
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(style, document.baseURI) });
  const styled = new Promise((done) => { sheet.onload = sheet.onerror = done; });
  root.append(sheet);
  const [code] = await Promise.all([import(new URL(part, document.baseURI).href), styled]);
  code.show({
    parentElement: root, data: JSON.parse(told),
    setTriggerValue: (_, area) => go(leads + encodeURIComponent(area)),
  });
  drawn.set(host, () => code.forget(root));
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) { seen.unobserve(target); draw(target); }
}, { rootMargin: "200px" });

// What stands further down is brought when the reader comes near; a wide screen, which may be printed, brings all of it at leisure.
const wide = matchMedia("(min-width: 48rem)");
async function bring(place) {
  near.unobserve(place);
  if (place.dataset.met) return;
  place.dataset.met = "brought";
  try {
    const answer = await fetch(new URL(place.dataset.fetch, document.baseURI));
    if (!answer.ok) throw new Error(answer.status);
    place.innerHTML = await answer.text();
  } catch {
    place.textContent = place.dataset.failed;
  }
  place.classList.remove("later");
}

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) bring(target);
}, { rootMargin: wide.matches ? "0px" : "1200px" });

function look() {
  for (const chart of document.querySelectorAll(`:is(${REACHED}):not([tabindex])`)) if (chart.closest(".stHtml") && marksOf(chart).length) chart.tabIndex = 0;
  for (const place of document.querySelectorAll("[data-fetch]:not([data-met])")) {
    place.dataset.met = "";
    near.observe(place);
    if (wide.matches) requestIdleCallback(() => bring(place), { timeout: 1000 });
  }
  for (const host of document.querySelectorAll("[data-part]:not([data-met])")) {
    host.dataset.met = "";
    seen.observe(host);
  }
  for (const input of document.querySelectorAll(".stSelectbox [role=group] > input")) {
    if (input.parentElement.dataset.chosen !== input.value) input.parentElement.dataset.chosen = input.value;
  }
  for (const [host, forget] of drawn) if (!host.isConnected) { forget(); drawn.delete(host); }
}

// What a mark is called when a mouse rests on it is told on a tap too, and by the arrow keys where its chart is reached by Tab.
const REACHED = ".spread, .pyramid, .alike, .radar, .wide:has(> .cells)", TOUCHED = `${REACHED}, .placed`, NEAR = 24; // pixels
const tip = Object.assign(document.createElement("div"), { className: "mark-tip", role: "status", hidden: true });
let told = null;

function marksOf(chart) {
  return chart.matches(".placed") ? [chart] : [...chart.querySelectorAll("[title]")].filter((mark) => mark.checkVisibility());
}

function tell(mark) {
  told?.classList.remove("told-mark");
  told = mark;
  tip.hidden = !mark;
  if (!mark) return;
  mark.classList.add("told-mark");
  document.querySelector(".stApp").append(tip);
  tip.textContent = mark.title || mark.querySelector("[role=img]").ariaLabel;
  const box = mark.getBoundingClientRect(), { offsetWidth: wide, offsetHeight: high } = tip;
  tip.style.left = `${Math.max(8, Math.min(innerWidth - wide - 8, (box.left + box.right - wide) / 2))}px`;
  tip.style.top = `${box.top - high - 8 > 8 ? box.top - high - 8 : box.bottom + 8}px`;
}

function away(mark, { clientX, clientY }) {
  const box = mark.getBoundingClientRect();
  return Math.hypot(Math.max(box.left - clientX, 0, clientX - box.right), 0.3 * Math.max(box.top - clientY, 0, clientY - box.bottom));
}

addEventListener("click", (event) => {
  const chart = event.target.closest?.(TOUCHED);
  if (!chart || event.target.closest("a, button, summary")) return tell(null);
  const [nearest] = marksOf(chart).sort((one, other) => away(one, event) - away(other, event));
  tell(nearest && nearest !== told && away(nearest, event) <= NEAR ? nearest : null);
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape") return tell(null);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.matches?.(REACHED)) return;
  const marks = marksOf(event.target), at = marks.indexOf(told);
  const next = marks[Math.max(0, Math.min(marks.length - 1, at < 0 ? 0 : at + step))];
  if (!next) return;
  event.preventDefault();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
  tell(next);
});
addEventListener("focusout", () => tell(null));
addEventListener("scroll", () => told && !told.closest(":focus") && tell(null), { capture: true, passive: true });

// A view in the frame of another site stands whole in it, whatever its size: a picture takes the room that its words leave, words
// without one are as large as they have room, and of a long list the last rows give way (of a ranking its middle), which is said.
const LARGEST = 2, SMALLEST = 0.8, NARROWEST = 250, LEAST_PICTURE = 130, TALLEST_LINE = 170;
function fitFrame() {
  const main = document.querySelector(".stMain"), page = main?.querySelector(".stMainBlockContainer"), words = page?.firstElementChild;
  if (!page?.querySelector(".embedded, .embedded-title, .embedded-line")) return;
  const over = () => main.scrollHeight - main.clientHeight > 1 || main.scrollWidth - main.clientWidth > 1;
  const plot = page.querySelector(".year-line .plot"), drawnToFit = plot || page.querySelector(".patokaz-map, .stPlotlyChart, .pictured, [class*=st-key-map_]");
  if (drawnToFit) page.style.zoom = "";
  if (plot) {
    const around = words.getBoundingClientRect().bottom + main.scrollTop + 12 - plot.offsetHeight;
    page.style.setProperty("--plot", `${Math.max(LEAST_PICTURE, innerHeight - around)}px`);
  }
  if (drawnToFit) return;
  const ranked = [...page.querySelectorAll("ol.ranking > li:not(.gap)")], middle = ranked.length / 2;
  const rows = ranked.length ? ranked.sort((one, other) => Math.abs(ranked.indexOf(one) - middle) - Math.abs(ranked.indexOf(other) - middle))
    : [...page.querySelectorAll(".embedded-view :is(.dots > li:not(.ends), tbody > tr, .board li)")].reverse();
  const all = page.querySelector(".embedded-all");
  const tall = (high) => page.style.setProperty("--line", `${high}px`);
  tall(34);
  for (const row of rows) row.hidden = false;
  if (all) all.hidden = true;
  let size = Math.max(1, Math.min(LARGEST, innerWidth / NARROWEST));
  do page.style.zoom = size; while (over() && (size -= 0.1) >= SMALLEST);
  if (all && over()) all.hidden = false;
  for (const row of rows) { if (!over()) break; row.hidden = true; }
  // The line of a card takes what is left.
  let high = page.querySelector(".embedded .since .trend") ? TALLEST_LINE : 34;
  const tight = () => over() || words.getBoundingClientRect().bottom > innerHeight - 8;
  for (tall(high); tight() && high > 34;) tall(high = Math.max(34, high - 8));
}
if (framed) {
  document.documentElement.classList.add("framed");
  addEventListener("resize", () => requestAnimationFrame(fitFrame));
  new MutationObserver(() => requestAnimationFrame(fitFrame)).observe(document.body, { subtree: true, childList: true });
  document.fonts.ready.then(fitFrame);
}

let due = 0; // once a frame: the framework changes the page in many small steps
new MutationObserver(() => { due ||= requestAnimationFrame(() => { due = 0; look(); }); })
  .observe(document.body, { subtree: true, childList: true });
look();
