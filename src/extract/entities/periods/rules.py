"""The shape of `rules/periods.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import Field

from extract.rules import RuleModel, load

if TYPE_CHECKING:
    from extract.models import Language


class PeriodWords(RuleModel):
    """One language: what may stand before a year, words that point back at years, words of parts."""

    within: tuple[str, ...] = Field(alias="in")
    since: tuple[str, ...]
    pointers: tuple[str, ...]
    year_pointers: tuple[str, ...]
    parts: tuple[str, ...]
    wholes: tuple[str, ...]
    spending: frozenset[str]


class PeriodRules(RuleModel):
    """The three languages."""

    en: PeriodWords
    fr: PeriodWords
    es: PeriodWords

    def of(self, language: Language) -> PeriodWords:
        """Return the words of one language."""
        return {"en": self.en, "fr": self.fr, "es": self.es}[language]


@lru_cache(maxsize=1)
def period_rules() -> PeriodRules:
    """Return `rules/periods.toml`, read once."""
    return load("periods", PeriodRules)
