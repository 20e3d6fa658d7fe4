/** Where the desk is: the document, the queue, what is chosen. */

/** Return the SHA-256 of the document that is open. */
export const documentOf = () => location.pathname.split("/")[2];

/** Return the state of the queue, as the address has it. */
export const queueOf = () => new URLSearchParams(location.search).get("queue") ?? "";

/** Tell whether one has come here from the queue, rather than opened the document by itself. */
export const queued = () => new URLSearchParams(location.search).has("queue");

let last = null; // that was chosen
document.addEventListener("desk:chosen", (event) => (last = event.detail.record));

/** Return the id of the record whose panel is shown, or was before a record was to be added. */
export const chosenNow = () => document.querySelector("#panel .panel")?.dataset.record || last;

/**
 * Tell that a record is chosen.
 * @param {string} record its id
 * @param {string | null} kind
 */
export function choose(record, kind = null) {
  document.dispatchEvent(new CustomEvent("desk:chosen", { detail: { record, kind } }));
}

const doing = new Set(); // what the panel waits for: `sending` a decision, `loading` what comes next

/** Tell that the panel waits, or waits no more: until then nothing is decided, as it may show what was before. */
export function waits(what, yes) {
  doing[yes ? "add" : "delete"](what);
  document.querySelector("#panel")?.setAttribute("aria-busy", String(doing.size > 0));
}

/** Tell whether the panel may be decided on. */
export const ready = () => doing.size === 0;

/** Say something to all readers, those of screens and those who listen. */
export function say(text) {
  const said = document.querySelector("#said");
  if (said) said.textContent = text;
}

/** Go to an address; a record of this document is chosen without loading the page again. */
export function go(address) {
  const url = new URL(address, location.href);
  const record = url.searchParams.get("record");
  if (url.pathname !== location.pathname || !record) {
    waits("loading", true);
    return location.assign(url);
  }
  const here = new URL(location.href);
  if (url.searchParams.has("queue")) here.searchParams.set("queue", url.searchParams.get("queue"));
  history.replaceState(history.state, "", here);
  choose(record);
}
