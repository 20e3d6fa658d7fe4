/* Deciding: the panel, its forms, the keys, and adding records from the page. Each module looks after one thing. */
import { adding } from "./decide-adding.js";
import { forms } from "./decide-forms.js";
import { keys } from "./decide-keys.js";
import { lists } from "./decide-lists.js";
import { panel } from "./decide-panel.js";

if (document.querySelector("#panel")) for (const begin of [panel, forms, keys, adding, lists]) begin();
