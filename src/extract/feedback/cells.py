"""Texts as cells of a spreadsheet, and back: none is taken for a formula.

A text that begins with = + - @ (or their full-width forms), a tab or a line's end, and is no number, gets an
apostrophe before it; a text that begins with apostrophes and such a character gets one more. Taking one away
gives the text back.
"""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
NUMBER = re.compile(r"[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?")


def cell(text: str) -> str:
    """Return a text as it is written."""
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def text_of(written: str) -> str:
    """Return the text that a cell holds."""
    return written[1:] if written.startswith("'") and FORMULA.match(written[1:]) else written
