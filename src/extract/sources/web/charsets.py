"""Bytes of a web page as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 2048  # bytes in which a page says of itself how it is written


def text_of(response: httpx.Response, body: bytes) -> str:
    """Decode a page: by its header, else by what it says of itself, else as UTF-8."""
    named = _CHARSET.search(body[:_HEAD])
    for charset in (response.charset_encoding, named[1].decode("ascii") if named else None):
        text = _decoded(body, charset) if charset else None
        if text is not None:
            return text
    return body.decode("utf-8-sig", "replace")


def _decoded(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return None
