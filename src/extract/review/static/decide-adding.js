/** Adding a record: a box is drawn on a page, or its first and last word are chosen; by keys the box is moved. */
import { Drawing } from "./decide-drawing.js";
import { choose, chosenNow, documentOf, queueOf } from "./decide-place.js";

const HELP = "Draw a box around the words, or choose the first and the last word. By keys: arrows, Shift and arrows, Enter. Esc leaves.";
const UNCLAIMED = "amount_unclaimed";
let drawing = null;

/** Listen to the buttons that begin and end it. */
export function adding() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-add]")) begin();
    if (event.target.closest("[data-cancel]")) cancel();
  });
  document.querySelector("#panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest(".adding")) cancel();
  });
  document.body.addEventListener("decided", end);
  document.addEventListener("desk:chosen", end);
  document.querySelector("#panel").addEventListener("htmx:afterSwap", mark);
}

/** Tell whether keys belong to the box that is drawn. */
export const busy = () => drawing !== null && !document.querySelector("#panel .adding")?.contains(document.activeElement);

/** Begin, with a box where the chosen record stands, else in the middle of the page in view. */
export function begin() {
  end();
  const chosen = document.querySelector("#panel .panel");
  drawing = new Drawing({ read, end: cancel, start: chosenNow() });
  bar();
  if (chosen?.dataset.answers === UNCLAIMED && drawing.box) read(drawing.place());
}

/** Leave it, and show again what was chosen before. */
function cancel() {
  const back = chosenNow();
  end();
  if (back && document.querySelector("#panel .adding")) choose(back);
}

function end() {
  drawing?.end();
  drawing = null;
  document.querySelector("#drawing")?.remove();
}

/** Read what stands in a box, or from one word to another. */
function read(place) {
  const answers = document.querySelector("#panel .panel")?.dataset.answers || "";
  const values = { ...place, queue: queueOf(), answers };
  window.htmx.ajax("POST", `/documents/${documentOf()}/words`, { target: "#panel", swap: "innerHTML", values });
}

/** Show on the page which words were read. */
function mark() {
  const told = document.querySelector("#panel .adding");
  if (told?.dataset.spans) drawing?.mark(JSON.parse(told.dataset.spans));
}

/** The line that tells what to do, with a way out for those without keys. */
function bar() {
  const line = document.createElement("div");
  line.id = "drawing";
  line.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = HELP;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Leave it" });
  button.dataset.cancel = "";
  line.append(text, button);
  document.body.append(line);
}
