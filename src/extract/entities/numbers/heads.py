"""The shape of `rules/table_heads.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.rules import Rule, RuleModel, load

if TYPE_CHECKING:
    from extract.models import Language


class HeadWords(Rule):
    """One language: words of heads above sums, and above numbers that are no money."""

    total: tuple[str, ...]
    counts: tuple[str, ...]


class HeadRules(RuleModel):
    """The three languages."""

    en: HeadWords
    fr: HeadWords
    es: HeadWords

    def of(self, language: Language) -> HeadWords:
        """Return the words of one language."""
        return {"en": self.en, "fr": self.fr, "es": self.es}[language]


@lru_cache(maxsize=1)
def head_words() -> HeadRules:
    """Return `rules/table_heads.toml`, read once."""
    return load("table_heads", HeadRules)
