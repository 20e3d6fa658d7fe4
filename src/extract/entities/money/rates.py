"""Amounts paid again and again: `a year`, `par mois`, `per worker per month`, `annual dues of`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.money.qualifiers import qualified_span
from extract.entities.numbers import Phrases, Token, number_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

Rate = Literal["year", "month", "day"]
_KINDS: tuple[Rate, ...] = ("year", "month", "day")
_FAR = 8  # tokens between 'each year' and its amount
_MOST_LINKS = 4  # words between an adjective, or its noun, and the amount
_MOST_NOUNS = 2  # 'annual technical grant of'
_CLOSED = frozenset(".;:()")


def rate_of(tokens: Sequence[Token], first: int, last: int, language: Language) -> Rate | None:
    """Return how often the amount of tokens `first` to `last` is paid, where the words around it say so."""
    first, last = qualified_span(tokens, first, last, language)
    return (
        _behind(tokens, last, language)
        or _named_before(tokens, first, language)
        or _opened(tokens, first, language)
    )


def _behind(tokens: Sequence[Token], index: int, language: Language) -> Rate | None:
    """Read `a year`, `(annually)`, `, par an`, `-a-year`, `per worker per month`."""
    if index < len(tokens) and tokens[index].text in ("(", ","):
        index += 1
    for here in (index, *_behind_payee(tokens, index, language)):
        if found := _phrases(language, "behind").at(tokens, here):
            return found[0]
    return None


def _behind_payee(tokens: Sequence[Token], index: int, language: Language) -> tuple[int, ...]:
    """Step over `per worker`, `par personne et`, `por persona`."""
    rules = number_rules().of(language)
    if index + 2 >= len(tokens) or tokens[index].low not in rules.per.to_whom:
        return ()
    return (index + 2, index + 3) if tokens[index + 2].low in rules.joiners else (index + 2,)


def _named_before(tokens: Sequence[Token], first: int, language: Language) -> Rate | None:
    """Read `annual dues of`, `salario mensual de`: an adjective, its noun, words that lead on."""
    links = number_rules().of(language).per.links
    here = first
    while here > max(0, first - _MOST_LINKS) and tokens[here - 1].low in links:
        here -= 1
    nouns = _MOST_NOUNS if language == "en" and here < first else 0
    for index in range(here, max(0, here - nouns) - 1, -1):
        found = _phrases(language, "adjectives").before(tokens, index)
        if found:
            return found[0]
        if index < 1 or tokens[index - 1].kind != "word":
            return None
    return None


def _opened(tokens: Sequence[Token], first: int, language: Language) -> Rate | None:
    """Read `Each year it pays`, `chaque mois, il verse`: not behind a full stop or another number."""
    for index in range(first - 1, max(-1, first - 1 - _FAR), -1):
        if tokens[index].kind == "number" or tokens[index].text in _CLOSED:
            return None
        if found := _phrases(language, "opening").at(tokens, index):
            return found[0]
    return None


@lru_cache(maxsize=48)
def _phrases(language: Language, place: Literal["behind", "adjectives", "opening"]) -> Phrases[Rate]:
    per = number_rules().of(language).per
    words = {"behind": per, "adjectives": per.adjectives, "opening": per.opening}[place]
    return Phrases((phrase, kind) for kind in _KINDS for phrase in getattr(words, kind))
