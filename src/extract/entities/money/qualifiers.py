"""How exact an amount is, by the words around it: `nearly`, `au moins`, `hasta`, `or so`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.numbers import Phrases, Token, fold
from extract.models import Qualifier
from extract.rules import ByLanguage, Rule, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_MOST_FILLERS = 5
_NEGATED_WITHIN = 2


class QualifierWords(Rule):
    """One language; an example reads `words = qualifier`."""

    fillers: frozenset[str]
    negations: frozenset[str]
    nearly: tuple[str, ...]
    about: tuple[str, ...]
    more_than: tuple[str, ...]
    at_least: tuple[str, ...]
    less_than: tuple[str, ...]
    at_most: tuple[str, ...]
    behind_about: tuple[str, ...]
    behind_more_than: tuple[str, ...]
    behind_at_least: tuple[str, ...]
    behind_at_most: tuple[str, ...]
    behind_less_than: tuple[str, ...]

    def before(self) -> list[tuple[str, Qualifier]]:
        """Return the words that stand before an amount."""
        kinds: dict[Qualifier, tuple[str, ...]] = {
            "nearly": self.nearly,
            "about": self.about,
            "more_than": self.more_than,
            "at_least": self.at_least,
            "less_than": self.less_than,
            "at_most": self.at_most,
        }
        return [(words, kind) for kind, phrases in kinds.items() for words in phrases]

    def behind(self) -> list[tuple[str, Qualifier]]:
        """Return the words that stand behind an amount."""
        kinds: dict[Qualifier, tuple[str, ...]] = {
            "about": self.behind_about,
            "more_than": self.behind_more_than,
            "at_least": self.behind_at_least,
            "at_most": self.behind_at_most,
            "less_than": self.behind_less_than,
        }
        return [(words, kind) for kind, phrases in kinds.items() for words in phrases]


class QualifierRules(ByLanguage[QualifierWords]):
    """`rules/qualifiers.toml`."""

    negated: dict[Qualifier, Qualifier]


@lru_cache(maxsize=1)
def qualifier_rules() -> QualifierRules:
    """Return `rules/qualifiers.toml`, read once."""
    return load("qualifiers", QualifierRules)


def qualifier_of(tokens: Sequence[Token], first: int, last: int, language: Language) -> Qualifier:
    """Return what the words around tokens `first` to `last` say of the amount there."""
    return _before(tokens, first, language) or _behind(tokens, last, language) or "exact"


def _before(tokens: Sequence[Token], first: int, language: Language) -> Qualifier | None:
    fillers, negations = _small_words(language)
    here = first
    for _ in range(_MOST_FILLERS + 1):
        found = _phrases(language)[0].before(tokens, here)
        if found:
            kind, start = found
            inside = (*tokens[max(0, start - _NEGATED_WITHIN) : start], *tokens[here:first])
            negated = any(token.low in negations for token in inside)
            return qualifier_rules().negated.get(kind, kind) if negated else kind
        if here < 1 or tokens[here - 1].low not in fillers:
            return None
        here -= 1
    return None


def _behind(tokens: Sequence[Token], last: int, language: Language) -> Qualifier | None:
    found = _phrases(language)[1].at(tokens, last)
    return found[0] if found else None


@lru_cache(maxsize=16)
def _phrases(language: Language) -> tuple[Phrases[Qualifier], Phrases[Qualifier]]:
    rules = qualifier_rules().of(language)
    return Phrases(rules.before()), Phrases(rules.behind())


@lru_cache(maxsize=16)
def _small_words(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    rules = qualifier_rules().of(language)
    return frozenset(map(fold, rules.fillers)), frozenset(map(fold, rules.negations))
