"""The shape of `rules/currencies.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator

from extract.models.base import CurrencyCode
from extract.rules import ByLanguage, Rule, load

if TYPE_CHECKING:
    from decimal import Decimal

Codes = tuple[CurrencyCode, ...]


def _with_codes(names: dict[str, Codes]) -> dict[str, Codes]:
    """Leave out names of which a user has taken all codes away."""
    return {name: codes for name, codes in names.items() if codes}


Names = Annotated[dict[str, Codes], AfterValidator(_with_codes)]


class CurrencyRules(Rule):
    """Signs, names and weak forms of currencies, and the codes that each may stand for.

    An example reads `words = code`.
    """

    usual: Codes
    weak_codes: frozenset[CurrencyCode]
    numbered_codes: frozenset[CurrencyCode]
    more_codes: frozenset[CurrencyCode]
    rare_codes: frozenset[CurrencyCode]
    weak_names: frozenset[str]
    weak_signs: frozenset[str]
    things: frozenset[str]
    peoples: frozenset[str]
    initials: frozenset[str]
    money_words: tuple[str, ...]
    compounds: frozenset[str]
    new: frozenset[str]
    no_nouns: frozenset[str]
    signs: Names
    names: ByLanguage[Names]
    thousands: dict[str, CurrencyCode]
    millions: dict[str, CurrencyCode]
    billions: dict[str, CurrencyCode]
    own: dict[str, CurrencyCode]
    units_per_dollar: dict[int, frozenset[CurrencyCode]]

    @property
    def codes(self) -> frozenset[str]:
        """All codes that a sign, a name or a text in capitals may stand for."""
        told = (self.signs, *(names for _, names in self.names.items()))
        of_names = {code for names in told for codes in names.values() for code in codes}
        scaled = (self.thousands, self.millions, self.billions)
        return (
            self.more_codes
            | self.rare_codes
            | of_names
            | {code for table in (*scaled, self.own) for code in table.values()}
        )


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
