// A presentation: one slide fills the window; keys, clicker, touch and the address choose it. Needs no server once shown.

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
    this.root.append(this.style, this.stage, this.bar);
    parent.appendChild(this.root);
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
    this.root.addEventListener("click", (event) => {
      if (!event.target.closest("a, button")) this.go(this.at + (event.clientX < innerWidth / 4 ? -1 : 1));
    });
  }

  take(data) {
    this.slides = data.slides;
    this.words = data.words;
    this.leave = data.leave;
    this.style.href = data.style;
    this.root.setAttribute("aria-label", data.words.title);
    if (this.at === undefined) this.go(data.first - 1);
    else this.draw();
    this.root.focus({ preventScroll: true });
  }

  go(at) {
    this.at = Math.max(0, Math.min(this.slides.length - 1, at));
    const address = new URL(location.href);
    address.searchParams.set("slide", this.at + 1);
    history.replaceState(history.state, "", address);
    this.draw();
  }

  draw() {
    this.stage.innerHTML = this.slides[this.at];
    this.bar.replaceChildren(
      this.button("‹", this.words.back, () => this.go(this.at - 1)),
      Object.assign(document.createElement("span"), { textContent: `${this.at + 1} / ${this.slides.length}` }),
      this.button("›", this.words.next, () => this.go(this.at + 1)),
      this.button("F", this.words.full, () => this.full()),
      this.button("×", this.words.leave, () => this.away()),
    );
  }

  button(sign, label, act) {
    const button = Object.assign(document.createElement("button"), { textContent: sign, title: label, type: "button" });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.slides.length - 1;
    const acts = {
      ArrowRight: () => this.go(this.at + 1), ArrowDown: () => this.go(this.at + 1), PageDown: () => this.go(this.at + 1),
      " ": () => this.go(this.at + 1), ArrowLeft: () => this.go(this.at - 1), ArrowUp: () => this.go(this.at - 1),
      PageUp: () => this.go(this.at - 1), Home: () => this.go(0), End: () => this.go(last),
      f: () => this.full(), F: () => this.full(), Escape: () => this.away(),
    };
    const act = acts[event.key];
    if (!act || (event.key === " " && event.target.closest?.("button"))) return;
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
