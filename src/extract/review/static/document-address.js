/** The state of the page in its address, so that it can be sent to a colleague. */

/**
 * Set or remove (null) names of the query; the history gets no new entry.
 * @param {Record<string, string | number | null>} told
 */
export function say(told) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(told)) {
    if (value === null || value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

/** Keep a choice of this browser; that it cannot be kept harms nothing. */
export function keep(name, value) {
  try {
    localStorage.setItem(`desk.${name}`, JSON.stringify(value));
  } catch {
    return;
  }
}

/** Return a choice that was kept, or `otherwise`. */
export function kept(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(`desk.${name}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}
