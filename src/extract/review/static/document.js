/* The document page: each module looks after one thing. */
import { arrows } from "./document-arrows.js";
import { beside } from "./document-beside.js";
import { choosing, start } from "./document-choosing.js";
import { filter } from "./document-filter.js";
import { kinds } from "./document-kinds.js";
import { pages } from "./document-pages.js";
import { refreshing } from "./document-refreshing.js";
import { side } from "./document-side.js";
import { zoom } from "./document-zoom.js";

const root = document.querySelector(".document");
if (root) {
  for (const begin of [kinds, zoom, pages, choosing, arrows, filter, beside, refreshing, side]) begin(root);
  start(root);
}
