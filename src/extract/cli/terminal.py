r"""What a terminal is shown: letters, and nothing that it would obey.

File names and the words of documents may hold control characters: escape sequences that clear the screen or
set its title, marks that turn the order of letters around. They are shown as their codes: `\x1b`, `\u202e`.
"""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL and C1, marks of direction, ends of line and paragraph, tags, lone surrogates.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def harmless(text: str) -> str:
    """Return `text` with what a terminal would obey, or could not print, written as its code."""
    return _OBEYED.sub(_code, text)


def escaped(told: str) -> str:
    r"""Return JSON that says the same, with those characters as JSON writes them: `\u009b`."""
    return _OBEYED.sub(_in_json, told)


def _in_json(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _code(found: re.Match[str]) -> str:
    number = ord(found.group())
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
