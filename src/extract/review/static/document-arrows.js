/** The lists by keyboard: one stop for Tab, arrows go from row to row and choose. */
import { choose } from "./document-choosing.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Listen to arrow keys in the lists; the chosen row, or else the first, is where Tab stops. */
export function arrows(root) {
  const lists = root.querySelector("#lists");
  lists.addEventListener("keydown", (event) => {
    if (!(event.key in STEPS) || event.altKey || event.ctrlKey || event.metaKey || !event.target.matches(".pick")) return;
    const picks = visible(lists);
    const wanted = picks.indexOf(event.target) + STEPS[event.key];
    const pick = picks[Math.min(Math.max(wanted, 0), picks.length - 1)];
    event.preventDefault();
    pick.focus({ preventScroll: true });
    choose(pick.closest(".record").dataset.record);
  });
  document.addEventListener("desk:chosen", () => stop(lists));
  stop(lists);
}

/** Let Tab stop at one row only. */
export function stop(lists) {
  const picks = [...lists.querySelectorAll(".pick")];
  const chosen = picks.find((pick) => pick.getAttribute("aria-current")) ?? visible(lists)[0];
  for (const pick of picks) pick.tabIndex = pick === chosen ? 0 : -1;
}

function visible(lists) {
  return [...lists.querySelectorAll(".pick")].filter((pick) => pick.checkVisibility());
}
