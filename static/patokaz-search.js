// The search for places: what is typed is asked at the server's /places, which knows every script and spelling; its answers are listed.

const boxes = new WeakMap();
const WAIT = 120;

export function show(component) {
  const parent = component.parentElement;
  let box = boxes.get(parent);
  if (!box) {
    box = new SearchBox(parent);
    boxes.set(parent, box);
  }
  box.choose = (id) => component.setTriggerValue("chosen", id);
  box.take(component.data);
}

export function forget(parent) {
  boxes.get(parent)?.root.remove();
  boxes.delete(parent);
}

let boxesMade = 0;

class SearchBox {
  constructor(parent) {
    this.prefix = `patokaz-search-${(boxesMade += 1)}`;
    this.results = [];
    this.active = -1;
    this.enterPending = false;
    this.root = document.createElement("div");
    this.root.className = "patokaz-search";
    this.label = document.createElement("label");
    this.label.htmlFor = `${this.prefix}-input`;
    this.input = Object.assign(document.createElement("input"), {
      id: `${this.prefix}-input`, type: "search", autocomplete: "off", spellcheck: false, maxLength: 120,
    });
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${this.prefix}-list`,
    })) this.input.setAttribute(name, value);
    this.list = Object.assign(document.createElement("ul"), { id: `${this.prefix}-list` });
    this.list.setAttribute("role", "listbox");
    this.status = document.createElement("p");
    this.status.setAttribute("role", "status");
    this.list.hidden = true;
    this.root.append(this.label, this.input, this.list, this.status);
    parent.appendChild(this.root);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.input.addEventListener("focus", () => this.results.length && this.input.value && this.open());
  }

  take(data) {
    this.label.textContent = data.label;
    this.list.setAttribute("aria-label", data.label);
    this.input.placeholder = data.placeholder;
    this.asked = { lang: data.language, country: data.country };
  }

  // An answer that comes after the reader has typed on is no longer asked for.
  async ask(text) {
    const address = new URL("places", document.baseURI);
    address.search = new URLSearchParams({ ...this.asked, text });
    const answer = await fetch(address).then((response) => response.json()).catch(() => undefined);
    if (answer && text === this.input.value.trim() && text) this.tell(answer);
  }

  tell(answer) {
    this.results = answer.results;
    this.active = answer.results.length ? 0 : -1;
    this.status.textContent = answer.status;
    this.status.className = answer.results.length ? "found" : "nothing";
    this.fill();
    if (this.enterPending && this.results.length) this.pick(0);
    this.enterPending = false;
  }

  fill() {
    this.list.replaceChildren(
      ...this.results.map((place, i) => {
        const item = document.createElement("li");
        item.id = `${this.prefix}-${i}`;
        item.setAttribute("role", "option");
        const title = document.createElement("b");
        title.textContent = place.title;
        const subtitle = document.createElement("span");
        subtitle.textContent = place.subtitle;
        item.append(title, subtitle);
        item.addEventListener("pointerdown", (event) => event.preventDefault());
        item.addEventListener("click", () => this.pick(i));
        return item;
      }),
    );
    if (this.results.length && document.activeElement !== null && this.input.value) this.open();
    else this.close();
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.active)));
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.prefix}-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  typed() {
    clearTimeout(this.timer);
    this.enterPending = false;
    const text = this.input.value.trim();
    if (!text) {
      this.results = [];
      this.status.textContent = "";
      this.close();
    }
    if (text) this.timer = setTimeout(() => this.ask(text), WAIT);
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const count = this.results.length;
      if (!count) return;
      this.active = (this.active + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
      this.open();
      this.mark();
    } else if (event.key === "Enter") {
      if (this.list.hidden) this.enterPending = true;
      else if (this.active >= 0) this.pick(this.active);
    } else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  pick(i) {
    this.close();
    this.choose(this.results[i].id);
    this.input.value = "";
    this.results = [];
    this.status.textContent = "";
  }
}
