/** The place of a record, larger than on its page: small print is read without zooming the page. */
const SCALE = 2; // pixels a point of the picture that is shown
const MARGIN = 16; // points of the page around the boxes
const LEAST = { width: 230, height: 64 }; // points: less would not show where on the page it is
const GAIN = 1.2; // how much larger than on the page it must be to be worth its room
const MOST = 2; // pages
const SVG = "http://www.w3.org/2000/svg";

/**
 * Put the places of a record below the heading of its panel.
 * @param {HTMLElement} place the panel
 */
export function closeUp(place) {
  const record = place.querySelector(".panel")?.dataset.record;
  const about = place.querySelector(".panel .about");
  if (!record || !about) return;
  const shown = sheetsOf(record).slice(0, MOST);
  about.append(...shown.map(([sheet, boxes]) => drawn(sheet, boxes, about.clientWidth)).filter(Boolean));
}

/** Return the pages on which a record stands, each with its boxes. */
function sheetsOf(record) {
  const found = new Map();
  for (const box of document.querySelectorAll(`#sheets .sheet[data-page] .box[data-record="${CSS.escape(record)}"]`)) {
    const sheet = box.closest(".sheet");
    if (sheet.querySelector("img")) found.set(sheet, [...(found.get(sheet) ?? []), box]);
  }
  return [...found];
}

/** Return the picture, or nothing where the page shows it as large. */
function drawn(sheet, boxes, room) {
  const page = { width: Number(sheet.dataset.width), height: Number(sheet.dataset.height) };
  const part = region(boxes.map(sides), page);
  if (room / part.width < (GAIN * sheet.clientWidth) / page.width) return null;
  const picture = made("svg", { viewBox: `${part.x} ${part.y} ${part.width} ${part.height}`, class: "closeup", role: "img" });
  picture.setAttribute("aria-label", `Its place on page ${sheet.dataset.page}, larger`);
  const address = new URL(sheet.querySelector("img").src);
  address.searchParams.set("scale", SCALE);
  const image = made("image", { href: address.pathname + address.search, ...page, preserveAspectRatio: "none" });
  image.addEventListener("error", () => picture.remove());
  picture.append(image);
  for (const { x, y, width, height } of boxes.map(sides)) picture.append(made("rect", { x, y, width, height, rx: 1.5 }));
  return picture;
}

function sides(box) {
  return Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, Number(box.getAttribute(name))]));
}

/** Return what is shown around boxes: wide enough, and within the page. */
function region(boxes, page) {
  const [x, width] = span(boxes.map((box) => [box.x, box.x + box.width]), LEAST.width, page.width);
  const [y, height] = span(boxes.map((box) => [box.y, box.y + box.height]), LEAST.height, page.height);
  return { x, y, width, height };
}

function span(ends, least, most) {
  const from = Math.min(...ends.map((one) => one[0])) - MARGIN;
  const to = Math.max(...ends.map((one) => one[1])) + MARGIN;
  const length = Math.min(Math.max(to - from, least), most);
  const start = (from + to - length) / 2;
  return [Math.min(Math.max(start, 0), most - length), length];
}

function made(name, told) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(told)) element.setAttribute(key, value);
  return element;
}
