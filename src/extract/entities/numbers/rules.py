"""The shape of `rules/numbers.toml`."""

from __future__ import annotations

from functools import lru_cache

from extract.rules import ByLanguage, Rule, RuleModel, load


class Rates(RuleModel):
    """Words for how often an amount is paid."""

    year: tuple[str, ...]
    month: tuple[str, ...]
    day: tuple[str, ...]


class Per(Rates):
    """Words behind an amount that is paid again and again; `to_whom` and a noun may stand between.

    `adjectives` stand before it with a noun and with `links`; words of `opening` begin its clause.
    """

    to_whom: frozenset[str]
    adjectives: Rates
    links: frozenset[str]
    opening: Rates


class NumberWords(Rule):
    """One language: `scales` are powers of ten.

    `lone` are those that stand for one thousand by themselves, `abbreviated` those with a full stop behind.
    `rough` are numbers that stand for about so many (`une centaine de millions`), `vague` the words that make
    no number of the next (`several hundred thousand`); `point` parts the decimals of a number in words.
    `to`, `and_` and `between` join the numbers of ranges and lists; words of `change` tell that 'from … to …'
    is no range; a number that shares the currency before it is followed by one of `follows`, or by no word;
    those of `leads_to_noun` may stand before what is counted, and with one of `donor_articles` before the
    giver (`de la Banque`); words of `reaching` stand before people. An example reads `words = number`.
    """

    decimal: str
    half: tuple[str, ...]
    and_half: tuple[str, ...]
    quarter: tuple[str, ...]
    three_quarters: tuple[str, ...]
    article: frozenset[str]
    lone: frozenset[str]
    abbreviated: frozenset[str]
    point: frozenset[str]
    vague: frozenset[str]
    rough: dict[str, int]
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
