"""What is read of amounts, as short as a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.money import find_money
from extract.entities.values import Context, MoneyValue

if TYPE_CHECKING:
    from decimal import Decimal

    from extract.models import Language


def values(text: str, context: Context) -> list[MoneyValue]:
    """Return the amounts of `text`, and hold each to its offsets."""
    found = []
    for entity in find_money(text, context):
        assert isinstance(entity.value, MoneyValue)
        assert text[entity.start : entity.end] == entity.text
        found.append(entity.value)
    return found


def one(text: str, context: Context) -> MoneyValue:
    """Return the only amount of `text`."""
    (value,) = values(text, context)
    return value


def told(text: str, language: Language, partner: str | None = None) -> str:
    """Return words, currency and value (or range) of each amount: `US$ 5–7 m USD 5000000 7000000|…`."""
    return "|".join(
        f"{entity.text} {entity.value.currency} {ends(entity.value)}"
        for entity in find_money(text, Context(language, partner=partner))
        if isinstance(entity.value, MoneyValue)
    )


def ends(value: MoneyValue) -> str:
    """Return the value, or both ends of a range."""
    return " ".join(_plain(end) for end in (value.value, value.value_max) if end is not None)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def years(value: MoneyValue) -> str:
    """Return the period as `2019–2022`, by days where it is no whole years, or a dash."""
    start, end = value.period_start, value.period_end
    if start is None or end is None:
        return "-"
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    return f"{start.year}–{end.year}" if whole else f"{start}–{end}"
