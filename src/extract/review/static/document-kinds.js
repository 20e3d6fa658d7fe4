/** The legend: kinds whose boxes are drawn; this browser remembers them. */
import { keep, kept } from "./document-address.js";

/** Begin with what was chosen before. */
export function kinds(root) {
  const sheets = root.querySelector("#sheets");
  const switches = [...root.querySelectorAll("[data-kind-shown]")];
  const chosen = kept("kinds", {});
  for (const one of switches) {
    const kind = one.dataset.kindShown;
    if (kind in chosen) one.checked = chosen[kind];
    sheets.classList.toggle(`hide-${kind}`, !one.checked);
    one.addEventListener("change", () => {
      sheets.classList.toggle(`hide-${kind}`, !one.checked);
      keep("kinds", { ...kept("kinds", {}), [kind]: one.checked });
    });
  }
  const legend = root.querySelector(".legend");
  document.addEventListener("click", (event) => {
    if (legend?.open && !legend.contains(event.target)) legend.open = false;
  });
  legend?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    legend.open = false;
    legend.querySelector("summary").focus();
    event.stopPropagation();
  });
}
