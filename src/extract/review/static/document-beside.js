/** The earlier edition beside the pages: fetched when it is first wanted, and turned to the chosen statement. */
import { say } from "./document-address.js";
import { choose } from "./document-choosing.js";
import { reveal } from "./document-scrolling.js";

let root;

/** Listen to the switch, to choices, and to the list of what changed. */
export function beside(document_) {
  root = document_;
  const button = root.querySelector("#beside");
  if (!button) return;
  button.addEventListener("click", () => toggle(button));
  document.addEventListener("desk:chosen", (event) => turn(event.detail.record));
  root.querySelector("#earlier").addEventListener("click", (event) => {
    const change = event.target.closest(".change") ?? changeOf(event.target.closest(".box.was"));
    if (!change) return;
    const [record] = change.dataset.ids.split(" ");
    if (record) choose(record);
    light([change]);
  });
}

async function toggle(button) {
  const pane = root.querySelector("#earlier");
  const wanted = pane.hidden;
  if (wanted && !pane.querySelector(".was-head")) {
    const answer = await fetch(button.dataset.earlier, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    pane.replaceChildren(...parsed(await answer.text()));
  }
  pane.hidden = !wanted;
  button.setAttribute("aria-expanded", String(wanted));
  root.querySelector(".spread").classList.toggle("with-earlier", wanted);
  say({ beside: wanted ? "true" : null });
  document.dispatchEvent(new CustomEvent("desk:earlier"));
  const lit = root.querySelector("#sheets .box.lit");
  if (lit) reveal(root.querySelector("#sheets"), lit); // pages have another size now
  const chosen = root.querySelector("#lists .chosen");
  if (wanted && chosen) turn(chosen.dataset.record);
}

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html").body.childNodes;
}

function changeOf(box) {
  return box && root.querySelector(`#earlier .change[data-older="${CSS.escape(box.dataset.older)}"]`);
}

/** Show what became of a record since. */
function turn(record) {
  const pane = root.querySelector("#earlier");
  if (pane.hidden) return;
  light([...pane.querySelectorAll(".change")].filter((one) => one.dataset.ids.split(" ").includes(record)));
}

function light(changes) {
  const pane = root.querySelector("#earlier");
  for (const one of pane.querySelectorAll(".chosen, .lit")) one.classList.remove("chosen", "lit");
  for (const one of changes) {
    one.classList.add("chosen");
    for (const box of pane.querySelectorAll(`.box[data-older="${CSS.escape(one.dataset.older)}"]`)) box.classList.add("lit");
  }
  const list = pane.querySelector(".changes ul");
  if (changes[0] && list) list.scrollTop = changes[0].offsetTop - list.offsetTop - 8;
  const place = pane.querySelector(".box.lit");
  if (place) reveal(pane, place);
}
