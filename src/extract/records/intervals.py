"""What a printed figure can mean: from the lowest to the highest value that would be printed so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.entities.numbers import decimal_mark, lex, read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Amount, Contribution, Language

HALF = Decimal("0.5")
ABOUT = Decimal("0.1")
NEARLY = Decimal("0.15")
ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Tell whether one value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Interval) -> Interval:
        """Return the interval of the sums."""
        return Interval(self.low + other.low, self.high + other.high)


def total(parts: Iterable[Interval]) -> Interval:
    """Return the interval of the sum of `parts`."""
    whole = Interval(Decimal(0), Decimal(0))
    for part in parts:
        whole = whole.plus(part)
    return whole


def of_amount(amount: Amount | Contribution, language: Language | None) -> Interval:
    """Return what `amount` can mean: '41.8 million' is 41.75 to 41.85 million, 'more than 2' has no end.

    A whole number without a scale word is exact to its last digit that is not zero.
    """
    half = _step(amount, language) * HALF
    low, high = amount.value - half, (amount.value_max or amount.value) + half
    if amount.qualifier == "about":
        return Interval(low * (1 - ABOUT), high * (1 + ABOUT))
    if amount.qualifier == "nearly":
        return Interval(low * (1 - NEARLY), high)
    if amount.qualifier in {"more_than", "at_least"}:
        return Interval(low, ENDLESS)
    if amount.qualifier in {"less_than", "at_most"}:
        return Interval(Decimal(0), high)
    return Interval(low, high)


def of_printed(value: Decimal) -> Interval:
    """Return what a printed number can mean: half a unit of its last digit more or less."""
    half = Decimal(1).scaleb(_exponent(value)) * HALF
    return Interval(value - half, value + half)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _step(amount: Amount | Contribution, language: Language | None) -> Decimal:
    """Return the unit of the last printed digit: 100,000 for '41.8 million', 0 for a number in words."""
    numerals = [token.text for token in lex(amount.text) if token.kind == "number"]
    if not numerals or not amount.value:
        return Decimal(0)
    mark = decimal_mark(language or "en", None, numerals)
    for scaled in (True, False):
        number = read_numeral(numerals[0], mark, scaled=scaled)
        if number and _is_power_of_ten(amount.value / number):
            return Decimal(1).scaleb(_exponent(number)) * (amount.value / number)
    return Decimal(0)


def _is_power_of_ten(ratio: Decimal) -> bool:
    return ratio == Decimal(10) ** ratio.adjusted()
