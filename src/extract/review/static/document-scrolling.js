/** Scrolling inside one column, never of the whole window's other columns. */

const still = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Bring an element of a scrolling column into view, unless it is in view already.
 * @param {Element} column what scrolls; where nothing in it scrolls, the window does
 * @param {Element} element
 */
export function reveal(column, element) {
  const own = column.scrollHeight > column.clientHeight + 1;
  const frame = own ? column.getBoundingClientRect() : { top: 0, left: 0, bottom: innerHeight, right: innerWidth };
  const box = element.getBoundingClientRect();
  if (!box.width && !box.height) return;
  const covered = own ? parseFloat(getComputedStyle(column).scrollPaddingTop) || 0 : 0;
  const down = past(frame.top + covered, frame.bottom, box.top, box.bottom);
  const across = past(frame.left, frame.right, box.left, box.right);
  if (down || across) (own ? column : window).scrollBy({ top: down, left: own ? across : 0, behavior: motion() });
}

/** How columns move: at once for those who want no motion. */
export function motion() {
  return still.matches ? "instant" : "smooth";
}

/** Return by how much to scroll so that start..end lies in the middle of first..last; 0 if it lies within. */
function past(first, last, start, end) {
  const room = last - first;
  if (start >= first + 8 && end <= last - 8) return 0;
  if (end - start > room) return start - first - 8;
  return (start + end) / 2 - (first + last) / 2;
}
