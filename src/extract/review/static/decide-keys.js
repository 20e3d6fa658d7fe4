/** Keys: one for each thing that can be done. They are buttons of the panel; none works while somebody types. */
import { begin, busy } from "./decide-adding.js";
import { unfold } from "./decide-forms.js";
import { ready } from "./decide-place.js";
import { walk } from "./decide-walking.js";

const WALKS = { j: "following", k: "previous", n: "next" };
const ONCE = new Set(["a", "x", "u", "z"]); // one press, one decision

/** Listen to keys everywhere on the page. */
export function keys() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-help]")) help();
  });
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]") || busy()) return;
  if (ONCE.has(event.key) && (event.repeat || !ready())) return;
  const done = act(event.key);
  if (done) event.preventDefault();
}

/** Do what a key stands for; tell whether it stands for anything. */
function act(key) {
  if (key === "?") return help();
  const button = document.querySelector(`#panel [data-key="${CSS.escape(key)}"]`);
  if (button) {
    if (button.tagName === "SUMMARY") unfold(button.parentElement);
    else button.click();
    return true;
  }
  if (key in WALKS) walk(WALKS[key]);
  else if (key === "i") begin();
  else return false;
  return true;
}

/** Tell whether keys belong to a field. */
function typing(target) {
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input") && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

function help() {
  const dialog = document.querySelector("dialog#keys");
  if (!dialog) return false;
  if (!dialog.open) dialog.showModal();
  return true;
}
