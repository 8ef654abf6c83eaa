// A presentation: one slide fills the window; keys, clicker, touch and the address choose it. Needs no server once shown.
// Digits and Enter jump, O shows all slides as tiles, B makes the wall black.

const shows = new WeakMap();

export function show(component) {
  const parent = component.parentElement;
  let deck = shows.get(parent);
  if (!deck) {
    deck = new Deck(parent);
    deck.left = () => component.setTriggerValue("left", true);
    shows.set(parent, deck);
  }
  deck.take(component.data);
}

export function forget(parent) {
  shows.get(parent)?.close();
  shows.delete(parent);
}

// Drawn, for few typefaces have the sign.
const FULL = '<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5"/></svg>';
const SLEEP = 2500; // milliseconds after which the bar hides
const TYPING = 3000; // milliseconds after which typed digits are forgotten

class Deck {
  constructor(parent) {
    this.root = document.createElement("div");
    this.root.className = "patokaz-present";
    this.root.tabIndex = 0;
    this.root.setAttribute("role", "region");
    this.style = Object.assign(document.createElement("link"), { rel: "stylesheet" });
    this.stage = document.createElement("div");
    this.stage.className = "stage";
    this.stage.setAttribute("aria-live", "polite");
    this.bar = document.createElement("nav");
    this.over = null;
    this.typed = "";
    this.root.append(this.style, this.stage, this.bar);
    parent.appendChild(this.root);
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
    this.root.addEventListener("pointermove", () => this.wake());
    this.root.addEventListener("click", (event) => {
      if (event.target.closest("a, button") || this.over?.className === "tiles") return;
      if (this.over) this.uncover();
      else this.go(this.at + (event.clientX < innerWidth / 4 ? -1 : 1));
    });
  }

  take(data) {
    this.slides = data.slides;
    this.words = data.words;
    this.leave = data.leave;
    this.picker = data.picker ?? [];
    this.style.href = data.style;
    this.root.setAttribute("aria-label", data.words.title);
    if (this.at === undefined) this.go(data.first - 1);
    else this.again();
    this.root.focus({ preventScroll: true });
  }

  go(at) {
    if (this.at !== undefined) document.querySelector(".st-key-notices")?.setAttribute("hidden", ""); // read, and in the way
    this.at = Math.max(0, Math.min(this.slides.length - 1, at));
    const address = new URL(location.href);
    address.searchParams.set("slide", this.at + 1);
    history.replaceState(history.state, "", address);
    this.uncover();
    this.draw();
  }

  // The same slides in other colours, the tiles too.
  again() {
    const tiles = this.over?.className === "tiles";
    this.draw();
    if (!tiles) return;
    this.uncover();
    this.tiles();
  }

  draw() {
    this.stage.innerHTML = this.slides[this.at];
    const turn = Object.assign(document.createElement("span"), { className: "turn" }); // never parted by the end of a row
    turn.append(
      this.button("‹", this.words.back, () => this.go(this.at - 1)),
      Object.assign(document.createElement("span"), { className: "at", textContent: `${this.at + 1} / ${this.slides.length}` }),
      this.button("›", this.words.next, () => this.go(this.at + 1)),
    );
    this.bar.replaceChildren(
      ...this.sets(),
      turn,
      this.button("▦", this.words.all, () => this.tiles()),
      this.button(FULL, this.words.full, () => this.full()),
      this.button("×", this.words.leave, () => this.away()),
    );
  }

  // With whom the place is compared, on the slide that is shown.
  sets() {
    return this.picker.map(({ label, address, chosen }) => {
      const link = Object.assign(document.createElement("a"), { textContent: label, href: `${address}&slide=${this.at + 1}` });
      link.target = "_self";
      if (chosen) link.setAttribute("aria-current", "true");
      return link;
    });
  }

  button(sign, label, act) {
    const button = Object.assign(document.createElement("button"), { innerHTML: sign, title: label, type: "button" });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  }

  wake() {
    this.root.classList.add("awake");
    clearTimeout(this.sleeping);
    this.sleeping = setTimeout(() => this.root.classList.remove("awake"), SLEEP);
  }

  cover(name) {
    const again = this.over?.className === name;
    this.uncover();
    if (again) return null;
    this.over = Object.assign(document.createElement("div"), { className: name });
    this.root.appendChild(this.over);
    return this.over;
  }

  uncover() {
    this.over?.remove();
    this.over = null;
    this.type("");
  }

  tiles() {
    const tiles = this.cover("tiles");
    this.slides.forEach((slide, at) => {
      if (!tiles) return;
      const tile = Object.assign(document.createElement("button"), { type: "button", className: "tile", innerHTML: slide });
      tile.classList.toggle("current", at === this.at);
      tile.setAttribute("aria-label", `${at + 1}: ${tile.querySelector("h2")?.textContent ?? ""}`);
      tile.firstElementChild.ariaHidden = "true"; // the slide on the stage has its name
      tile.append(Object.assign(document.createElement("b"), { textContent: at + 1 }));
      tile.addEventListener("click", () => this.go(at));
      tiles.append(tile);
    });
    tiles?.children[this.at]?.focus();
  }

  type(digits) {
    this.typed = digits;
    clearTimeout(this.typing);
    this.shown?.remove();
    this.shown = null;
    if (!digits) return;
    this.shown = Object.assign(document.createElement("div"), { className: "typed", textContent: digits });
    this.root.appendChild(this.shown);
    this.typing = setTimeout(() => this.type(""), TYPING);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.slides.length - 1, onButton = Boolean(event.target.closest?.("button"));
    if (/^[0-9]$/.test(event.key)) return this.type((this.typed + event.key).slice(-3));
    if (event.key === "Enter" && this.typed) return this.go(Number(this.typed) - 1);
    const letter = event.code.replace("Key", "").toLowerCase(); // the key, whatever script is typed
    const forward = () => this.go(this.at + 1), back = () => this.go(this.at - 1);
    const acts = {
      ArrowRight: forward, ArrowDown: forward, PageDown: forward, " ": forward, ArrowLeft: back, ArrowUp: back, PageUp: back,
      Home: () => this.go(0), End: () => this.go(last), ".": () => this.cover("black"),
      Escape: () => (this.over ? this.uncover() : this.away()),
    };
    const letters = { f: () => this.full(), b: () => this.cover("black"), o: () => this.tiles() };
    const act = acts[event.key] ?? letters[letter];
    if (!act || (event.key === " " && onButton)) return;
    event.preventDefault();
    act();
  }

  full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  }

  away() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.leave) location.href = this.leave;
    else this.left(); // back in the same session: nothing of a file that it holds is lost
  }

  close() {
    document.removeEventListener("keydown", this.onKey);
    this.root.remove();
  }
}
