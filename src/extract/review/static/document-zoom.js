/** How large pages are: as wide as their column, wholly in view, or a share of their printed size. */
import { keep, kept } from "./document-address.js";

const STEPS = [0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];
const PRINTED = 96 / 72; // CSS pixels a point
const MARGIN = 26; // pixels around a page in its column

let root;
let mode; // "width", "page" or a share

/** Begin with the size that was chosen before. */
export function zoom(document_) {
  root = document_;
  mode = kept("zoom", "width");
  for (const button of root.querySelectorAll("[data-zoom]"))
    button.addEventListener("click", () => set(next(button.dataset.zoom)));
  const fit = () => apply();
  new ResizeObserver(fit).observe(root.querySelector("#sheets"));
  document.addEventListener("desk:earlier", fit);
}

/** Set the size of all pages; the point in the middle of the window stays there. */
function set(wanted) {
  mode = wanted;
  keep("zoom", mode);
  const column = root.querySelector("#sheets");
  const middle = (column.scrollTop + column.clientHeight / 2) / column.scrollHeight;
  apply();
  column.scrollTop = middle * column.scrollHeight - column.clientHeight / 2;
}

function next(wish) {
  if (wish !== "in" && wish !== "out") return wish;
  const sheet = root.querySelector("#sheets .sheet");
  const now = sheet ? sheet.clientWidth / (Number(sheet.dataset.width) * PRINTED) : 1;
  const steps = wish === "in" ? STEPS.filter((one) => one > now + 0.01) : STEPS.filter((one) => one < now - 0.01).reverse();
  return steps[0] ?? now;
}

function apply() {
  for (const column of root.querySelectorAll(".sheets")) {
    const frame = column.closest(".earlier") ?? column;
    for (const sheet of column.querySelectorAll(".sheet:not(.no-picture)")) {
      const width = widthOf(sheet, frame);
      sheet.style.width = mode === "width" ? "" : `${width}px`;
      const picture = sheet.querySelector("img");
      if (picture) picture.sizes = `${Math.round(width)}px`;
    }
  }
  told();
}

function widthOf(sheet, frame) {
  const [width, height] = [Number(sheet.dataset.width), Number(sheet.dataset.height)];
  const across = frame.clientWidth - MARGIN;
  if (mode === "width") return across;
  if (mode === "page") return Math.min(across, ((frame.clientHeight - MARGIN) * width) / height);
  return width * PRINTED * mode;
}

function told() {
  const sheet = root.querySelector("#sheets .sheet:not(.no-picture)");
  const said = root.querySelector("#zoom-said");
  if (!sheet || !said) return;
  const share = widthOf(sheet, root.querySelector("#sheets")) / (Number(sheet.dataset.width) * PRINTED);
  said.textContent = `${Math.round(share * 100)}%`;
  for (const name of ["width", "page"])
    root.querySelector(`[data-zoom="${name}"]`).setAttribute("aria-pressed", String(mode === name));
}
