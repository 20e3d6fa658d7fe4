"""Figures in addresses of the web, names of files and identifiers are no dates: they are blotted out."""

from __future__ import annotations

import re

_WORD = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"://|www\.|@|^\W?(?:doi:|10\.\d{4,9}/)|\w\.(?:org|com|net|int|eu|info|gov|edu|pdf|docx?|xlsx?|html?)\b",
    re.IGNORECASE,
)
_BLOT = "_"  # stands beside no date


def without_addresses(text: str) -> str:
    """Return `text`, as long as before, with addresses blotted out."""
    return _WORD.sub(_blotted, text) if _ADDRESS.search(text) else text


def _blotted(word: re.Match[str]) -> str:
    return _BLOT * len(word[0]) if _ADDRESS.search(word[0]) else word[0]
