// Keys of the queue: j and k move along the rows, Enter opens the row as any link, a gives it to whoever asks.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");
  const rows = () => [...document.querySelectorAll(".row .open")];
  const isTyping = (at) => at instanceof Element && at.closest("input, select, textarea, [contenteditable]");

  function move(step) {
    const all = rows();
    const row = document.activeElement?.closest(".row");
    const place = row ? all.indexOf(row.querySelector(".open")) : -1;
    const next = all[place < 0 ? 0 : Math.min(Math.max(place + step, 0), all.length - 1)];
    next?.focus();
    next?.closest(".row").scrollIntoView({ block: "nearest" });
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    a: () => document.activeElement?.closest(".row")?.querySelector(".assign button")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.(".why[open]")) return;
    document.querySelectorAll(".why[open]").forEach((one) => { if (one !== event.target) one.open = false; });
  }, true);
})();
