"""The years of a table's cell: of its column head, else of its row, else of all year columns for a total."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates import find_dates
from extract.entities.numbers import Phrases, lex
from extract.entities.numbers.heads import head_words
from extract.entities.periods.mentions import Mention
from extract.entities.values import DateValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.entities.values import Context
    from extract.models import Language

_MOST_REST = 14  # characters beside the years in a head: 'Actual 2021', 'FY', 'Budget '


def cell_period(context: Context) -> Mention | None:
    """Return the period of a bare number in a cell, or None."""
    column = (context.cell_head or "").split("\n")[0]
    own = _years(column, context) or _years(context.row_head or "", context)
    if own:
        return own
    if _totals(context.language).at(lex(column), 0):
        return _cover(m for head in context.header_cells if (m := _years(head, context)))
    return _cover(
        m for cell in context.row_cells if (m := _years(cell, context)) and m.first.year != m.last.year
    )


@lru_cache(maxsize=16)
def _totals(language: Language) -> Phrases[None]:
    return Phrases((word, None) for word in head_words().of(language).total)


def _years(words: str, context: Context) -> Mention | None:
    """Return the years that make up a head, but not a day ('Disbursed by 12/31/2023') or a month."""
    dates = [
        e
        for e in find_dates(words, context.language, partner=context.partner, month_first=context.month_first)
        if isinstance(e.value, DateValue) and e.value.start and e.value.end
    ]
    if len(dates) != 1 or dates[0].rule not in ("dates.year", "dates.range"):
        return None
    value = dates[0].value
    if len(words) - len(dates[0].text) > _MOST_REST or not isinstance(value, DateValue):
        return None
    return (
        Mention(dates[0].start, dates[0].end, value.start, value.end) if value.start and value.end else None
    )


def _cover(mentions: Iterable[Mention]) -> Mention | None:
    found = tuple(mentions)
    if not found:
        return None
    return Mention(0, 0, min(m.first for m in found), max(m.last for m in found))
