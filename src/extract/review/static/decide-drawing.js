/** The box over a page, in PDF points from the top left, and the words that can be chosen there. */
import { documentOf, say } from "./decide-place.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST = 3; // points: what is smaller is a click
const STEP = 4; // points that an arrow moves
const SIZE = { width: 120, height: 16 }; // of a box that nobody has drawn yet
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export class Drawing {
  /** @param {{read: Function, end: Function, start: string | null}} told */
  constructor({ read, end, start }) {
    this.read = read;
    this.leave = end;
    this.stop = new AbortController();
    this.sheets = [...document.querySelectorAll("section.sheet[data-page]")].filter((sheet) => sheet.querySelector("svg"));
    for (const sheet of this.sheets) this.open(sheet);
    document.addEventListener("keydown", (event) => this.onKey(event), { signal: this.stop.signal });
    this.first = null;
    const place = this.begin(start);
    if (place) this.draw(...place);
  }

  /** Let a page be drawn on; its words come when it is first in view. */
  open(sheet) {
    const svg = svgOf(sheet);
    svg.classList.add("drawing");
    const listen = (name, heard) => svg.addEventListener(name, heard, { signal: this.stop.signal });
    listen("pointerdown", (event) => this.down(event, sheet));
    listen("pointermove", (event) => this.move(event));
    listen("pointerup", (event) => this.up(event));
    listen("pointercancel", () => this.forget());
    listen("click", (event) => event.stopPropagation());
    this.seen ??= new IntersectionObserver((found) => found.filter((one) => one.isIntersecting).forEach((one) => this.fetch(one.target)));
    this.seen.observe(sheet);
  }

  /** Return where the first box stands: around the chosen record, else in the middle of what is in view. */
  begin(record) {
    const boxes = record ? [...document.querySelectorAll(`section.sheet[data-page] .box[data-record="${CSS.escape(record)}"]`)] : [];
    const sheet = boxes[0]?.closest("section.sheet") ?? this.inView();
    if (!sheet) return null;
    const there = boxes.filter((box) => box.closest("section.sheet") === sheet);
    if (there.length) return [sheet, around(there)];
    const { width, height } = svgOf(sheet).viewBox.baseVal;
    const top = Math.min(Math.max(this.middle(sheet), 0), height - SIZE.height);
    return [sheet, { x0: width / 2 - SIZE.width / 2, top, x1: width / 2 + SIZE.width / 2, bottom: top + SIZE.height }];
  }

  /** Return the page that covers the middle of the window. */
  inView() {
    const middle = innerHeight / 2;
    const found = this.sheets.find((sheet) => sheet.getBoundingClientRect().bottom > middle);
    return found ?? this.sheets.at(-1) ?? null;
  }

  /** Return the height on a page at which the middle of the window lies, in points. */
  middle(sheet) {
    return point(svgOf(sheet), { clientX: 0, clientY: innerHeight / 2 }).y;
  }

  down(event, sheet) {
    if (!event.isPrimary) return this.forget(); // two fingers enlarge the page
    if (event.button) return;
    event.preventDefault();
    const svg = svgOf(sheet);
    svg.setPointerCapture(event.pointerId);
    const at = point(svg, event);
    this.drag = { sheet, at, word: document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.matches(".word")) };
  }

  /** Let a drag go that has become something else: two fingers, or what the browser makes of it. */
  forget() {
    this.drag = null;
  }

  move(event) {
    if (!this.drag || !event.isPrimary) return;
    const { sheet, at } = this.drag;
    const now = point(svgOf(sheet), event);
    if (Math.hypot(now.x - at.x, now.y - at.y) >= LEAST) this.draw(sheet, between(at, now));
  }

  up(event) {
    if (!this.drag || !event.isPrimary) return;
    const { sheet, at, word } = this.drag;
    this.drag = null;
    const now = point(svgOf(sheet), event);
    if (Math.hypot(now.x - at.x, now.y - at.y) >= LEAST) {
      this.draw(sheet, between(at, now));
      this.read(this.place());
    } else if (word) this.choose(sheet, word);
  }

  /** Take a word as the first, or as the last of those to read. */
  choose(sheet, word) {
    if (!this.first || this.first.closest("section.sheet") !== sheet) {
      this.first?.classList.remove("picked");
      this.first = word;
      word.classList.add("picked");
      say(`From “${word.dataset.text}”: now choose the last word, or the same once more.`);
      return;
    }
    const [first, last] = [Number(this.first.dataset.n), Number(word.dataset.n)].sort((a, b) => a - b);
    this.draw(sheet, around([this.first, word]));
    this.first.classList.remove("picked");
    this.first = null;
    this.read({ ...this.place(), first, last });
  }

  onKey(event) {
    if (event.target.matches?.("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") this.leave();
    else if (event.key === "Enter" && !event.target.matches?.("button, a, summary")) this.read(this.place());
    else if (event.key in ARROWS && this.box) this.shift(ARROWS[event.key], event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Move the box, or with Shift its lower right corner. */
  shift([across, down], sizing) {
    const { width, height } = svgOf(this.sheet).viewBox.baseVal;
    const box = { ...this.box };
    if (!sizing) {
      box.x0 += across;
      box.top += down;
    }
    box.x1 += across;
    box.bottom += down;
    if (box.x0 < 0 || box.top < 0 || box.x1 > width || box.bottom > height || box.x1 - box.x0 < STEP || box.bottom - box.top < STEP) return;
    this.draw(this.sheet, box);
    say(this.inside() || "No words stand in the box.");
  }

  /** Return the words in the box. */
  inside() {
    const held = (word) => {
      const { x, y, width, height } = numbers(word);
      return x + width / 2 > this.box.x0 && x + width / 2 < this.box.x1 && y + height / 2 > this.box.top && y + height / 2 < this.box.bottom;
    };
    return [...svgOf(this.sheet).querySelectorAll(".word")].filter(held).map((word) => word.dataset.text).join(" ");
  }

  /** Draw the box on a page. */
  draw(sheet, box) {
    this.sheet = sheet;
    this.box = box;
    this.rect?.remove();
    this.rect = rect("draft", box);
    svgOf(sheet).append(this.rect);
    if (!this.drag) this.rect.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Return the box as the server takes it. */
  place() {
    return { page: this.sheet.dataset.page, ...this.box };
  }

  /** Show the lines that were read: page, x0, top, x1, bottom of each. */
  mark(spans) {
    for (const one of document.querySelectorAll("svg .marked")) one.remove();
    for (const [page, x0, top, x1, bottom] of spans) {
      const sheet = this.sheets.find((one) => one.dataset.page === String(page));
      if (sheet) svgOf(sheet).append(rect("marked", { x0, top, x1, bottom }));
    }
  }

  /** Fetch the words of a page, once. */
  async fetch(sheet) {
    if (sheet.dataset.words) return;
    sheet.dataset.words = "asked";
    const answer = await fetch(`/documents/${documentOf()}/pages/${sheet.dataset.page}/words`, { signal: this.stop.signal }).catch(() => null);
    if (!answer?.ok) {
      delete sheet.dataset.words;
      return;
    }
    const { words } = await answer.json();
    const group = document.createElementNS(SVG, "g");
    group.setAttribute("class", "desk-words");
    words.forEach((word, n) => {
      const made = rect("word", word);
      made.dataset.n = n;
      made.dataset.text = word.text;
      group.append(made);
    });
    if (this.stop.signal.aborted) delete sheet.dataset.words;
    else svgOf(sheet).append(group);
  }

  /** Take everything from the pages again. */
  end() {
    this.stop.abort();
    this.seen?.disconnect();
    for (const sheet of this.sheets) {
      delete sheet.dataset.words;
      svgOf(sheet).classList.remove("drawing");
      for (const one of svgOf(sheet).querySelectorAll(".draft, .marked, .desk-words")) one.remove();
    }
  }
}

const svgOf = (sheet) => sheet.querySelector(":scope > svg");

/** Return a place of the window as points of the page. */
function point(svg, { clientX, clientY }) {
  const { width, height } = svg.viewBox.baseVal;
  const shown = svg.getBoundingClientRect();
  const within = (value, most) => Math.min(Math.max(value, 0), most);
  return {
    x: within(((clientX - shown.left) / shown.width) * width, width),
    y: within(((clientY - shown.top) / shown.height) * height, height),
  };
}

function between(one, other) {
  return { x0: Math.min(one.x, other.x), top: Math.min(one.y, other.y), x1: Math.max(one.x, other.x), bottom: Math.max(one.y, other.y) };
}

function numbers(shape) {
  return Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, Number(shape.getAttribute(name))]));
}

function around(shapes) {
  const boxes = shapes.map(numbers);
  return {
    x0: Math.min(...boxes.map((box) => box.x)),
    top: Math.min(...boxes.map((box) => box.y)),
    x1: Math.max(...boxes.map((box) => box.x + box.width)),
    bottom: Math.max(...boxes.map((box) => box.y + box.height)),
  };
}

function rect(name, { x0, top, x1, bottom }) {
  const made = document.createElementNS(SVG, "rect");
  made.setAttribute("class", name);
  for (const [attribute, value] of Object.entries({ x: x0, y: top, width: x1 - x0, height: bottom - top })) made.setAttribute(attribute, value);
  return made;
}
