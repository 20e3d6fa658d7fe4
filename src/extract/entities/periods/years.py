"""Single years: which of them may be periods, and where years stand in a row.

`in 2022`, `FY2022`, `the first half of 2022`, `its 2022 contribution`, `US$ 5 million (2022)`; not
`founded in 1919`, `ends in 2025`, `more than in 2021`. `in 2020, 2021 and 2022` is a range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.dates.patterns import GAP, MAYBE, any_of
from extract.entities.periods.rules import period_rules
from extract.entities.values import DateValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.values import Entity
    from extract.models import Language

Standing = Literal["free", "tight"]
_REACH = 60  # characters before and behind a year that say what it is
_YEARS = ("dates.year", "dates.part_of_year")
_COMPARED = re.compile(  # 'more than in 2021', 'plus qu'en 2021', 'menos que en 2021'
    r"(?<!\w)(?:than\s+in|(?:plus|moins|autant|más|menos|mayor|menor|igual)\b[^,;.]{0,30}(?:que|qu['’])\s*en)\s*$",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s$")
_CLOSED = re.compile(r"\s*(?:$|[.;)\n])")
_IN_A_ROW = re.compile(r"\s*(?:,|&|,?\s(?:and|et|y|e))\s*", re.IGNORECASE)


def standing(text: str, entity: Entity, language: Language) -> Standing | None:
    """Tell whether a year may be a period: as its words say, or (`tight`) only right behind an amount."""
    if entity.rule not in _YEARS:
        return None
    patterns = _patterns(language)
    before = text[max(0, entity.start - _REACH) : entity.start]
    behind = text[entity.end : entity.end + _REACH]
    if _COMPARED.search(before) or patterns.event.search(before):
        return None
    fiscal = entity.rule == "dates.year" and not entity.text[0].isdigit()
    if fiscal or patterns.within.search(before) or patterns.of_money.search(before):
        return "free"
    if patterns.money.match(behind):
        return "free"
    return "tight" if _COMMA.search(before) and _CLOSED.match(behind) else None


def in_a_row(text: str, dates: Sequence[Entity]) -> list[tuple[Entity, ...]]:
    """Join years that follow one another with nothing but a comma or 'and' between: `2020, 2021 and 2022`."""
    rows: list[tuple[Entity, ...]] = []
    for entity in dates:
        last = rows[-1][-1] if rows else None
        if last is not None and _next(text, last, entity):
            rows[-1] = (*rows[-1], entity)
        else:
            rows.append((entity,))
    return rows


def _next(text: str, left: Entity, right: Entity) -> bool:
    if left.rule != "dates.year" or right.rule != "dates.year":
        return False
    assert isinstance(left.value, DateValue)
    assert isinstance(right.value, DateValue)
    if left.value.start is None or right.value.start is None:
        return False
    grows = right.value.start.year - left.value.start.year == 1
    return grows and _IN_A_ROW.fullmatch(text[left.end : right.start]) is not None


@dataclass(frozen=True, slots=True)
class _Patterns:
    within: re.Pattern[str]  # 'in ', 'for the ' at the end of the words before
    event: re.Pattern[str]  # 'founded in ' there
    of_money: re.Pattern[str]  # 'presupuesto de ' there
    money: re.Pattern[str]  # ' contribution' at the start of the words behind


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    words = period_rules().of(language)
    within, money = any_of(words.within), any_of(words.money)
    return _Patterns(
        re.compile(rf"(?:(?<!\w){within}{MAYBE})$", re.IGNORECASE),
        re.compile(rf"(?<!\w){any_of(words.events)}{GAP}{within}{MAYBE}$", re.IGNORECASE),
        re.compile(rf"(?<!\w){money}(?:{GAP}(?:de|del|du|para|pour|of|for))?{GAP}$", re.IGNORECASE),
        re.compile(rf"{GAP}{money}(?!\w)", re.IGNORECASE),
    )
