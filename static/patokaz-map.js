// The map: areas of one country and level on a canvas. Boundaries and names are files of the product, fetched once;
// the page sends only classes, values and words, or where they are asked.

const files = new Map();
const layers = new Map();
const LAYERS = 30; // that are held
const maps = new WeakMap();
const linked = new Map();
const SVG = "http://www.w3.org/2000/svg";
const OUTSIDE = "x";
const STEP = 1.5;
const LARGEST = 40;
const BUTTONS = 44;
const MAIN = 500; // pixels from which a map is the page's own; one that asks for its layer is, and tells no height
const HELD = 6000; // milliseconds in which a page has followed a click
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

export function show(component) {
  const parent = component.parentElement;
  let map = maps.get(parent);
  if (!map) {
    map = new AreaMap(parent);
    maps.set(parent, map);
  }
  map.open = (id) => {
    const { opens } = component.data;
    if (opens) window.open(new URL(opens + encodeURIComponent(id), document.baseURI), "_blank", "noopener");
    else {
      map.hold();
      component.setTriggerValue("clicked", id);
    }
  };
  map.take(component.data);
}

// The sign of the whole country: the four corners of a frame.
function corners() {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 14 14");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", "M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9");
  drawing.append(path);
  return drawing;
}

export function forget(parent) {
  maps.get(parent)?.stop();
  maps.delete(parent);
}

