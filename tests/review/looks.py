"""What a page must be for everybody who uses it, as a browser computes it.

Each function returns what is wrong, with enough words to find it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMED_ROLES = {
    *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "switch", "slider"),
    *("spinbutton", "listbox", "option", "menuitem", "tab", "treeitem", "dialog", "image", "progressbar"),
}
# Contrast as WCAG defines it, of the ink of each piece of text on the paper behind it; translucent colours
# are laid over what is below them. A background that is a picture cannot be judged and is left out.
CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const parse = text => {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
  const light = colour => {
    const [r, g, b] = colour.map(v => {
      v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const paper = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    const canvas = dark ? [18, 18, 18] : [255, 255, 255];
    return layers.reverse().reduce((below, layer) => over(layer, below), canvas);
  };
  const faint = element => {
    let shown = 1;
    for (let e = element; e; e = e.parentElement) shown *= Number(getComputedStyle(e).opacity);
    return shown;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (!text || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (element.closest(':disabled, [aria-disabled=true], option')) continue;
    const style = getComputedStyle(element), behind = paper(element);
    const ink = parse(element.namespaceURI.endsWith('svg') ? style.fill : style.color);
    const shown = over([...ink.slice(0, 3), ink[3] * faint(element)], behind);
    const [a, b] = [light(shown), light(behind)].sort((x, y) => y - x);
    const contrast = Math.round(100 * (a + 0.05) / (b + 0.05)) / 100;
    found.push([contrast, text.slice(0, 40), element.outerHTML.slice(0, 90)]);
  }
  return found.filter(one => one[0] < 4.5).sort((x, y) => x[0] - y[0]).slice(0, 5);
}"""
# Targets smaller than 24 by 24 pixels, other than links within a sentence (WCAG 2.2, 2.5.8).
SMALL = """() => {
  const found = [], shown = {opacityProperty: true, visibilityProperty: true};
  const controls = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';
  for (const e of document.querySelectorAll(controls)) {
    if (!e.checkVisibility(shown) || e.type === 'hidden' || e.closest('svg')) continue;
    const boxes = [e, ...(e.labels || [])].map(one => one.getBoundingClientRect());
    const wide = Math.max(...boxes.map(box => box.width)), high = Math.max(...boxes.map(box => box.height));
    const inline = e.matches('a') && getComputedStyle(e).display === 'inline';
    if (inline || wide <= 1 || (wide >= 23.5 && high >= 23.5)) continue;
    found.push(`${wide}x${high} ${e.outerHTML.slice(0, 90)}`);
  }
  return found.slice(0, 5);
}"""
# Where the focus is: what it is, whether one sees it, where it lies, and whether it follows in the page.
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  const last = window.lastFocus;
  const place = last && last.isConnected ? last.compareDocumentPosition(e) : Node.DOCUMENT_POSITION_FOLLOWING;
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  window.lastFocus = e;
  return {
    what: e.outerHTML.slice(0, 100),
    seen: ring || style.boxShadow !== 'none',
    follows: Boolean(place & Node.DOCUMENT_POSITION_FOLLOWING),
    within: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: middle && ![e, ...(e.labels || [])].some(l => l.contains(middle) || middle.contains(l))
      ? middle.outerHTML.slice(0, 60) : '',
  };
}"""
STEPS = 150  # presses of Tab that are tried; longer pages are as good as their beginnings


def faint_text(page: Page) -> list[Any]:
    """Return pieces of text with less contrast than 4.5 to 1."""
    found: list[Any] = page.evaluate(CONTRAST)
    return found


def small_targets(page: Page) -> list[str]:
    """Return controls that are hard to hit."""
    found: list[str] = page.evaluate(SMALL)
    return found


def nameless(page: Page) -> list[str]:
    """Return the roles of controls that a screen reader could not name, with their surroundings."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        f"{node['role']['value']} ({node.get('backendDOMNodeId')})"
        for node in nodes
        if not node.get("ignored")
        and node.get("role", {}).get("value") in NAMED_ROLES
        and not str(node.get("name", {}).get("value", "")).strip()
    ]


def lost_focus(page: Page) -> list[str]:
    """Press Tab through the page; return where the focus is not seen or does not follow reading order."""
    page.evaluate("window.lastFocus = null; document.activeElement?.blur()")
    wrong: list[str] = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at is None:
            break
        told = {"not seen": not at["seen"], "out of order": not at["follows"]}
        told |= {"outside the window": not at["within"], f"covered by {at['covered']}": at["covered"]}
        wrong += [f"{name}: {at['what']}" for name, bad in told.items() if bad]
    return wrong
