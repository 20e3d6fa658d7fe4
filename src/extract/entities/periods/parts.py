"""Which amounts are parts of the one before: `of which`, `dont … et …`, `Of the US$ 5 million, …`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.dates.patterns import any_of
from extract.entities.periods.rules import period_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.entities.values import Entity
    from extract.models import Language

_OF_IT = 12  # characters behind an amount: '… of it', '… of this'
_ROW = 80  # characters between two parts of a row
_NO_ROW = re.compile(r"[;.]\s|[\n•]")


def parts_of(text: str, amounts: tuple[Entity, ...], start: int, language: Language) -> tuple[bool, ...]:
    """Tell for each amount of the sentence at `start` whether it is a part of one before."""
    return tuple(_parts_of(text, amounts, start, language))


def _parts_of(text: str, amounts: tuple[Entity, ...], start: int, language: Language) -> Iterator[bool]:
    is_part = False
    opens_with_whole = _whole(language).fullmatch(text[start : amounts[0].start]) is not None
    for n, amount in enumerate(amounts):
        gap = text[amounts[n - 1].end if n else start : amount.start]
        goes_on = is_part and len(gap) <= _ROW and not _NO_ROW.search(gap)
        said = speaks_of_parts(gap + text[amount.end : amount.end + _OF_IT], language)
        is_part = said or goes_on or (n == 1 and opens_with_whole)
        yield is_part


def speaks_of_parts(words: str, language: Language) -> bool:
    """Tell whether `words` make an amount a part of another: `of which`, `dont`, `de los cuales`."""
    return _parts(language).search(words) is not None


@lru_cache(maxsize=16)
def _parts(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(period_rules().of(language).parts)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _whole(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of(period_rules().of(language).wholes)}\W*", re.IGNORECASE)
