"""Whether a page holds only what its makers put there: no element, attribute or address of somebody else."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.review.payloads import HOST, MARK

FOREIGN = {"iframe", "object", "embed", "base", "style", "marquee", "plaintext", "math", "frame", "applet"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "ping", "xlink:href", "srcset"}
ADDRESSES |= {f"{prefix}hx-{verb}" for prefix in ("", "data-") for verb in ("get", "post", "put", "delete")}


def faults(html: str) -> list[str]:
    """Return what should not be in a page or a part of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.faults


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        wrong = tag in FOREIGN or any(_wrong(name, value or "") for name, value in attrs)
        if tag == "script" and not (told.get("src") or "").startswith("/static/"):
            wrong = wrong or told.get("type") != "application/json"
        if tag == "meta" and "http-equiv" in told:
            wrong = True
        if wrong:
            self.faults.append(self.get_starttag_text() or tag)


def _wrong(name: str, value: str) -> bool:
    """Tell whether an attribute runs something, styles something or leads elsewhere."""
    if name.startswith(("on", "hx-on", "data-hx-on")) or name in {"style", "srcdoc"}:
        return True
    if name == "id" and value == MARK:
        return True
    return name in ADDRESSES and _leads_away(value)


def _leads_away(address: str) -> bool:
    """Tell whether an address leads to what is neither the desk nor, from a link of a document, the web."""
    told = address.strip().replace("\\", "/")
    parts = urlsplit(told)
    if parts.scheme:
        return parts.scheme not in {"http", "https", "mailto", "tel"} or HOST in parts.netloc
    return told.startswith("//")
