"""What changed from one edition of a document to the next: pairs of editions with their changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.warehouse.reporting import Changed, Report

STATES = ("restated", "added", "gone", "overlaps", "same")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two editions: how many records of each state, and what changed, by record."""

    first: Changed
    counts: tuple[tuple[str, int], ...]
    changed: tuple[tuple[Changed, ...], ...]


def pairs(report: Report) -> tuple[Pair, ...]:
    """Return the pairs of editions in the order of the report."""
    return tuple(_pair(tuple(some)) for _, some in groupby(report.changed, key=_documents))


def _documents(one: Changed) -> tuple[str, str]:
    return one.newer_document, one.older_document


def _pair(all_changes: tuple[Changed, ...]) -> Pair:
    records = {(one.state, one.older, one.newer) for one in all_changes}
    counts = Counter(state for state, _, _ in records)
    moved = [one for one in all_changes if one.state != "same"]
    return Pair(
        first=all_changes[0],
        counts=tuple((state, counts[state]) for state in STATES if counts[state]),
        changed=tuple(tuple(some) for _, some in groupby(sorted(moved, key=_order), key=_record)),
    )


def _order(one: Changed) -> tuple[int, str, str, str, str, str]:
    return STATES.index(one.state), one.kind, one.label, *_record(one), one.field or ""


def _record(one: Changed) -> tuple[str, str]:
    return one.older or "", one.newer or ""
