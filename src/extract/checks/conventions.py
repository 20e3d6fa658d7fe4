"""Ratified Conventions: the number stated against the numbers of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records import About, adding_parts, issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet, Issue

LEAST_KINDS = 2


def convention_kinds(sheet: FactSheet) -> Iterator[Issue]:
    """Report a number of ratified Conventions that is not the sum of the kinds named beside it.

    '32 Conventions: 4 fundamental, 3 governance and 20 technical' is reported, as 4 + 3 + 20 is 27.
    """
    for fact in sheet.facts:
        parts = adding_parts(fact)
        counts = [int(part.value) for part in parts]
        if len(counts) >= LEAST_KINDS and sum(counts) != int(fact.value):
            terms = " + ".join(str(count) for count in counts)
            told = (
                f"{fact.value} Conventions are said to be ratified, but the kinds named give "
                f"{terms} = {sum(counts)}."
            )
            spans = tuple(dict.fromkeys((*fact.spans, *(span for part in parts for span in part.spans))))
            about = About("fact", fact.id, "value", spans)
            yield issue(sheet.source.sha256, "total_mismatch", told, about)
