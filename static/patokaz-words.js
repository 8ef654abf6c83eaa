// The framework's own words ("No results", "Select all") in the reader's language: the page gives them as window.patokazWords
// (English -> words; "^" before a pattern with one gap, "{}" in its words), and they are put in where the framework writes its own.

const ATTRIBUTES = ["aria-label", "placeholder", "title"];
const originals = new WeakMap();

let words = {}, patterns = [];

function told(english) {
  if (words !== window.patokazWords) {
    words = window.patokazWords ?? {};
    patterns = Object.entries(words).filter(([key]) => key.startsWith("^")).map(([key, text]) => [new RegExp(key), text]);
  }
  if (words[english] !== undefined) return words[english];
  for (const [pattern, text] of patterns) {
    const found = english.match(pattern);
    if (found) return text.replace("{}", found[1]);
  }
  return undefined;
}

function retell(holder, name, read, write) {
  const kept = originals.get(holder) ?? {};
  const now = read();
  if (now === null || now.length > 200) return;
  const english = kept[name] && kept[name].told === now ? kept[name].english : now;
  const words = told(english) ?? (english === now ? undefined : english);
  if (words === undefined) return;
  originals.set(holder, { ...kept, [name]: { english, told: words } });
  if (words !== now) write(words);
}

// A place for files has a name, so it is no presentation; the framework says so again whenever it draws the place anew. What opens
// below a button and holds no control is pushed by keys too.
function settle(node) {
  if (node.dataset?.testid === "stPopoverBody" && !node.hasAttribute("tabindex")) node.tabIndex = 0;
  if (node.dataset?.testid === "stFileUploaderDropzone" && node.getAttribute("role") !== "group") node.setAttribute("role", "group");
}

// What the product itself draws and the marks of a chart hold no word of the framework.
const OURS = ".stHtml, .js-plotly-plot";
const theirs = (node) => (node.matches?.(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);

function look(root) {
  if ((root.parentElement ?? root).closest?.(OURS)) return;
  if (root.nodeType === Node.TEXT_NODE) return retell(root, "text", () => root.data.trim(), (text) => (root.data = text));
  if (root.nodeType !== Node.ELEMENT_NODE || root.tagName === "STYLE" || root.tagName === "SCRIPT") return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, theirs);
  for (let node = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) look(node);
    else settle(node);
    if (node.nodeType === Node.ELEMENT_NODE) for (const name of ATTRIBUTES) if (node.hasAttribute(name)) {
      retell(node, name, () => node.getAttribute(name), (text) => node.setAttribute(name, text));
    }
  }
}

// The framework's way past the head leads to an element that holds the head: the title below it is meant.
document.addEventListener("click", (event) => {
  const title = document.querySelector("main h1");
  if (!title || !event.target.closest?.("[data-testid=stSkipToContent]")) return;
  event.preventDefault();
  event.stopPropagation();
  title.tabIndex = -1;
  title.focus();
}, { capture: true });

window.patokazRetell = () => look(document.body);
new MutationObserver((changes) => {
  for (const { type, target, attributeName, addedNodes } of changes) {
    if (type === "childList") addedNodes.forEach(look);
    else if (type === "characterData") look(target);
    else if (attributeName === "role") settle(target);
    else retell(target, attributeName, () => target.getAttribute(attributeName), (text) => target.setAttribute(attributeName, text));
  }
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...ATTRIBUTES, "role"],
});
window.patokazRetell();
