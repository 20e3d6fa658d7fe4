"""The shape of `rules/periods.toml`."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from extract.rules import ByLanguage, Rule, load


class PeriodWords(Rule):
    """One language: what may stand before a year, words that point back at years, words of parts.

    `events` before it make it the year of something else, words of `money` beside it that of an amount.
    An example reads `words = start/end`, or only words where the amount has no period.
    """

    within: tuple[str, ...] = Field(alias="in")
    events: tuple[str, ...]
    money: tuple[str, ...]
    since: tuple[str, ...]
    pointers: tuple[str, ...]
    year_pointers: tuple[str, ...]
    parts: tuple[str, ...]
    wholes: tuple[str, ...]
    spending: frozenset[str]


class PeriodRules(ByLanguage[PeriodWords]):
    """All of `periods.toml`."""


@lru_cache(maxsize=1)
def period_rules() -> PeriodRules:
    """Return `rules/periods.toml`, read once."""
    return load("periods", PeriodRules)
