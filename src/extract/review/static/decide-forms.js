/** Forms: what unfolds, several values in one field, usual reasons, and changes that are not saved yet. */
import { chosenNow, queued, say } from "./decide-place.js";
import { walk } from "./decide-walking.js";

const kept = new Map(); // record -> what was typed and not saved

/** Listen to the panel's forms. */
export function forms() {
  const place = document.querySelector("#panel");
  place.addEventListener("click", onClick);
  place.addEventListener("keydown", onKey);
  place.addEventListener("input", (event) => event.target.matches(".another") && picked(event) && chip(event.target));
  place.addEventListener("submit", guard, true);
  place.addEventListener("change", (event) => event.target.id === "onward" && onward(event.target));
}

/** Tell whether the form of the panel has changes that are not saved. */
export function changed() {
  const form = document.querySelector("#panel form#decide");
  return Boolean(form && !form.closest(".adding") && fields(form).some(differs));
}

/** Keep what was typed and not saved, for when the record is chosen again. */
export function drafts() {
  const record = chosenNow();
  if (!record) return;
  const form = document.querySelector("#panel form#decide");
  if (changed()) kept.set(record, fields(form).filter(differs).map((one) => [one.name, one.value]));
  else kept.delete(record);
}

/** Put back what was typed before. */
export function restore(place) {
  const box = place.querySelector("#onward");
  const chosen = sessionStorage.getItem("desk.onward");
  if (box) box.checked = chosen === null ? queued() : chosen === "yes";
  const before = kept.get(chosenNow());
  if (!before) return;
  for (const [name, value] of before) {
    const field = place.querySelector(`#decide [name="${CSS.escape(name)}"]:not([type="hidden"])`);
    if (field) field.value = value;
  }
  kept.delete(chosenNow());
  say("Your changes here are not saved yet.");
}

function fields(form) {
  return [...form.elements].filter((one) => one.name?.startsWith("value.") && one.type !== "hidden");
}

function differs(field) {
  if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
  const first = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(first, 0);
}

/** Let nobody accept a record while changes to it are not saved. */
function guard(event) {
  if (event.target.id === "decide") kept.delete(chosenNow());
  if (event.target.id !== "accept" || !changed()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say("You have changed fields: save them with Enter, or leave them with Esc.");
}

function onward(box) {
  sessionStorage.setItem("desk.onward", box.checked ? "yes" : "no");
}

function onClick(event) {
  const target = event.target.closest("button");
  if (!target) return;
  if (target.matches(".drop")) drop(target);
  if (target.dataset.reason) reason(target);
  if (target.dataset.focus) enter(document.querySelector(target.dataset.focus));
  if (target.dataset.open) unfold(document.querySelector(target.dataset.open));
  if (target.dataset.walk) walk(target.dataset.walk);
  if (target.dataset.part !== undefined) part(target);
}

function onKey(event) {
  const field = event.target;
  if (field.matches(".another") && ["Enter", ",", ";"].includes(event.key) && field.value.trim()) {
    event.preventDefault();
    chip(field);
  } else if (field.matches(".another") && event.key === "Backspace" && !field.value) {
    const last = [...field.parentElement.querySelectorAll(".drop")].at(-1);
    if (last) drop(last);
  } else if (field.matches("textarea") && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    field.form.requestSubmit(field.form.querySelector("button[type=submit]"));
  } else if (event.key === "Escape") leave(event);
}

/** Leave a field: what was typed in the form is dropped, and all keys work again. */
function leave(event) {
  const form = event.target.closest("form");
  const fold = event.target.closest("details");
  if (event.target.closest(".adding") || !(form || fold)) return;
  event.stopPropagation();
  form?.reset();
  if (fold) fold.open = false;
  document.querySelector("#panel-title")?.focus();
}

function enter(form) {
  const field = form && [...form.elements].find((one) => one.type !== "hidden" && one.type !== "submit" && one.tagName !== "BUTTON" && one.tagName !== "FIELDSET");
  field?.focus();
  field?.select?.();
}

/** Open what is folded, with the focus on its first field. */
export function unfold(fold) {
  if (!fold) return;
  fold.open = true;
  fold.scrollIntoView({ block: "nearest" });
  fold.querySelector("select, textarea, input:not([type=hidden])")?.focus();
}

function reason(button) {
  const field = document.querySelector("#reason");
  field.value = button.dataset.reason;
  for (const one of button.parentElement.children) one.setAttribute("aria-pressed", String(one === button));
}

/** Tell whether a value was picked from the list of a field, not typed. */
const picked = (event) => !event.inputType || event.inputType === "insertReplacementText";

/** Make a value of what was typed into a field that takes several. */
function chip(field) {
  const text = field.value.replace(/[,;]\s*$/, "").trim();
  if (!text) return;
  const made = document.createElement("span");
  made.className = "chip";
  const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: field.name, value: text });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "drop", textContent: "×" });
  button.setAttribute("aria-label", `Remove ${text}`);
  made.append(hidden, text, button);
  field.before(made);
  field.value = "";
}

function drop(button) {
  const field = button.closest(".chips").querySelector(".another");
  button.closest(".chip").remove();
  field.focus();
}

/** Add the form of one part more. */
function part(button) {
  const parts = button.form.querySelector(".parts");
  const made = parts.lastElementChild.cloneNode(true);
  const number = parts.children.length;
  for (const one of made.querySelectorAll("[name], [id], [for], [aria-describedby], [hx-get], [hx-target]"))
    for (const attribute of [...one.attributes]) attribute.value = attribute.value.replace(/part([.-])\d+/g, `part$1${number}`);
  for (const one of made.querySelectorAll(".chip")) one.remove();
  for (const one of made.querySelectorAll("input, select")) one.value = "";
  for (const one of made.querySelectorAll(".error, .hint")) one.textContent = "";
  made.querySelector("legend").textContent = `Part ${number + 1}`;
  parts.append(made);
  window.htmx?.process(made);
  made.querySelector("input").focus();
}
