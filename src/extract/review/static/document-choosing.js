/** Choosing a record: in a list or on a page, it is lit in both; `desk:chosen` tells everybody. */
import { say } from "./document-address.js";
import { reveal } from "./document-scrolling.js";

const CHECK = "cmp-"; // how the ids of cross-checks begin

const SETTLING = 3000; // milliseconds in which the panel of a choice comes, and takes room from the lists

let root;
let since = 0; // when a record was chosen last

/** Listen to clicks on boxes and rows, and to `desk:chosen` from anywhere. */
export function choosing(document_) {
  root = document_;
  root.querySelector("#sheets").addEventListener("click", onPage);
  root.querySelector("#sheets").addEventListener("pointerover", named);
  root.querySelector("#sheets").addEventListener("pointerout", (event) => near(event.target, false));
  root.querySelector("#lists").addEventListener("click", onList);
  const lists = root.querySelector(".lists");
  new ResizeObserver(() => {
    const row = root.querySelector("#lists .chosen");
    if (row && performance.now() - since < SETTLING) reveal(lists, row);
  }).observe(lists);
  document.addEventListener("desk:chosen", settled, true);
  document.addEventListener("desk:chosen", (event) => light(event.detail.shown ?? event.detail.record));
}

/** A cross-check is looked at, and its record decided on: whoever listens is told of that one. */
function settled(event) {
  const { record, shown } = event.detail;
  if (shown || !record?.startsWith(CHECK)) return;
  event.stopImmediatePropagation();
  const about = rowOf(rowOf(record)?.dataset.about ?? "");
  const told = { record: about?.dataset.record ?? root.dataset.document, kind: about?.dataset.kind ?? "document" };
  document.dispatchEvent(new CustomEvent("desk:chosen", { detail: { ...told, shown: record } }));
}

/** Choose what the address names. */
export function start() {
  const { chosen, startPage } = root.dataset;
  if (chosen) choose(chosen);
  else if (startPage) document.dispatchEvent(new CustomEvent("desk:page", { detail: { page: Number(startPage) } }));
}

/**
 * Tell that a record is chosen.
 * @param {string} record its id
 */
export function choose(record) {
  const row = rowOf(record);
  const kind = row?.dataset.kind ?? boxesOf(record)[0]?.getAttribute("class").match(/kind-(\w+)/)?.[1] ?? null;
  document.dispatchEvent(new CustomEvent("desk:chosen", { detail: { record, kind } }));
}

/** Return the row of a record. */
export function rowOf(record) {
  return root.querySelector(`#lists .record[data-record="${CSS.escape(record)}"]`);
}

/** Return the boxes of a record on all pages. */
export function boxesOf(record) {
  return [...root.querySelectorAll(`#sheets .box[data-record="${CSS.escape(record)}"]`)];
}

function light(record) {
  const row = rowOf(record);
  unlight();
  row?.classList.add("chosen");
  const pick = row?.querySelector(".pick");
  pick?.setAttribute("aria-current", "true");
  for (const box of boxesOf(record)) box.classList.add("lit");
  for (const other of (row?.dataset.also ?? "").split(" ").filter(Boolean))
    for (const box of boxesOf(other)) box.classList.add("lit", "also");
  if (row?.dataset.about) for (const box of boxesOf(row.dataset.about)) box.classList.add("lit", "also");
  words(record, row);
  show(record, row);
  say({ record, page: row?.dataset.page || null });
}

function unlight() {
  for (const one of root.querySelectorAll(".chosen, .lit, .also, .spot")) one.classList.remove("chosen", "lit", "also", "spot");
  for (const one of root.querySelectorAll('.pick[aria-current="true"]')) one.removeAttribute("aria-current");
  CSS.highlights?.delete("chosen");
}

function show(record, row) {
  since = performance.now();
  for (let fold = row?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (row) reveal(root.querySelector(".lists"), row);
  const place = boxesOf(record)[0] ?? boxesOf(row?.dataset.about ?? "")[0] ?? root.querySelector("#sheets .words.lit");
  if (place) reveal(root.querySelector("#sheets"), place);
}

/** Where pages have no pictures: light the section, and the record's words in it. */
function words(record, row) {
  const section = root.querySelector(`#sheets [data-text="${CSS.escape(row?.dataset.section ?? record)}"]`);
  if (!section) return;
  section.closest(".words").classList.add("lit");
  const node = section.firstChild;
  if (!row?.dataset.section || !node || !globalThis.Highlight) return;
  const letters = Array.from(node.data);
  const at = (many) => letters.slice(0, many).join("").length;
  const range = new Range();
  range.setStart(node, at(Number(row.dataset.start)));
  range.setEnd(node, at(Number(row.dataset.end)));
  CSS.highlights.set("chosen", new Highlight(range));
}

function onPage(event) {
  const text = event.target.closest(".words");
  if (text) return choose(text.dataset.record);
  const found = document.elementsFromPoint(event.clientX, event.clientY).filter((one) => one.matches("#sheets .box"));
  if (!found.length) return;
  const area = (box) => box.width.baseVal.value * box.height.baseVal.value;
  const ids = [...new Set(found.sort((a, b) => area(a) - area(b)).map((box) => box.dataset.record))];
  const chosen = root.querySelector("#lists .chosen")?.dataset.record;
  choose(ids[(ids.indexOf(chosen) + 1) % ids.length]); // a second click takes what lies below
}

function onList(event) {
  const target = event.target.closest("[data-choose], [data-spot], .pick");
  const row = target?.closest(".record");
  if (!row) return;
  if (target.dataset.choose) choose(target.dataset.choose);
  else if (target.dataset.spot) spot(row, Number(target.dataset.spot));
  else choose(row.dataset.record);
}

/** Show one of several places of a record. */
function spot(row, number) {
  for (const one of root.querySelectorAll(".box.spot")) one.classList.remove("spot");
  const box = inOrder(row.dataset.record)[number];
  box?.classList.add("spot");
  if (box) reveal(root.querySelector("#sheets"), box);
}

/** Return the boxes of a record by the order of its places, which the server has numbered. */
function inOrder(record) {
  return boxesOf(record).sort((a, b) => Number(a.dataset.spot) - Number(b.dataset.spot));
}

/** Let a box that the pointer is over tell what it is. */
function named(event) {
  const box = event.target;
  if (!box.matches?.(".box")) return;
  near(box, true);
  const row = rowOf(box.dataset.record);
  if (box.querySelector("title") || !row) return;
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = [...row.querySelectorAll(".says > .unseen, .title")].map((one) => one.textContent).join("");
  box.append(title);
}

function near(box, on) {
  if (!box.matches?.(".box")) return;
  rowOf(box.dataset.record)?.classList.toggle("near", on);
}
