"""Lists behind a whole: 'It gave $ 10 million:', 'jointly funded by', and one amount in each item."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from extract.checks.addends import Said, by_sentence, held, in_body
from extract.records.check_rules import check_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import Amount, Comparison, FactSheet

    Stretch = tuple[int, int]

LEAST_PARTS = 2
_LINE = re.compile(r"[^\n]+")
_BETWEEN = re.compile(r";|,\s|\s(?:and|et|y|e)\s|$")  # a decimal comma parts no items
_MARKS = " •-–—*▪▶·;.,:()"


def text_lists(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare the only amount before a colon, or 'jointly funded by', with the items behind it.

    Items are the lines below, or what commas, semicolons and 'and' part in the same sentence. They count
    only if each holds one amount, all of them at its start or all at its end.
    """
    for section in sheet.sections:
        amounts = in_body(sheet, section)
        for (_, end), said in by_sentence(section.text, amounts):
            yield from _listed(sheet, section.text, amounts, said, end)


def _listed(
    sheet: FactSheet, text: str, amounts: Sequence[Amount], said: Sequence[Amount], end: int
) -> Iterator[Comparison]:
    whole, *others = said
    opening = _opening(text, whole.end, end)
    if opening is None or (others and others[0].start < opening[0]):
        return
    start = opening[1]
    below = not text[start:end].strip()
    items = _lines(text, start, amounts) if below else _items(text, start, end)
    parts = _one_each(text, items, amounts)
    if len(parts) >= LEAST_PARTS:
        cue = phrases(check_rules().parts).search(text, whole.end, start)
        sure: Said = "some" if cue else "all" if below else "seemingly"
        yield held(sheet, "text_list", whole, parts, sure)


def _opening(text: str, low: int, high: int) -> Stretch | None:
    """Return the colon that opens a list, or words by which several pay a whole."""
    paid = phrases(check_rules().jointly).search(text, low, high)
    colon = text.find(":", low, high)
    return paid.span() if paid else (colon, colon + 1) if colon >= 0 else None


def _lines(text: str, start: int, amounts: Sequence[Amount]) -> list[Stretch]:
    """Return the lines below, up to the first without an amount."""
    lines = (found.span() for found in _LINE.finditer(text, start) if found.group().strip())
    return list(takewhile(lambda line: _inside(line, amounts), lines))


def _items(text: str, start: int, end: int) -> list[Stretch]:
    if phrases(check_rules().compared).search(text, start, end):
        return []
    cuts = [found.span() for found in _BETWEEN.finditer(text, start, end)]
    starts = (start, *(stop for _, stop in cuts))
    items = [(low, high) for low, (high, _) in zip(starts, cuts, strict=False)]
    return [(low, high) for low, high in items if text[low:high].strip(_MARKS)]


def _one_each(text: str, items: Sequence[Stretch], amounts: Sequence[Amount]) -> list[Amount]:
    inside = [_inside(item, amounts) for item in items]
    if any(len(found) != 1 for found in inside):
        return []
    parts = [found[0] for found in inside]
    pairs = list(zip(items, parts, strict=True))
    first = all(not text[low : part.start].strip(_MARKS) for (low, _), part in pairs)
    last = all(not text[part.end : high].strip(_MARKS) for (_, high), part in pairs)
    return parts if first or last else []


def _inside(item: Stretch, amounts: Sequence[Amount]) -> list[Amount]:
    low, high = (bisect_left(amounts, place, key=lambda a: a.start) for place in item)
    return list(amounts[low:high])
