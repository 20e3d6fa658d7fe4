"""The shape of `rules/dates.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from extract.rules import ByLanguage, Rule, load


class DateWords(Rule):
    """One language. An example reads `words = start/end` or `words = duration`; `..` is open."""

    capital: bool
    month_first: frozenset[str]
    months: dict[str, int]
    ordinal: tuple[str, ...]
    of: tuple[str, ...]
    to: tuple[str, ...]
    and_: tuple[str, ...]
    between: tuple[str, ...]
    fillers: tuple[str, ...]
    middle: tuple[str, ...]
    onwards: tuple[str, ...]
    from_on: tuple[str, ...]
    decade: tuple[str, ...]
    fiscal: tuple[str, ...]
    quarter_letter: tuple[str, ...]
    quarter: tuple[str, ...]
    half_letter: tuple[str, ...]
    half: tuple[str, ...]
    ordinals: dict[str, int]
    name_before: tuple[str, ...]
    agenda: tuple[str, ...]
    number_before: tuple[str, ...]
    counted: tuple[str, ...]
    units: dict[str, Literal["D", "W", "M", "Y"]]
    articles: frozenset[str]
    between_number_and_unit: tuple[str, ...]
    and_half: tuple[str, ...]
    age_before: tuple[str, ...]
    age_after: tuple[str, ...]
    rate_after: tuple[str, ...]
    work_after: tuple[str, ...]
    lasting: tuple[str, ...]


class DateRules(ByLanguage[DateWords]):
    """All of `dates.toml`."""


@lru_cache(maxsize=1)
def date_rules() -> DateRules:
    """Return `rules/dates.toml`, read once."""
    return load("dates", DateRules)
