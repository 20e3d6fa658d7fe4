"""The patterns of `facts.toml`: from words and slots to expressions, and what they find."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.records.counting import spelled
from extract.records.fact_rules import fact_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records.fact_rules import FactRule

YEAR = "{year}"
REACH = 30  # characters in which the word before a phrase stands
_WORD = r"\s+[^\s.;:]+"
_DAY = (
    r"(?:(?:the|le|el)\s+)?(?:\d{1,2}(?:st|nd|rd|th|er|º|°)?\s+(?:of\s+|de\s+)?)?"
    r"(?:[^\W\d_]{3,10}\.?\s+(?:of\s+|de\s+|del\s+)?)?"
)
_DIGITS = r"(?<!n[°º]\s)\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})?(?![\d%])(?![.,]\d)(?!\s*%)"


def _slot(token: str) -> str:
    slots = {
        "...": rf"(?:,?{_WORD}(?:{_WORD}){{0,11}}?)??",
        "..": rf"(?P<between>(?:{_WORD}){{0,6}}?)",
        ":": r"\s*:",
        YEAR: rf"\s+\(?{_DAY}(?P<value>(?:18|19|20)\d\d)",
        "{count}": rf"\s+(?P<value>{_DIGITS}|{spelled()})",
        "{organisation}": r"\s+(?P<organisation>[^.;:]{2,80}?)",
    }
    return slots.get(token) or r"\s+" + re.escape(token).replace("'", "['’]")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression that a pattern of the rule file stands for."""
    written = "".join(_slot(token) for token in pattern.split()).removeprefix(r"\s+")
    return re.compile(rf"(?<![\w.,]){written}(?!\w)", re.IGNORECASE)


def matches(rule: FactRule, text: str) -> Iterator[re.Match[str]]:
    """Yield what `rule` finds in `text`, in no order."""
    held = _held(text)
    for pattern in rule.patterns:
        if not _words(pattern) <= held:
            continue
        bodies = YEAR in pattern and not rule.any_body
        for found in compiled(pattern).finditer(text):
            if not (bodies and _is_of_body(text, found)) and not _counts_else(found):
                yield found


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


@lru_cache(maxsize=64)  # the texts of a document, which every rule asks for
def _held(text: str) -> frozenset[str]:
    """Return those words of all patterns that `text` holds."""
    plain = _plain(text)
    return frozenset(word for word in _all_words() if word in plain)


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for rule in fact_rules().fact for one in rule.patterns for word in _words(one))


@cache
def _words(pattern: str) -> frozenset[str]:
    """Return the words that a text must hold for `pattern` to be tried (and its expression to be made)."""
    return frozenset(_plain(token) for token in pattern.split() if token[0] not in ".:{")


def _is_of_body(text: str, found: re.Match[str]) -> bool:
    """Tell whether the membership is of a council, a team or a family: 'board member since 2012'."""
    before = text[max(0, found.start() - REACH) : found.start()].split()[-1:]
    bodies = phrases(fact_rules().refusals.other_bodies)
    return bool(bodies.search(found.group()) or bodies.search(" ".join(before)))


def _counts_else(found: re.Match[str]) -> bool:
    """Tell whether a count is of one kind ('8 fundamental Conventions'), of further ones, or of countries."""
    if "between" not in found.re.groupindex:
        return False
    rules = fact_rules()
    kinds = tuple(word for kind in rules.kinds for word in kind.words if kind.adds)
    words = (*kinds, *rules.refusals.further, *rules.refusals.counted_else)
    return bool(phrases(words).search(found["between"]))