function fetched(url, held = files) {
  if (!held.has(url)) {
    const answer = fetch(new URL(url, document.baseURI)).then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${url}`);
      return response.json();
    });
    answer.catch(() => held.delete(url));
    held.set(url, answer);
  }
  return held.get(url);
}

// What the map of an indicator is drawn from, by the address that asks it; it tells the address by which the page will name it.
async function layer(address) {
  const answer = fetched(address, layers);
  const told = await answer;
  layers.set(told.layer, answer);
  while (layers.size > LAYERS) layers.delete(layers.keys().next().value);
  return told;
}

// The option of a choice above the map that the reader points at, as the address that asks for its layer.
function pointed([option, input], map) {
  const choice = /st-key-choose_(\w+)/.exec(input?.closest("[class*=st-key-choose_]")?.className ?? "")?.[1];
  return option && choice ? `${map.asked.layer}&pick=${choice}:${option.dataset.key}` : "";
}

// What is pointed at is asked for and drawn aside once the hand rests; what is chosen is shown at once, and the page follows.
const ahead = {
  maps: new Set(),
  rest: 0,

  found(target) {
    const option = target.closest?.("[role=option]");
    if (option) return [option, document.querySelector(`input[aria-controls="${option.closest("[role=listbox]")?.id}"]`)];
    const input = target.closest?.("input[role=combobox]");
    return [document.getElementById(input?.getAttribute("aria-activedescendant") ?? ""), input];
  },

  point(target) {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      for (const map of this.maps) {
        const address = pointed(this.found(target), map);
        if (address) layer(address).then((told) => requestIdleCallback(() => map.drawAhead(told).catch(() => undefined), { timeout: 60 })).catch(() => undefined);
      }
    }, 120);
  },

  choose(target) {
    const found = this.found(target);
    if (found[0]?.matches("[aria-selected=true]")) return;
    for (const map of this.maps) {
      const address = pointed(found, map);
      if (address) map.foresee(address);
    }
  },
};
addEventListener("pointerover", (event) => event.target.closest?.("[role=option]") && ahead.point(event.target), true);
addEventListener("click", (event) => event.target.closest?.("[role=option]") && ahead.choose(event.target), true);
addEventListener("keydown", (event) => {
  if (event.key === "Enter") ahead.choose(event.target);
  else if (event.target.matches?.("input[role=combobox]")) ahead.point(event.target);
}, true);

// TopoJSON arcs (delta-coded, quantised) as point lists with y downwards, and one path an area.
function decoded(file) {
  if (file.shapes) return file;
  const [sx, sy] = file.transform.scale;
  const [tx, ty] = file.transform.translate;
  const arcs = file.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * sx + tx, -((y += dy) * sy + ty)]);
  });
  const ring = (path, indexes, box) => {
    let first = true;
    for (const index of indexes) {
      const arc = index >= 0 ? arcs[index] : [...arcs[~index]].reverse();
      for (const [x, y] of arc) {
        if (first) path.moveTo(x, y); else path.lineTo(x, y);
        first = false;
        if (x < box[0]) box[0] = x;
        if (y < box[1]) box[1] = y;
        if (x > box[2]) box[2] = x;
        if (y > box[3]) box[3] = y;
      }
    }
    path.closePath();
  };
  file.shapes = file.areas.ids.map((id, position) => {
    const path = new Path2D();
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const polygon of file.areas.polygons[position]) for (const indexes of polygon) ring(path, indexes, box);
    return { id, path, box };
  });
  // Land of the country of which no source has figures: an outline, hatched.
  file.without = new Path2D();
  const apart = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of file.beyond ?? []) {
    points.forEach(([px, py], i) => {
      const [x, y] = [px * sx + tx, -(py * sy + ty)];
      if (i) file.without.lineTo(x, y); else file.without.moveTo(x, y);
      apart[0] = Math.min(apart[0], x);
      apart[1] = Math.min(apart[1], y);
      apart[2] = Math.max(apart[2], x);
      apart[3] = Math.max(apart[3], y);
    });
    file.without.closePath();
  }
  // Land of larger areas that is occupied, by area.
  file.land = Object.fromEntries(Object.entries(file.occupied ?? {}).map(([id, rings]) => {
    const path = new Path2D();
    for (const points of rings) {
      points.forEach(([px, py], i) => (i ? path.lineTo(px * sx + tx, -(py * sy + ty)) : path.moveTo(px * sx + tx, -(py * sy + ty))));
      path.closePath();
    }
    return [id, path];
  }));
  const lines = (indexes) => {
    const path = new Path2D();
    for (const index of indexes) arcs[index].forEach(([x, y], i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
    return path;
  };
  file.lines = { all: lines(arcs.keys()), upper: lines(file.upper), country: lines(file.country) };
  file.box = file.shapes.reduce(
    (box, { box: b }) => [Math.min(box[0], b[0]), Math.min(box[1], b[1]), Math.max(box[2], b[2]), Math.max(box[3], b[3])],
    apart,
  );
  return file;
}

function made(tag, className, attributes = {}) {
  const element = document.createElement(tag);
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

class AreaMap {
  constructor(parent) {
    this.view = { zoom: 1, x: 0, y: 0 };
    this.hovered = -1;
    this.pointers = new Map();
    this.root = made("div", "patokaz-map");
    this.stage = made("div", "stage");
    this.canvas = made("canvas", "areas", { tabindex: "0" });
    this.outline = made("canvas", "outline", { "aria-hidden": "true" });
    this.tip = made("div", "tip", { role: "status" });
    this.buttons = made("div", "buttons");
    this.legend = made("ul", "legend");
    this.stage.append(this.canvas, this.outline, this.tip, this.buttons);
    this.years = new Years(this);
    this.root.append(this.years.root, this.stage, this.legend);
    parent.appendChild(this.root);
    this.listen();
    this.observer = new ResizeObserver(() => {
      if (!this.data) return;
      this.fit();
      this.draw();
    });
    this.observer.observe(this.stage);
    this.around = new ResizeObserver(() => this.data && this.fit()); // controls above take their heights as their code comes
    const page = document.querySelector(".stMainBlockContainer");
    if (page) this.around.observe(document.querySelector(".framed") ? page.firstElementChild : page);
  }

  // What was clicked may change what stands above: the map stays where the reader has it, until they move it.
  hold() {
    const scrolled = document.querySelector(".stMain"), place = this.root.getRootNode().host?.closest("[class*=st-key-map_]");
    if (!scrolled || !place) return;
    // The page may make the map anew: it is known by its key.
    const same = `.${[...place.classList].find((name) => name.startsWith("st-key-map_"))}`;
    const top = place.getBoundingClientRect().top, until = performance.now() + HELD, moved = new AbortController();
    for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(kind, () => moved.abort(), { signal: moved.signal, capture: true, passive: true });
    const keep = () => {
      if (moved.signal.aborted) return;
      if (performance.now() > until || !scrolled.isConnected) return moved.abort();
      const now = document.querySelector(same)?.getBoundingClientRect();
      if (now?.height) scrolled.scrollTop += Math.round(now.top - top);
      requestAnimationFrame(keep);
    };
    keep();
  }

  stop() {
    ahead.maps.delete(this);
    this.observer.disconnect();
    this.around.disconnect();
    this.years.stop();
    this.link("");
    this.root.remove();
  }

  // A main map takes the room that the window has under what stands above it, a small one what it was given, more in a
  // window wider than a laptop's; one with a slider stands whole under it. A map that can stand whole on the first screen does, with its legend.
  fit(data = this.data) {
    if (window.matchMedia("print").matches) return; // paper keeps the shape of the window
    const { innerWidth, innerHeight } = window, { height, frames, quiet } = data;
    const grown = quiet ? height : Math.min(height * Math.min(Math.max(innerWidth / 1440, 1), 1.4), Math.max(height, innerHeight / 2));
    const years = frames ? 150 : 0; // pixels of the slider and the line below
    const tall = height >= MAIN ? Math.max(0.58 * innerHeight - years, years ? 340 : 380) : frames && innerWidth > 1000 ? Math.max(Math.min(grown, 0.44 * innerHeight), 300) : grown;
    const room = quiet ? 0 : innerHeight - this.fromTop() - this.legend.offsetHeight - 16, least = height >= MAIN ? 210 : 190;
    const wide = this.root.clientWidth, high = this.framed() ?? Math.min(room < least ? tall : Math.min(tall, room), Math.max(190, wide * 0.85));
    this.stage.style.height = `${high}px`;
    this.stage.style.setProperty("--wide", `${wide}px`);
    this.stage.style.setProperty("--shape", `${wide} / ${high}`);
  }

  // In the frame of another site what the words around leave of it; nothing elsewhere.
  framed() {
    const words = document.querySelector(".framed .stMainBlockContainer")?.firstElementChild;
    this.root.classList.toggle("in-frame", Boolean(words));
    if (!words) return undefined;
    const below = words.getBoundingClientRect().bottom + document.querySelector(".stMain").scrollTop - this.stage.offsetHeight;
    return Math.max(116, innerHeight - below - 12);
  }

  // Pixels from the top of the page to the areas.
  fromTop() {
    return this.stage.getBoundingClientRect().top + (document.querySelector(".stMain")?.scrollTop ?? 0);
  }

  // What the page will show once it has followed a choice; it says so itself when it cannot.
  async foresee(address) {
    try {
      const told = await layer(address);
      if (ahead.maps.has(this)) await this.take({ ...this.asked, layer: told.layer });
    } catch {
      return;
    }
  }

  async take(data) {
    const text = JSON.stringify(data);
    if (text === this.taken) return;
    this.taken = text;
    this.asked = data;
    ahead.maps[data.layer ? "add" : "delete"](this);
    if (!this.data) this.fit({ height: MAIN, ...data }); // what stands below does not jump when the boundaries come
    const started = performance.now();
    try {
      if (data.layer) data = await layer(data.layer);
      const [geometry, names] = await Promise.all([fetched(data.geometry), fetched(data.names)]);
      if (text !== this.taken) return;
      const inside = data.codes.replace(/[^x]/g, "i");
      if (this.geometry !== geometry || this.inside !== inside) this.view = { zoom: 1, x: 0, y: 0 };
      this.geometry = decoded(geometry);
      this.inside = inside;
      this.names = names;
    } catch {
      if (text !== this.taken) return;
      this.taken = "";
      this.legend.replaceChildren(made("li", "failed"));
      this.legend.firstChild.textContent = data.words.failed;
      return;
    }
    this.data = data;
    this.values = data.values ? data.values.split("\n") : [];
    this.greyed = data.greyed ?? "";
    this.texts = data.texts ? data.texts.split("\n") : [];
    this.box = this.shownBox();
    this.link(data.sync ?? "");
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", data.words.alt);
    this.hover(-1);
    this.walked = -1;
    this.order = undefined;
    this.fillLegend();
    this.fillButtons();
    this.years.take(data.frames);
    this.fit();
    this.draw();
    this.canvas.dataset.drawn = data.title;
    performance.measure("patokaz-map-draw", { start: started, end: performance.now() });
  }

  fillLegend() {
    const { legend, heading } = this.data;
    const title = made("li", "heading");
    title.textContent = heading ?? "";
    this.legend.replaceChildren(
      ...(heading ? [title] : []),
      ...legend.map(({ colour, text, count, kind }) => {
        const item = made("li", kind);
        const swatch = made("span", "swatch");
        swatch.style.setProperty("--colour", colour);
        const words = made("span", "words");
        words.textContent = text;
        const number = made("span", "count");
        number.textContent = count;
        item.append(swatch, words, ...(count ? [number] : []));
        return item;
      }),
    );
  }

  fillButtons() {
    const { words, quiet } = this.data;
    if (quiet || this.buttons.childElementCount) {
      [...this.buttons.children].forEach((button, i) => {
        button.title = [words.zoom_in, words.zoom_out, words.reset][i];
        button.setAttribute("aria-label", button.title);
      });
      return;
    }
    const button = (sign, title, act) => {
      const element = made("button", "", { type: "button", title, "aria-label": title });
      element.textContent = sign;
      element.addEventListener("click", act);
      return element;
    };
    this.buttons.append(
      button("+", words.zoom_in, () => this.zoomAt(STEP)),
      button("–", words.zoom_out, () => this.zoomAt(1 / STEP)),
      button("", words.reset, () => this.reset()),
    );
    this.buttons.lastChild.append(corners());
  }

  // Maps of the same link move and point together.
  link(name) {
    linked.get(this.linkName)?.delete(this);
    this.linkName = name;
    if (!name) return;
    if (!linked.has(name)) linked.set(name, new Set());
    linked.get(name).add(this);
  }

  others() {
    return [...(linked.get(this.linkName) ?? [])].filter((map) => map !== this && map.geometry === this.geometry);
  }

  // The box around what is not outside the chosen region, around everything where nothing is chosen.
  shownBox() {
    const { codes } = this.data;
    if (!codes.includes(OUTSIDE) || this.data.whole) return this.geometry.box;
    const shown = this.geometry.shapes.filter((_, i) => codes[i] !== OUTSIDE);
    const box = shown.reduce(
      (box, { box: b }) => [Math.min(box[0], b[0]), Math.min(box[1], b[1]), Math.max(box[2], b[2]), Math.max(box[3], b[3])],
      [Infinity, Infinity, -Infinity, -Infinity],
    );
    if (shown.length > 1) return box;
    const wide = box[2] - box[0], tall = box[3] - box[1]; // a place alone stands among its neighbours
    return [box[0] - wide, box[1] - tall, box[2] + wide, box[3] + tall];
  }

  // Map metres to pixels: what is shown fits at zoom 1.
  scaled() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    const [x0, y0, x1, y1] = this.box;
    // A map that fills the frame from side to side leaves the buttons their column.
    const wide = width - 16, tall = (height - 16) / (y1 - y0);
    const beside = this.data.quiet ? 0 : Math.min(BUTTONS, Math.max(0, BUTTONS - (wide - tall * (x1 - x0)) / 2));
    const k = Math.min((wide - beside) / (x1 - x0), tall) * this.view.zoom;
    return {
      k, width, height,
      x: (width - beside) / 2 - (k * (x0 + x1)) / 2 + this.view.x,
      y: height / 2 - (k * (y0 + y1)) / 2 + this.view.y,
    };
  }

  // A picture drawn before it is asked for fits while the map stands as it stood.
  standing() {
    const { k, width, height, x, y } = this.scaled();
    return [k, width, height, x, y, window.devicePixelRatio].join();
  }

  async drawAhead(told) {
    if (!this.stage.clientWidth || told === this.data) return;
    const [geometry, names] = await Promise.all([fetched(told.geometry), fetched(told.names)]);
    const { data, greyed, box, view, names: named, inside: within, geometry: stood } = this;
    const inside = told.codes.replace(/[^x]/g, "i");
    const stays = this.geometry === geometry && this.inside === inside;
    Object.assign(this, { data: told, greyed: told.greyed ?? "", names, inside, geometry: decoded(geometry), view: stays ? view : { zoom: 1, x: 0, y: 0 } });
    this.box = this.shownBox();
    const picture = made("canvas");
    this.paint(picture);
    const aside = { told, picture, standing: this.standing() };
    Object.assign(this, { data, greyed, box, view, names: named, inside: within, geometry: stood, aside });
  }

  prepared(canvas) {
    const { k, width, height, x, y } = this.scaled();
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const context = canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(k * ratio, 0, 0, k * ratio, x * ratio, y * ratio);
    context.lineJoin = "round";
    return { context, pixel: 1 / k };
  }

  draw() {
    if (!this.stage.clientWidth) return;
    if (this.aside?.told === this.data && this.aside.standing === this.standing()) {
      const { context } = this.prepared(this.canvas);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(this.aside.picture, 0, 0);
      Object.assign(this.canvas.dataset, this.aside.picture.dataset);
    } else this.paint(this.canvas);
    this.aside = undefined;
    this.drawOutline();
  }

  paint(canvas) {
    const { data, geometry } = this;
    const { context, pixel } = this.prepared(canvas);
    if (geometry.beyond) {
      context.fillStyle = this.hatched(context, pixel, data.colours.card, data.colours.hatch, 1);
      context.fill(geometry.without);
      context.strokeStyle = data.colours.upper;
      context.lineWidth = 1.1 * pixel;
      context.stroke(geometry.without);
    }
    const groups = new Map();
    geometry.shapes.forEach((shape, position) => {
      const code = this.greyed[position] === "1" ? "greyed" : data.codes[position] ?? (data.quiet ? "0" : "-");
      if (!groups.has(code)) groups.set(code, new Path2D());
      groups.get(code).addPath(shape.path);
    });
    for (const [code, path] of groups) {
      if (code === "-") context.fillStyle = this.hatched(context, pixel, data.colours.card, data.colours.hatch, 1);
      else if (code === "greyed") context.fillStyle = this.hatched(context, pixel, data.colours.missing, data.colours.upper, -1);
      else if (code === OUTSIDE) context.fillStyle = data.colours.outside;
      else context.fillStyle = data.colours.classes[Number(code)];
      context.fill(path, "evenodd");
    }
    const land = new Path2D();
    geometry.shapes.forEach((shape, position) => geometry.occupied?.[shape.id] && data.codes[position] !== OUTSIDE && land.addPath(geometry.land[shape.id]));
    context.fillStyle = this.hatched(context, pixel, data.colours.missing, data.colours.upper, -1);
    context.fill(land, "evenodd");
    const stroke = (path, colour, width) => {
      context.strokeStyle = colour;
      context.lineWidth = width * pixel;
      context.stroke(path);
    };
    stroke(geometry.lines.all, data.colours.border, geometry.shapes.length > 600 && this.view.zoom < 2 ? 0.3 : 0.6);
    context.globalAlpha = 0.75;
    stroke(geometry.lines.upper, data.colours.ink, 0.8);
    context.globalAlpha = 1;
    stroke(geometry.lines.country, data.colours.ink, 1.1);
    if (data.outlined?.length) {
      const outlined = new Set(data.outlined);
      for (const shape of geometry.shapes) if (outlined.has(shape.id)) stroke(shape.path, data.colours.contrast, 2.2);
    }
    const chosen = geometry.shapes.find((shape) => shape.id === data.selected);
    if (chosen) {
      if (data.quiet) {
        context.fillStyle = data.colours.contrast;
        context.fill(chosen.path, "evenodd");
      }
      stroke(chosen.path, data.colours.contrast, 2.5);
    }
    if (data.quiet && data.codes.includes(OUTSIDE)) this.drawInset(context, chosen);
    this.drawLabels(context);
  }

  // The country in a corner of a map that shows a place among its neighbours.
  insetBox() {
    const [x0, y0, x1, y1] = this.geometry.box;
    const { clientWidth: width, clientHeight: height } = this.stage;
    const k = Math.min((0.3 * width) / (x1 - x0), (0.34 * height) / (y1 - y0));
    const [wide, tall] = [k * (x1 - x0) + 12, k * (y1 - y0) + 12];
    return { k, left: width - wide, top: height - tall, wide, tall };
  }

  drawInset(context, chosen) {
    const { data, geometry } = this;
    const { k, left, top, wide, tall } = this.insetBox();
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = data.colours.card;
    context.fillRect(left, top, wide, tall);
    context.strokeStyle = data.colours.border;
    context.lineWidth = 1;
    context.strokeRect(left, top, wide + 2, tall + 2);
    const [x, y] = [left + 6 - k * geometry.box[0], top + 6 - k * geometry.box[1]];
    context.setTransform(k * ratio, 0, 0, k * ratio, x * ratio, y * ratio);
    context.strokeStyle = data.colours.ink;
    context.lineWidth = 1 / k;
    context.stroke(geometry.lines.country);
    context.stroke(geometry.without);
    if (!chosen) return;
    const [x0, y0, x1, y1] = chosen.box;
    context.beginPath();
    context.arc((x0 + x1) / 2, (y0 + y1) / 2, 3.5 / k, 0, 2 * Math.PI);
    context.fillStyle = data.colours.contrast;
    context.fill();
  }

  // What is written at places: beside them where it is free, never over another label and never beyond the frame.
  drawLabels(context) {
    const { data, geometry } = this;
    if (!data.labels?.length) return;
    const { k, width, height, x, y } = this.scaled();
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = `600 ${width < 420 ? 12 : 14}px "Source Sans", sans-serif`;
    context.textBaseline = "middle";
    const inset = this.insetBox();
    const taken = [data.quiet ? [inset.left, inset.top, width, height] : [width - 52, 0, width, 130]];
    const written = [];
    for (const [id, told] of data.labels) {
      const shape = geometry.shapes.find((one) => one.id === id);
      if (!shape) continue;
      const text = told || (this.names[id] ?? "");
      const [x0, y0, x1, y1] = shape.box;
      const px = x + (k * (x0 + x1)) / 2, py = y + (k * (y0 + y1)) / 2;
      if (taken.some((other) => px > other[0] - 5 && px < other[2] + 5 && py > other[1] - 3 && py < other[3] + 3)) continue;
      const wide = context.measureText(text).width, tall = 18;
      const spots = [[px + 9, py], [px - 9 - wide, py], [px - wide / 2, py - 17], [px - wide / 2, py + 17]];
      const free = spots.find(([left, middle]) => {
        const box = [left - 3, middle - tall / 2, left + wide + 3, middle + tall / 2];
        const inside = box[0] >= 2 && box[1] >= 2 && box[2] <= width - 2 && box[3] <= height - 2;
        return inside && taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
      });
      if (!free) continue;
      taken.push([free[0] - 3, free[1] - tall / 2, free[0] + wide + 3, free[1] + tall / 2], [px - 5, py - 5, px + 5, py + 5]);
      written.push([text, ...taken.at(-2)]);
      context.beginPath();
      context.arc(px, py, 4, 0, 2 * Math.PI);
      context.fillStyle = data.colours.ink;
      context.strokeStyle = data.colours.card;
      context.lineWidth = 1.5;
      context.fill();
      context.stroke();
      context.lineWidth = 4;
      context.strokeText(text, ...free);
      context.fillText(text, ...free);
    }
    context.canvas.dataset.labels = JSON.stringify(written);
  }

  hatched(context, pixel, ground, lines, direction) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    const pen = tile.getContext("2d");
    pen.fillStyle = ground;
    pen.fillRect(0, 0, 6, 6);
    pen.strokeStyle = lines;
    pen.lineWidth = 1.2;
    pen.beginPath();
    for (const shift of [-6, 0, 6]) {
      pen.moveTo(shift - 1, direction > 0 ? 7 : -1);
      pen.lineTo(shift + 7, direction > 0 ? -1 : 7);
    }
    pen.stroke();
    const pattern = context.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix().scale(pixel));
    return pattern;
  }

  drawOutline() {
    const { context, pixel } = this.prepared(this.outline);
    if (this.hovered < 0) return;
    context.strokeStyle = this.data.colours.ink;
    context.lineWidth = 2 * pixel;
    context.stroke(this.geometry.shapes[this.hovered].path);
  }

  at(event) {
    if (!this.geometry) return -1;
    const { k, x, y } = this.scaled();
    const bounds = this.canvas.getBoundingClientRect();
    const px = (event.clientX - bounds.left - x) / k;
    const py = (event.clientY - bounds.top - y) / k;
    const context = this.outline.getContext("2d");
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    const found = this.geometry.shapes.findIndex(
      ({ box, path }) =>
        px >= box[0] && px <= box[2] && py >= box[1] && py <= box[3] && context.isPointInPath(path, px, py, "evenodd"),
    );
    context.restore();
    return found >= 0 && this.data.codes[found] === OUTSIDE ? -1 : found;
  }

  // The same area on a linked map, its words beside it.
  point(position) {
    if (position < 0) return this.hover(-1, undefined, false);
    const { k, x, y } = this.scaled();
    const [x0, y0, x1, y1] = this.geometry.shapes[position].box;
    const bounds = this.stage.getBoundingClientRect();
    const clientX = bounds.left + x + (k * (x0 + x1)) / 2;
    const clientY = bounds.top + y + (k * (y0 + y1)) / 2;
    return this.hover(position, { clientX, clientY, pointerType: "linked" }, false);
  }

  hover(position, event, tell = true) {
    if (tell && position !== this.hovered) this.others().forEach((map) => map.point(position));
    if (position !== this.hovered) this.years.point(position);
    if (position < 0) {
      this.tip.hidden = true;
      if (this.hovered >= 0 && this.geometry) {
        this.hovered = -1;
        this.drawOutline();
      }
      this.hovered = -1;
      return;
    }
    if (position !== this.hovered) {
      this.hovered = position;
      this.drawOutline();
      this.fillTip(position, event.pointerType);
    }
    const bounds = this.stage.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const y = event.clientY - bounds.top;
    this.tip.hidden = false;
    const room = this.tip.offsetWidth + 18;
    this.tip.style.left = `${x + room > bounds.width ? Math.max(0, x - room) : x + 14}px`;
    this.tip.style.top = `${Math.max(0, Math.min(y + 14, bounds.height - this.tip.offsetHeight - 4))}px`;
  }

  fillTip(position, pointer) {
    const { words } = this.data;
    const id = this.geometry.shapes[position].id;
    const line = (className, text) => {
      const element = made("div", className);
      element.textContent = text;
      return element;
    };
    const parts = [line("name", this.names[id] ?? id)];
    if (this.texts[position]) parts.push(line("value", this.texts[position]));
    else if (this.values.length) {
      const missing = (this.data.codes[position] ?? "-") === "-";
      parts.push(line("value", missing ? words.missing : this.written(this.values[position])));
      const rank = this.greyed[position] === "1" ? "" : this.rank(position);
      if (rank) parts.push(line("quiet", words.rank.replace("{rank}", rank)));
    } else if (this.texts.length) parts.push(line("value", words.missing));
    if (this.greyed[position] === "1") parts.push(line("quiet", words.greyed));
    if (this.data.parts?.[id]) parts.push(line("quiet", this.data.parts[id]));
    const told = this.data.tips?.[Number(this.data.codes[position])];
    if (told) parts.push(line("quiet", told));
    if (pointer !== "linked") parts.push(line("quiet", pointer === "touch" ? words.open_again : words.open));
    this.tip.replaceChildren(...parts);
  }

  // Digits and a point, as sent, with the language's separators and the unit.
  written(number) {
    const [group, point, least] = this.data.separators;
    const [whole, part] = number.replace("-", "\u2212").split(".");
    const grouped = Number(number) < least && -Number(number) < least ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
    return this.data.prefix + (part === undefined ? grouped : grouped + point + part) + this.data.suffix;
  }

  rank(position) {
    const digits = (at) => [...this.data.ranks.slice(2 * at, 2 * at + 2)].map((digit) => DIGITS.indexOf(digit));
    const [high, low] = digits(position), from = this.data.ranked_from;
    if (!(high >= 0 && low >= 0)) return 0;
    if (!from) return high * 64 + low;
    const own = Number(this.values[position]);
    const before = this.values.filter((value, at) => (
      this.data.ranks[2 * at] !== " " && (from === "lowest" ? Number(value) < own : Number(value) > own)
    ));
    return 1 + before.length + high * 64 + low;
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => {
      this.pointers.set(event.pointerId, event);
      this.pressed = { x: event.clientX, y: event.clientY, moved: false };
      if (this.view.zoom > 1) canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.release(event));
    canvas.addEventListener("pointercancel", (event) => this.pointers.delete(event.pointerId));
    canvas.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") this.hover(-1);
      this.pointers.delete(event.pointerId);
    });
    canvas.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.zoomAt(event.deltaY < 0 ? 1.25 : 0.8, event);
      },
      { passive: false },
    );
    canvas.addEventListener("keydown", (event) => {
      const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
      const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
      if (!this.geometry) return;
      if (event.key === "Enter" && this.walked >= 0) this.open(this.geometry.shapes[this.walked].id);
      else if (event.key === "Escape") this.walk(0);
      else if (steps[event.key] && !event.shiftKey) this.walk(steps[event.key]);
      else if (event.key === "+" || event.key === "=") this.zoomAt(STEP);
      else if (event.key === "-") this.zoomAt(1 / STEP);
      else if (event.key === "0") this.reset();
      else if (moves[event.key] && this.view.zoom > 1) this.pan(...moves[event.key]);
      else return;
      event.preventDefault();
    });
  }

  // From place to place by the keys: in the order of the values, the highest first, then those set against no other, those without a value last, by name.
  walk(step) {
    if (!this.order) {
      const number = (i) => (this.values[i] === undefined || this.values[i] === "" ? -Infinity : Number(this.values[i]));
      const name = (i) => this.names[this.geometry.shapes[i].id] ?? "";
      const kind = (i) => (number(i) === -Infinity ? 2 : this.data.ranks?.[2 * i] === " " ? 1 : 0);
      this.order = this.geometry.shapes.map((_, i) => i).filter((i) => this.data.codes[i] !== OUTSIDE);
      this.order.sort((a, b) => kind(a) - kind(b) || (number(b) > number(a)) - (number(b) < number(a)) || name(a).localeCompare(name(b), document.documentElement.lang));
    }
    const at = this.order.indexOf(this.walked);
    const next = at < 0 ? (step > 0 ? 0 : this.order.length - 1) : (at + step + this.order.length) % this.order.length;
    this.walked = step ? this.order[next] : -1;
    this.point(this.walked);
    if (step) this.others().forEach((map) => map.point(this.walked));
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (before) {
      const dx = event.clientX - before.clientX;
      const dy = event.clientY - before.clientY;
      if (Math.hypot(event.clientX - this.pressed.x, event.clientY - this.pressed.y) > 6) this.pressed.moved = true;
      if (this.pointers.size === 2) {
        const other = [...this.pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
        const distance = (a) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
        this.zoomAt(distance(event) / Math.max(1, distance(before)), event);
      } else if (this.view.zoom > 1) this.pan(dx, dy);
      this.pointers.set(event.pointerId, event);
      if (this.pressed.moved) return;
    }
    if (event.pointerType !== "touch") {
      const position = this.at(event);
      this.canvas.style.cursor = position >= 0 ? "pointer" : "default";
      this.hover(position, event);
    }
  }

  release(event) {
    const held = this.pointers.delete(event.pointerId);
    if (!held || this.pressed.moved) return;
    const position = this.at(event);
    if (event.pointerType === "touch" && position !== this.hovered) {
      this.hover(position, event);
      return;
    }
    if (position >= 0) this.open(this.geometry.shapes[position].id);
  }

  zoomAt(factor, event) {
    const { view } = this;
    const zoom = Math.min(LARGEST, Math.max(1, view.zoom * factor));
    const real = zoom / view.zoom;
    const { width, height } = this.scaled();
    const bounds = this.canvas.getBoundingClientRect();
    const x = event ? event.clientX - bounds.left - width / 2 : 0;
    const y = event ? event.clientY - bounds.top - height / 2 : 0;
    view.x = x - (x - view.x) * real;
    view.y = y - (y - view.y) * real;
    view.zoom = zoom;
    this.pan(0, 0);
  }

  pan(dx, dy, tell = true) {
    const { width, height } = this.scaled();
    const { view } = this;
    const limitX = (width / 2) * (view.zoom - 1) + width * 0.2 * Math.min(1, view.zoom - 1);
    const limitY = (height / 2) * (view.zoom - 1) + height * 0.2 * Math.min(1, view.zoom - 1);
    view.x = Math.max(-limitX, Math.min(limitX, view.x + dx));
    view.y = Math.max(-limitY, Math.min(limitY, view.y + dy));
    this.canvas.style.touchAction = view.zoom > 1 ? "none" : "pan-y";
    if (tell) {
      for (const map of this.others()) {
        const { clientWidth, clientHeight } = map.stage;
        map.view = { zoom: view.zoom, x: (view.x * clientWidth) / width, y: (view.y * clientHeight) / height };
        map.pan(0, 0, false);
      }
    }
    if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.draw();
      });
    }
  }

  reset() {
    this.view = { zoom: 1, x: 0, y: 0 };
    this.pan(0, 0);
  }
}

// The years of a map: a slider with play, and the line of the place that is pointed at beside the middle of all. Classes are the
// same in every year.
class Years {
  constructor(map) {
    this.map = map;
    this.root = made("div", "years");
    this.root.hidden = true;
    this.button = made("button", "play", { type: "button" });
    this.slider = made("input", "", { type: "range", min: "0", step: "1" });
    this.output = made("output", "");
    this.line = made("div", "line", { role: "status" });
    const bar = made("div", "bar");
    bar.append(this.button, this.slider, this.output);
    this.root.append(bar, this.line);
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    this.slider.addEventListener("input", () => {
      this.stop();
      this.go(Number(this.slider.value));
    });
  }

  take(frames) {
    this.stop();
    this.frames = frames;
    this.root.hidden = !frames;
    if (!frames) return;
    this.rows = frames.values.map((text) => text.split("\n"));
    this.slider.max = String(frames.years.length - 1);
    this.slider.setAttribute("aria-label", frames.words.year);
    this.stop();
    this.go(frames.years.length - 1);
  }

  play() {
    if (this.position === this.frames.years.length - 1) this.go(0);
    this.button.textContent = "\u275A\u275A";
    this.button.setAttribute("aria-label", this.frames.words.pause);
    this.timer = setInterval(() => {
      if (this.position === this.frames.years.length - 1) this.stop();
      else this.go(this.position + 1);
    }, 900);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.button.textContent = "\u25B6";
    if (this.frames) this.button.setAttribute("aria-label", this.frames.words.play);
  }

  go(position) {
    const { map, frames } = this;
    this.position = position;
    this.slider.value = String(position);
    this.slider.setAttribute("aria-valuetext", String(frames.years[position]));
    this.output.textContent = frames.years[position];
    map.data = { ...map.data, codes: frames.codes[position], ranks: "" };
    if (frames.legends) { // each year has classes of its own
      const hatches = map.data.legend.filter(({ kind }) => kind !== "class");
      map.data.colours = { ...map.data.colours, classes: frames.shades[position] };
      map.data.legend = [...frames.legends[position], ...hatches];
      map.fillLegend();
    }
    map.values = this.rows[position];
    map.order = undefined;
    map.canvas.dataset.year = frames.years[position];
    [...map.legend.querySelectorAll("li:not(.heading)")].forEach((item, i) => {
      if (frames.counts[position][i] !== undefined && item.querySelector(".count")) item.querySelector(".count").textContent = frames.counts[position][i];
    });
    map.draw();
    if (map.hovered >= 0) map.fillTip(map.hovered, "linked");
    this.point(map.hovered);
  }

  point(position) {
    const { frames, map } = this;
    if (!frames) return;
    const middle = frames.medians;
    const own = position >= 0 ? this.rows.map((row) => (row[position] === "" ? null : Number(row[position]))) : [];
    const known = [...own, ...middle].filter((value) => value !== null);
    const words = made("p", "");
    const name = position >= 0 ? (map.names[map.geometry.shapes[position].id] ?? "") : "";
    words.textContent = name ? this.told(name, own, position) : frames.words.hint;
    if (!known.length) return this.line.replaceChildren(words);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const x = (i) => 6 + (288 * i) / Math.max(1, frames.years.length - 1);
    const y = (value) => 64 - (56 * (value - low)) / (high - low || 1);
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", "0 0 300 72");
    drawing.setAttribute("aria-hidden", "true");
    for (const [kind, values] of [["middle", middle], ["own", own]]) {
      let path = "";
      // Two values are a slope, dashed where they are parted by a break.
      const slope = values.filter((value) => value !== null).length === 2;
      values.forEach((value, i) => {
        if (value === null) return;
        const joined = i && values[i - 1] !== null && (slope || !frames.breaks.includes(frames.years[i]));
        path += `${joined ? "L" : "M"}${x(i)} ${y(value)}${joined ? "" : "h.01"}`;
      });
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("d", path);
      line.setAttribute("class", slope && frames.breaks.length ? `${kind} across` : kind);
      drawing.append(line);
    }
    const mark = document.createElementNS(SVG, "path");
    mark.setAttribute("d", `M${x(this.position)} 2v68`);
    mark.setAttribute("class", "now");
    drawing.append(mark);
    this.line.replaceChildren(drawing, words);
  }

  told(name, own, position) {
    const known = own.flatMap((value, i) => (value === null ? [] : [[this.frames.years[i], this.rows[i]]]));
    if (!known.length) return `${name}: ${this.map.data.words.missing}`;
    const end = ([year, row]) => `${this.map.written(row[position])} (${year})`;
    const ends = known.length > 1 ? [known[0], known.at(-1)] : known;
    return `${name}: ${ends.map(end).join(" \u2192 ")}`;
  }
}
