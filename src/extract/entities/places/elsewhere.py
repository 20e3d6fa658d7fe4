"""When a clause says that the work is elsewhere: a visit, a comparison, an idea still explored.

`Officials visited Togo`, `a study tour to Spain`, `An extension to Chad is being explored`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.places.clauses import Listed
    from extract.entities.places.role_rules import RoleWords

_REACH = 8  # how many words before a list an event may stand
_NO_WORDS = frozenset("'’-")


def is_elsewhere(listed: Listed, words: RoleWords) -> bool:
    """Tell whether the clause says that the work is not, or not yet, in these countries."""
    if has_phrase(spoken(_scope(listed, words)), words.mentioned_phrases):
        return True
    before = listed.before[-_REACH:]
    held = has_phrase(" ".join(before), words.held) and words.activities.isdisjoint(before)
    return held or _is_led_elsewhere(listed, words)


def _scope(listed: Listed, words: RoleWords) -> tuple[str, ...]:
    """Return the words that may speak of the list: the clause, but behind `mills in Peru` up to a comma.

    What follows the list and a comma speaks of it: `into Peru, where no work is financed`.
    """
    before = without_articles(listed.before, words)
    if not before or before[-1] not in words.to_recipient or "," not in listed.after[1:]:
        return listed.words
    if listed.after[0] == ",":
        return listed.words
    return listed.words[: listed.behind + listed.after.index(",")]


def _is_led_elsewhere(listed: Listed, words: RoleWords) -> bool:
    """`talks with Japan`, `a visit to mills in Peru`, `a meeting in Bangkok, Thailand`."""
    before = list(listed.before[:-1] if listed.town else listed.before)
    part = before[max((n for n, word in enumerate(before) if word == ","), default=-1) + 1 :]
    return has_phrase(spoken(part), words.mentioned_before)


def has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether one of `phrases` stands in the folded `text`, word for word."""
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)


def spoken(words: Sequence[str]) -> str:
    """Return the words of a clause as one string, without apostrophes and hyphens."""
    return " ".join(word for word in words if word not in _NO_WORDS)


def without_articles(before: Sequence[str], words: RoleWords) -> list[str]:
    """Return the words before a list up to its preposition or noun: `in the rural` becomes `in`."""
    left = list(before)
    while left and left[-1] in words.articles and left[-1] not in words.of:
        left.pop()
    return left
