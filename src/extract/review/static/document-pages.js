/** Which page is in view: its number is told, and can be gone to. */
import { say } from "./document-address.js";
import { motion } from "./document-scrolling.js";

let root;
let ticking = false;

/** Listen to scrolling, to the buttons beside the number, and to pictures that cannot be drawn. */
export function pages(document_) {
  root = document_;
  const column = root.querySelector("#sheets");
  const number = root.querySelector("#page-number");
  column.addEventListener("scroll", () => {
    if (!ticking) requestAnimationFrame(tell);
    ticking = true;
  });
  number.addEventListener("change", () => go(Number(number.value)));
  for (const button of root.querySelectorAll("[data-go]"))
    button.addEventListener("click", () => go(current() + (button.dataset.go === "next" ? 1 : -1)));
  document.addEventListener("desk:page", (event) => go(event.detail.page));
  root.addEventListener("error", (event) => undrawn(event.target), true);
  for (const picture of root.querySelectorAll(".sheet img"))
    if (picture.complete && !picture.naturalWidth && picture.currentSrc) undrawn(picture);
}

/** Return the number of the page in the middle of the column; of small pages, the first that is wholly in view. */
export function current() {
  const column = root.querySelector("#sheets").getBoundingClientRect();
  const sheets = [...root.querySelectorAll("#sheets .sheet")];
  const line = column.top + Math.min(column.height / 2, (sheets[0]?.clientHeight ?? 0) * 0.6);
  const found = sheets.find((sheet) => sheet.getBoundingClientRect().bottom > line) ?? sheets.at(-1);
  return Number(found?.dataset.page ?? 1);
}

function go(page) {
  const sheets = [...root.querySelectorAll("#sheets .sheet")];
  const sheet = sheets[Math.min(Math.max(page, 1), sheets.length) - 1];
  const column = root.querySelector("#sheets");
  if (!sheet) return;
  const top = sheet.getBoundingClientRect().top - column.getBoundingClientRect().top - 8;
  column.scrollBy({ top, behavior: motion() });
}

function tell() {
  ticking = false;
  const number = root.querySelector("#page-number");
  const page = current();
  if (document.activeElement !== number) number.value = page;
  say({ page });
}

function undrawn(picture) {
  const sheet = picture.closest?.(".sheet");
  if (!sheet || picture.tagName !== "IMG") return;
  sheet.classList.add("undrawn");
  picture.hidden = true;
  sheet.querySelector(".lost").hidden = false;
}
