"""Sums that a text states: '$ 10 million, made up of $ 4 million … and $ 6 million …'."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from extract.models import plain
from extract.records import About, issue
from extract.records.check_rules import check_rules
from extract.records.intervals import of_amount, total
from extract.records.phrases import phrases
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import Amount, FactSheet, Issue, Section


def text_sums(sheet: FactSheet) -> Iterator[Issue]:
    """Report each whole whose parts, named behind it in the same sentence, do not make it up.

    Behind 'made up of' the parts must add up; behind 'of which', which may leave parts out, they must not
    exceed the whole.
    """
    for section in sheet.sections:
        amounts = sorted(_in_body(sheet, section), key=lambda a: a.start)
        for (low, high), group in groupby(amounts, key=lambda a: sentence_at(section.text, a.start)):
            yield from _sentence(sheet, section.text[low:high], low, list(group))


def _in_body(sheet: FactSheet, section: Section) -> Iterator[Amount]:
    for amount in sheet.amounts:
        if amount.section_id == section.id and not amount.in_heading and amount.table_id is None:
            yield amount


def _sentence(sheet: FactSheet, sentence: str, low: int, amounts: Sequence[Amount]) -> Iterator[Issue]:
    rules = check_rules()
    for words, complete in ((rules.wholes, True), (rules.parts, False)):
        cue = phrases(words).search(sentence)
        if not cue:
            continue
        before = [a for a in amounts if a.end <= low + cue.start()]
        parts = [a for a in amounts if a.start >= low + cue.end()]
        if before and parts and (len(parts) > 1 or not complete):
            yield from _compared(sheet, before[-1], parts, complete=complete)
        return


def _compared(sheet: FactSheet, whole: Amount, parts: Sequence[Amount], *, complete: bool) -> Iterator[Issue]:
    if any(part.currency != whole.currency or part.per != whole.per for part in parts):
        return
    stated = of_amount(whole, sheet.language)
    summed = total(of_amount(part, sheet.language) for part in parts)
    if stated.meets(summed) or (not complete and summed.low <= stated.high):
        return
    terms = " + ".join(plain(part.value) for part in parts)
    told = (
        f"{whole.text!r} is stated as the whole, but its parts give {whole.currency or ''} {terms} = "
        f"{plain(sum((part.value for part in parts), whole.value * 0))}."
    )
    spans = tuple(span for amount in (whole, *parts) for span in amount.spans)
    yield issue(sheet.source.sha256, "total_mismatch", told, About("amount", whole.id, "value", spans))
