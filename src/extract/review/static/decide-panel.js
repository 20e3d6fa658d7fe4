/** The panel follows what is chosen, and after a decision goes on to the next. */
import { closeUp } from "./decide-closeup.js";
import { drafts, restore } from "./decide-forms.js";
import { choose, chosenNow, documentOf, go, queued, queueOf, ready, say, waits } from "./decide-place.js";
import { walk } from "./decide-walking.js";

let asking = null; // the request that goes on
let pending = null; // what was decided, until its panel stands

/** Listen to choices and decisions. */
export function panel() {
  document.addEventListener("desk:chosen", (event) => load(event.detail.record));
  document.body.addEventListener("decided", (event) => decided(event.detail));
  const place = document.querySelector("#panel");
  place.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target !== place) return;
    if (ready()) waits("sending", true);
    else event.preventDefault();
  });
  place.addEventListener("htmx:afterRequest", (event) => event.detail.target === place && waits("sending", false));
  place.addEventListener("submit", (event) => event.preventDefault()); // a form that htmx does not know yet would leave the page
  window.addEventListener("pageshow", () => waits("loading", false));
  place.addEventListener("htmx:afterSwap", (event) => event.target === place && settle(place));
  place.addEventListener("click", (event) => {
    const target = event.target.closest("[data-load], [data-choose]");
    if (target?.dataset.load) load(target.dataset.load);
    if (target?.dataset.choose) choose(target.dataset.choose, target.dataset.kind);
  });
}

/** Show the panel of a record; a later choice overtakes an earlier one. */
export async function load(record) {
  const place = document.querySelector("#panel");
  if (record !== chosenNow()) drafts();
  asking?.abort();
  const mine = (asking = new AbortController());
  waits("loading", true);
  const address = new URL(`/documents/${documentOf()}/panel/${encodeURIComponent(record)}`, location.origin);
  if (queueOf()) address.searchParams.set("queue", queueOf());
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: mine.signal });
    const busy = document.activeElement?.closest("#panel");
    show(place, await answer.text());
    if (busy) focus(place);
  } catch (error) {
    if (error.name !== "AbortError") say("The desk does not answer. Look whether it still runs.");
  } finally {
    if (asking === mine) waits("loading", false);
  }
}

/** Put a panel in its place, its htmx attributes at work. */
function show(place, html) {
  const told = new DOMParser().parseFromString(html, "text/html").body.childNodes;
  place.replaceChildren(...told);
  window.htmx?.process(place);
  place.scrollTop = 0;
  restore(place);
  closeUp(place);
}

function decided(detail) {
  pending = detail;
  if (detail.said) say(detail.said);
}

/** Once the panel of a decision stands: go on, or stay with it in view. */
function settle(place) {
  const next = pending;
  pending = null;
  place.scrollTop = 0;
  closeUp(place);
  focus(place);
  if (!next?.onward) return;
  if (next.next && (next.back || queued())) go(next.next);
  else if (!queued()) walk("following");
  else say(`${next.said ?? ""} This was the last of the queue.`);
}

/** Set the focus on what is wrong, else on the heading, from where all keys work. */
function focus(place) {
  const wrong = place.querySelector('[aria-invalid="true"]') ?? place.querySelector("#panel-told");
  const blank = place.querySelector(".adding #decide .blank :is(input, select, textarea):not([type=hidden])");
  const target = wrong ?? blank ?? place.querySelector("#panel-title");
  target?.focus();
  if (target === blank) blank?.select?.();
}
