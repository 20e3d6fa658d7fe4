"""The shape of `rules/currencies.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.rules import RuleModel, load

if TYPE_CHECKING:
    from decimal import Decimal

    from extract.models import Language

Codes = tuple[str, ...]


class CurrencyNames(RuleModel):
    """Names beyond CLDR's: words and the codes they may stand for, the usual first."""

    en: dict[str, Codes]
    fr: dict[str, Codes]
    es: dict[str, Codes]

    def of(self, language: Language) -> dict[str, Codes]:
        """Return the names of one language."""
        return {"en": self.en, "fr": self.fr, "es": self.es}[language]


class CurrencyRules(RuleModel):
    """Signs, names and weak forms of currencies, and the codes that each may stand for."""

    weak_codes: frozenset[str]
    more_codes: frozenset[str]
    weak_names: frozenset[str]
    weak_signs: frozenset[str]
    no_nouns: frozenset[str]
    signs: dict[str, Codes]
    names: CurrencyNames
    millions: dict[str, str]
    own: dict[str, str]
    units_per_dollar: dict[int, frozenset[str]]


@lru_cache(maxsize=1)
def currency_rules() -> CurrencyRules:
    """Return `rules/currencies.toml`, read once."""
    return load("currencies", CurrencyRules)


@lru_cache(maxsize=1)
def _powers() -> dict[str, int]:
    return {code: power for power, codes in currency_rules().units_per_dollar.items() for code in codes}


def dollars(value: Decimal, currency: str | None) -> Decimal:
    """Return the order of magnitude of a sum in dollars: enough to tell a price from a budget, no rate."""
    return value.scaleb(-_powers().get(currency or "", 0))
