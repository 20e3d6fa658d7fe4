"""Sums that a text states: '$ 10 million, made up of $ 4 million … and $ 6 million …'."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.checks.addends import addends, by_sentence, held, in_body
from extract.records.check_rules import check_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import Amount, Comparison, FactSheet

Sentence = tuple[tuple[int, int], list["Amount"]]


def text_sums(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare each whole with the parts named behind it, in its sentence or at the start of the next one.

    Behind 'made up of' the parts must add up; behind 'of which', which may leave parts out, they must not
    exceed the whole. 'It gave $ 10 million. Of this, $ 7 million …' is read over the full stop.
    """
    for section in sheet.sections:
        text, amounts = section.text, in_body(sheet, section)
        found = list(by_sentence(text, amounts))
        for place, group in found:
            yield from _sentence(sheet, text, place, group)
        for before, after in pairwise(found):
            yield from _next_sentence(sheet, text, before, after)


def _sentence(
    sheet: FactSheet, text: str, place: tuple[int, int], amounts: Sequence[Amount]
) -> Iterator[Comparison]:
    cue = _cue(text, *place)
    before = [a for a in amounts if cue and a.end <= cue[0]]
    if cue and before:
        yield from _parts(sheet, text, cue, before[-1], amounts)


def _next_sentence(sheet: FactSheet, text: str, before: Sentence, after: Sentence) -> Iterator[Comparison]:
    """Compare the only amount of a sentence with those of the next, if that begins with the cue.

    'Of the latter' means the last of several.
    """
    (_, end), wholes = before
    (start, stop), amounts = after
    cue = _cue(text, start, stop)
    same_paragraph = start == end and text[end - 1] != "\n"
    told_which = len(wholes) == 1 or bool(phrases(check_rules().latter).match(text, start))
    if cue and told_which and same_paragraph and all(a.start > cue[1] for a in amounts):
        yield from _parts(sheet, text, cue, wholes[-1], amounts)


def _cue(text: str, low: int, high: int) -> tuple[int, int, bool] | None:
    """Return where the first words for parts stand in a sentence, and whether they mean all parts."""
    rules = check_rules()
    found = [
        (cue.start(), cue.end(), complete)
        for words, complete in ((rules.wholes, True), (rules.parts, False))
        if (cue := phrases(words).search(text, low, high))
    ]
    return min(found, default=None)


def _parts(
    sheet: FactSheet, text: str, cue: tuple[int, int, bool], whole: Amount, amounts: Sequence[Amount]
) -> Iterator[Comparison]:
    _, end, complete = cue
    parts = list(addends(text, [a for a in amounts if a.start >= end]))
    if len(parts) > 1 or (parts and not complete):
        yield held(sheet, "text_sum", whole, parts, "all" if complete else "some")
