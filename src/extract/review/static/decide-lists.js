/** Lists that fields choose from, and the help on keys: fetched once for a page. */

/** Fetch them. */
export async function lists() {
  const answer = await fetch("/lists", { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const told = new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes;
  document.body.append(...told);
}
