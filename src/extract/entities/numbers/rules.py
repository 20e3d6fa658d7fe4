"""The shape of `rules/numbers.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.rules import RuleModel, load

if TYPE_CHECKING:
    from extract.models import Language


class Per(RuleModel):
    """Words behind an amount that is paid again and again."""

    year: tuple[str, ...]
    month: tuple[str, ...]
    day: tuple[str, ...]


class NumberWords(RuleModel):
    """One language: `scales` are powers of ten.

    `lone` are those that stand for one thousand by themselves. `to`, `and_` and `between` join the numbers of
    ranges and lists; words of `change` tell that 'from … to …' is no range; a number that shares the currency
    before it is followed by one of `follows`, or by
    no word; those of `leads_to_noun` may stand before what is counted,
    and with one of `donor_articles` before the giver (`de la Banque`);
    words of `reaching` stand before people.
    """

    decimal: str
    half: tuple[str, ...]
    and_half: tuple[str, ...]
    quarter: tuple[str, ...]
    three_quarters: tuple[str, ...]
    article: frozenset[str]
    lone: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    to: tuple[str, ...]
    and_: tuple[str, ...]
    between: tuple[str, ...]
    change: frozenset[str]
    follows: frozenset[str]
    leads_to_noun: frozenset[str]
    donor_articles: frozenset[str]
    reaching: frozenset[str]
    per: Per
    words: dict[str, int]
    scales: dict[str, int]
    examples: dict[str, str]


class NumberRules(RuleModel):
    """The three languages."""

    en: NumberWords
    fr: NumberWords
    es: NumberWords

    def of(self, language: Language) -> NumberWords:
        """Return the words of one language."""
        return {"en": self.en, "fr": self.fr, "es": self.es}[language]


@lru_cache(maxsize=1)
def number_rules() -> NumberRules:
    """Return `rules/numbers.toml`, read once."""
    return load("numbers", NumberRules)
