"""Dates as short lines: `14 March 2022 2022-03-14`, a range as `first/last`, `..` where it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.dates import find_dates
from extract.entities.values import DateValue

if TYPE_CHECKING:
    from extract.models import Language

Row = tuple[str, str]

_PRECISION = {"day": 10, "month": 7, "year": 4}


def told(
    text: str, language: Language, partner: str | None = None, *, month_first: bool | None = None
) -> str:
    """Return the dates of `text`, each with its words and its value as precise as it is, parted by bars."""
    found = []
    for entity in find_dates(text, language, partner=partner, month_first=month_first):
        assert isinstance(entity.value, DateValue)
        assert text[entity.start : entity.end] == entity.text
        found.append(f"{' '.join(entity.text.split())} {value_of(entity.value)}")
    return " | ".join(found)


def value_of(value: DateValue) -> str:
    """Return `P26M`, `2022-03`, `2019-01-01/2021-12-31`."""
    if value.duration:
        return value.duration
    if value.kind == "range":
        return f"{value.start or '..'}/{value.end or '..'}"
    return str(value.start)[: _PRECISION[value.kind]]
