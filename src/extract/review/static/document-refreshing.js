/** After a decision: the row and the boxes of a record are fetched anew, and again until it is applied. */
import { stop } from "./document-arrows.js";
import { boxesOf, rowOf } from "./document-choosing.js";

const PAUSE = 3000; // milliseconds between looks at what waits
const LOOKS = 40;

let root;

/** Listen to `decided`. */
export function refreshing(document_) {
  root = document_;
  document.addEventListener("decided", (event) => {
    const { record } = event.detail ?? {};
    if (record) refresh(record, LOOKS);
  });
}

/**
 * Fetch the row of a record, of what shares its figure, and of issues about it.
 * @param {string} record its id
 * @param {number} looks how often to look again while a decision waits
 */
async function refresh(record, looks) {
  const about = [...root.querySelectorAll(`#lists .record[data-about="${CSS.escape(record)}"]`)];
  const also = (rowOf(record)?.dataset.also ?? "").split(" ").filter(Boolean);
  const ids = new Set([record, ...also, ...about.map((row) => row.dataset.record)]);
  const waits = (await Promise.all([...ids].map(renew))).some(Boolean);
  stop(root.querySelector("#lists"));
  if (waits && looks > 0) setTimeout(() => refresh(record, looks - 1), PAUSE);
}

/** Return whether the record still waits to be applied. */
async function renew(record) {
  const answer = await fetch(`/documents/${root.dataset.document}/rows/${record}`, { headers: { Accept: "text/html" } });
  if (answer.status === 204) return remove(record);
  if (!answer.ok) return false;
  const told = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = told.querySelector(".record");
  if (!fresh) return false;
  put(record, fresh);
  const lit = fresh.classList.contains("chosen");
  for (const box of boxesOf(record)) box.remove();
  for (const from of told.querySelectorAll(".boxes svg")) draw(from, lit);
  return "waits" in fresh.dataset;
}

function remove(record) {
  rowOf(record)?.remove();
  for (const box of boxesOf(record)) box.remove();
  return false;
}

/** Put a row in the place of the old one, or at the end of its list. */
function put(record, fresh) {
  const old = rowOf(record);
  if (!old) return into(fresh);
  const focused = old.contains(document.activeElement);
  fresh.hidden = old.hidden;
  if (old.classList.contains("chosen")) {
    fresh.classList.add("chosen");
    fresh.querySelector(".pick").setAttribute("aria-current", "true");
  }
  old.replaceWith(fresh);
  if (focused) fresh.querySelector(".pick").focus({ preventScroll: true });
}

function into(fresh) {
  const { section, kind } = fresh.dataset;
  const list = [section, kind, "none"].map((name) => name && root.querySelector(`[data-rows="${CSS.escape(name)}"]`)).find(Boolean);
  if (!list) return;
  list.append(fresh);
  for (let fold = list.closest("details, .part"); fold; fold = fold.parentElement.closest("details, .part")) {
    fold.hidden = false;
    if (fold.tagName === "DETAILS") fold.open = true;
  }
}

/** Draw boxes on their page, above the larger ones. */
function draw(from, lit) {
  const page = root.querySelector(`#sheets [data-page="${from.dataset.page}"] > svg`);
  const area = (box) => Number(box.getAttribute("width")) * Number(box.getAttribute("height"));
  for (const box of [...from.querySelectorAll(".box")]) {
    box.classList.toggle("lit", lit);
    const above = [...(page?.querySelectorAll(".box") ?? [])].find((one) => area(one) < area(box));
    page?.insertBefore(box, above ?? null);
  }
}
