// Duties with boxes to tick: the server draws the list once, the browser ticks at once and tells what is ticked.

const lists = new WeakMap();

export function show(component) {
  const parent = component.parentElement;
  let list = lists.get(parent);
  if (!list) {
    list = new Duties(parent);
    lists.set(parent, list);
  }
  list.tell = (done) => component.setStateValue("done", done);
  list.take(component.data);
}

export function forget(parent) {
  lists.get(parent)?.root.remove();
  lists.delete(parent);
}

class Duties {
  constructor(parent) {
    this.root = document.createElement("div");
    this.root.className = "patokaz-duties";
    this.root.addEventListener("change", () => this.tell(this.boxes().filter((box) => box.checked).map((box) => box.value)));
    parent.appendChild(this.root);
  }

  take(data) {
    if (data.list !== this.list) {
      this.list = data.list;
      this.root.innerHTML = data.list;
    }
    for (const box of this.boxes()) box.checked = data.done.includes(box.value);
  }

  boxes() {
    return [...this.root.querySelectorAll("input")];
  }
}
