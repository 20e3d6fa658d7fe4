/** The filter above the lists: rows that have all words that were typed. */
import { stop } from "./document-arrows.js";

/** Listen to the filter. */
export function filter(root) {
  const input = root.querySelector("#filter");
  const lists = root.querySelector("#lists");
  input.addEventListener("input", () => {
    const wanted = plain(input.value).split(" ").filter(Boolean);
    const rows = [...lists.querySelectorAll(".record")];
    let left = 0;
    for (const row of rows) {
      const told = plain(row.textContent);
      row.hidden = !wanted.every((word) => told.includes(word));
      left += row.hidden ? 0 : 1;
    }
    fold(lists, wanted.length > 0);
    root.querySelector("#filter-said").textContent = wanted.length ? `${left} of ${rows.length}` : "";
    stop(lists);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    lists.querySelector('.pick[tabindex="0"]')?.focus();
  });
}

/** Unfold what has rows to show; what has none is hidden. A section's heading stays above its rows. */
function fold(lists, filtering) {
  for (const part of lists.querySelectorAll(".part, .group, .mentions")) {
    const any = part.querySelector(".record:not([hidden])") !== null;
    if (part.querySelector(".record") || !part.hidden) part.hidden = !any && (filtering || part.hidden);
    if (filtering && any && part.tagName === "DETAILS") part.open = true;
    const heading = part.querySelector(":scope > .heading > .record");
    if (filtering && any && heading) heading.hidden = false;
  }
}

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
}
