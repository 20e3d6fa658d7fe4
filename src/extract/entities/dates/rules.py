"""The shape of `rules/dates.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from extract.rules import ByLanguage, Rule, RuleModel, load


class DurationWords(RuleModel):
    """Units, what stands around them, and what makes them an age, a rate or work done."""

    units: dict[str, Literal["D", "W", "M", "Y"]]
    articles: frozenset[str]
    idioms: frozenset[str]
    lasting: tuple[str, ...]
    within: tuple[str, ...]
    between_number_and_unit: tuple[str, ...]
    and_half: tuple[str, ...]
    people: tuple[str, ...]
    people_links: tuple[str, ...]
    older_than: tuple[str, ...]
    age_before: tuple[str, ...]
    age_after: tuple[str, ...]
    age_after_many: tuple[str, ...]
    age_at: tuple[str, ...]
    rate_before: tuple[str, ...]
    rate_after: tuple[str, ...]
    rate_of: tuple[str, ...]
    work_after: tuple[str, ...]


class RefusalWords(RuleModel):
    """What makes four digits no year: names, numbers of things, counts."""

    name_before: tuple[str, ...]
    aim_before: tuple[str, ...]
    agenda: tuple[str, ...]
    number_before: tuple[str, ...]
    law_before: tuple[str, ...]
    document_before: tuple[str, ...]
    digits_behind: tuple[str, ...]
    count_before: tuple[str, ...]
    time_before: tuple[str, ...]
    counted: tuple[str, ...]
    hyphened: tuple[str, ...]


class DateWords(Rule):
    """One language. An example reads `words = start/end` or `words = duration`; `..` is open."""

    capital: bool
    month_first: frozenset[str]
    names_show_order: bool
    months: dict[str, int]
    no_month_after: tuple[str, ...]
    ordinal: tuple[str, ...]
    days: dict[str, int]
    of: tuple[str, ...]
    to: tuple[str, ...]
    and_: tuple[str, ...]
    between: tuple[str, ...]
    fillers: tuple[str, ...]
    middle: tuple[str, ...]
    short_year_after: tuple[str, ...]
    onwards: tuple[str, ...]
    onwards_if_from: tuple[str, ...]
    from_: tuple[str, ...]
    from_on: tuple[str, ...]
    present: tuple[str, ...]
    present_behind_dash: tuple[str, ...]
    decade: tuple[str, ...]
    decade_article: tuple[str, ...]
    tens: dict[str, int]
    fiscal: tuple[str, ...]
    part_letters: dict[str, int]
    parts: dict[str, int]
    ordinals: dict[str, int]
    leading: dict[str, int]
    refused_years: RefusalWords
    durations: DurationWords


class DateRules(ByLanguage[DateWords]):
    """All of `dates.toml`."""


@lru_cache(maxsize=1)
def date_rules() -> DateRules:
    """Return `rules/dates.toml`, read once."""
    return load("dates", DateRules)
