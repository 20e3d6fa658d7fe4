/** From record to record: along the list of the document, or along the queue. */
import { choose, chosenNow, documentOf, go, queueOf, say } from "./decide-place.js";

/** Go `previous`, `following` (both in the list) or `next` (in the queue; at its end, to the next issue of the list). */
export async function walk(way) {
  if (way === "next" && (await onward())) return;
  const rows = [...document.querySelectorAll("li.record[data-record]:not(.kind-comparison)")].filter((row) => !row.hidden && !row.closest("[hidden], details:not([open])"));
  const here = rows.findIndex((row) => row.dataset.record === chosenNow());
  const row = way === "previous" ? rows[here - 1] : after(rows, here, way);
  if (row) choose(row.dataset.record, row.dataset.kind);
  else say(way === "previous" ? "This is the first of the list." : "This is the last of the list.");
}

function after(rows, here, way) {
  const rest = rows.slice(here + 1);
  return way === "next" ? rest.find((row) => row.dataset.kind === "issue") : rest[0];
}

/** Go to the next of the queue; tell whether there is one. */
async function onward() {
  const address = new URL(`/documents/${documentOf()}/next`, location.origin);
  address.searchParams.set("queue", queueOf());
  address.searchParams.set("record", chosenNow() ?? "");
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  const next = answer.ok ? (await answer.json()).next : null;
  if (next) go(next);
  return next !== null;
}
