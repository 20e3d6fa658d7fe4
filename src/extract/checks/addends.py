"""Amounts of a text held against their whole."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from extract.checks.verdicts import Sum, Term
from extract.records import About
from extract.records.check_rules import check_rules
from extract.records.intervals import of_amount
from extract.records.phrases import phrases
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import Amount, Comparison, ComparisonKind, FactSheet, Language, Section


_STOP = re.compile(r"[A-Z]{2,}\.\s+[A-ZÀ-Þ]")  # the end of a sentence behind an acronym
Said = Literal["all", "some", "seemingly"]


def in_body(sheet: FactSheet, section: Section) -> list[Amount]:
    """Return the amounts of the section's running text, in order."""
    found = (a for a in sheet.amounts if a.section_id == section.id and not a.in_heading)
    return sorted((a for a in found if a.table_id is None), key=lambda a: a.start)


def by_sentence(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[tuple[int, int], list[Amount]]]:
    """Yield first and last offset of each sentence with amounts, and these."""
    for place, group in groupby(amounts, lambda a: sentence_at(text, a.start)):
        yield place, list(group)


def addends(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Yield the first of `amounts` that stand together: a comparison or a second sum ends them.

    '$ 4 million and $ 6 million, up from $ 3 million' gives two.
    """
    rules = check_rules()
    end = phrases((*rules.compared, *rules.parts, *rules.wholes))
    for before, amount in zip((None, *amounts), amounts, strict=False):
        if before is not None and any(e.search(text, before.end, amount.start) for e in (end, _STOP)):
            return
        yield amount


def held(
    sheet: FactSheet,
    kind: ComparisonKind,
    whole: Amount,
    parts: Sequence[Amount],
    said: Said = "all",
) -> Comparison:
    """Compare `whole` with the sum of `parts`, which are all of it, some of it, or all by the looks of it.

    The last is believed only if the sum comes near.
    """
    found = Sum(
        f"{whole.text!r} is stated as the whole",
        _term(whole, sheet.language),
        tuple(_term(part, sheet.language) for part in parts),
        unit=f"{whole.currency} " if whole.currency else "",
        partial=said == "some",
        reason=_reason(whole, parts, said),
    )
    spans = tuple(span for amount in (whole, *parts) for span in amount.spans)
    return found.compared(sheet.source.sha256, kind, About("amount", whole.id, "value", spans))


def _term(amount: Amount, language: Language | None) -> Term:
    return Term(amount.value, of_amount(amount, language))


def _reason(whole: Amount, parts: Sequence[Amount], said: Said) -> str | None:
    if any(part.currency != whole.currency for part in parts):
        return "the parts are in another currency"
    if any(part.per != whole.per for part in parts):
        return "the parts are for another length of time"
    if any(_outside(part, whole) for part in parts):
        return "the parts cover other years"
    summed = sum(part.value for part in parts)
    if said == "seemingly" and not summed / 2 <= whole.value <= summed * 2:
        return "the parts named are far from the whole"
    return None


def _outside(part: Amount, whole: Amount) -> bool:
    early = part.period_start and whole.period_start and part.period_start < whole.period_start
    late = part.period_end and whole.period_end and part.period_end > whole.period_end
    return bool(early or late)
