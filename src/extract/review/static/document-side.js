/** Where there is no room for both, the panel of what is chosen stands in the place of the lists: two buttons turn. */
import { reveal } from "./document-scrolling.js";

let root;

/** Listen to the two buttons; who chooses wants to decide. */
export function side(document_) {
  root = document_;
  for (const button of root.querySelectorAll("[data-side]"))
    button.addEventListener("click", () => turn(button.dataset.side));
  document.addEventListener("desk:chosen", () => turn("panel"));
  root.querySelector("#panel").addEventListener("htmx:afterSwap", () => turn("panel"));
}

function turn(to) {
  root.querySelector(".side").classList.toggle("listing", to === "lists");
  for (const button of root.querySelectorAll("[data-side]"))
    button.setAttribute("aria-pressed", String(button.dataset.side === to));
  const row = root.querySelector("#lists .chosen");
  if (to === "lists" && row) reveal(root.querySelector(".lists"), row);
}
