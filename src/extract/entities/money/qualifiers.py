"""How exact an amount is, by the words around it: `nearly`, `au moins`, `hasta`, `or so`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.numbers import Phrases, Token, fold, number_rules
from extract.models import Qualifier
from extract.rules import ByLanguage, Rule, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_MOST_FILLERS = 5
_NEGATED_WITHIN = 2
_CLOSING = frozenset(".,;:!?)")
_LEADING = frozenset(
    {"than", "de", "d", "del", "que", "us", "usd", "eur", "chf", "gbp"}
)  # … to another number
_SIGNS = frozenset("$€£¥")


class QualifierWords(Rule):
    """One language; an example reads `words = qualifier`."""

    fillers: frozenset[str]
    negations: frozenset[str]
    exact: tuple[str, ...]
    nearly: tuple[str, ...]
    about: tuple[str, ...]
    more_than: tuple[str, ...]
    at_least: tuple[str, ...]
    less_than: tuple[str, ...]
    at_most: tuple[str, ...]
    behind_nearly: tuple[str, ...]
    behind_about: tuple[str, ...]
    behind_more_than: tuple[str, ...]
    behind_at_least: tuple[str, ...]
    behind_at_most: tuple[str, ...]
    behind_less_than: tuple[str, ...]

    def before(self) -> list[tuple[str, Qualifier]]:
        """Return the words that stand before an amount."""
        kinds: dict[Qualifier, tuple[str, ...]] = {
            "exact": self.exact,
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
            "nearly": self.behind_nearly,
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
    """Return what the words around tokens `first` to `last`, or a `5+ million` there, say of the amount."""
    if any(token.text == "+" for token in tokens[first:last]):
        return "more_than"
    return _before(tokens, first, language) or _behind(tokens, last, language) or "exact"


def qualified_from(tokens: Sequence[Token], index: int, language: Language) -> int:
    """Return the index behind the words at `index` that qualify what follows, or `index`."""
    found = _phrases(language)[0].at(tokens, index)
    return found[1] if found else index


def qualified_span(tokens: Sequence[Token], first: int, last: int, language: Language) -> tuple[int, int]:
    """Return tokens `first` to `last` with the words right before and behind them that qualify the amount."""
    before = _phrases(language)[0].before(tokens, first)
    behind = _phrases(language)[1].at(tokens, last)
    return (before[1] if before else first), (behind[1] if behind else last)


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
    """Read `or so`, and `, at most` at the end of a clause; not `plus` or `ou plus` of what comes next."""
    comma = last < len(tokens) and tokens[last].text == ","
    found = _phrases(language)[1].at(tokens, last + comma)
    if found is None:
        return None
    kind, end = found
    following = tokens[end] if end < len(tokens) else None
    if following is None or following.text in _CLOSING:
        return kind
    noun = tokens[end - 1].kind == "word" and kind in ("more_than", "nearly")
    goes_on = noun and following.low not in number_rules().of(language).follows
    leads = following.kind == "number" or following.low in _LEADING or following.text in _SIGNS
    return None if comma or goes_on or leads else kind


@lru_cache(maxsize=16)
def _phrases(language: Language) -> tuple[Phrases[Qualifier], Phrases[Qualifier]]:
    rules = qualifier_rules().of(language)
    return Phrases(rules.before()), Phrases(rules.behind())


@lru_cache(maxsize=16)
def _small_words(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    rules = qualifier_rules().of(language)
    return frozenset(map(fold, rules.fillers)), frozenset(map(fold, rules.negations))
