"""The shape of `rules/numbers.toml`."""

from __future__ import annotations

from functools import lru_cache

from extract.rules import ByLanguage, Rule, RuleModel, load


class Per(RuleModel):
    """Words behind an amount that is paid again and again."""

    year: tuple[str, ...]
    month: tuple[str, ...]
    day: tuple[str, ...]


class NumberWords(Rule):
    """One language: `scales` are powers of ten.

    `lone` are those that stand for one thousand by themselves. `to`, `and_` and `between` join the numbers of
    ranges and lists; words of `change` tell that 'from … to …' is no range; a number that shares the currency
    before it is followed by one of `follows`, or by
    no word; those of `leads_to_noun` may stand before what is counted,
    and with one of `donor_articles` before the giver (`de la Banque`);
    words of `reaching` stand before people. An example reads `words = number`.
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


class NumberRules(ByLanguage[NumberWords]):
    """All of `numbers.toml`."""


@lru_cache(maxsize=1)
def number_rules() -> NumberRules:
    """Return `rules/numbers.toml`, read once."""
    return load("numbers", NumberRules)
