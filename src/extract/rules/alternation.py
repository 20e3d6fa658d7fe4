"""Many words as one pattern that is quick where none of them stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ALIKE = {"i": "ıİ", "k": "\u212a", "s": "ſ", "å": "\u212b"}  # to a pattern that ignores case


def alternation(words: Iterable[str], written: Callable[[str], str]) -> str:
    """Return a pattern that finds any of `words`, the longest first; `""` for none.

    `written` makes the pattern of one word, which begins as the word does. Words that begin with one letter
    stand behind a look at that letter, so that most places of a text are passed without a try of each word.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[:1].lower(), []).append(written(word))
    return "|".join(f"{_look_at(first)}(?:{'|'.join(same)})" for first, same in by_first.items())


def _look_at(first: str) -> str:
    """Return a look ahead at a letter in any case; nothing for a sign, which has several forms."""
    if not first.isalpha():
        return ""
    small = first.upper().lower()
    forms = dict.fromkeys((first, small, small.upper(), *_ALIKE.get(small, "")))
    return f"(?=(?-i:[{''.join(re.escape(form) for form in forms if len(form) == 1)}]))"
