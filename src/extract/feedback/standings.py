"""How far a document is: by what the published file and the log say, or by what the program reads now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.corrections.telling import IN_FORCE
from extract.feedback.deciding import undone
from extract.warehouse.reviewing.progress import Decided, Figure, Open, Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from extract.models import Correction, FactSheet, Span

DECIDING = frozenset({"edit", "accept", "add", "unknown", "merge", "split"})


def standing_at_once(published: Path, document: str, entries: Sequence[Correction]) -> Standing:
    """Return how far a document is, with the decisions of the log that the published file does not know."""
    return with_waiting(standing(published, document), entries)


def with_waiting(told: Standing, entries: Sequence[Correction]) -> Standing:
    """Return how far a document is once the decisions count that the published file does not know."""
    own = [one for one in entries if one.document == told.document]
    gone = undone(own)
    fresh = [one for one in own if one.id not in told.known | gone and one.action in {*DECIDING, "reject"}]
    settled = {one.record_id for one in fresh if one.kind == "issue"}
    rejected = {one.record_id for one in fresh if one.action == "reject"}
    decided = [one for one in told.decided if one.id not in gone]
    decided += [Decided(one.id, one.record_id, one.field) for one in fresh if one.action in DECIDING]
    return Standing(
        told.document,
        told.file_name,
        tuple(one for one in told.figures if one.id not in rejected),
        tuple(one for one in told.issues if one.id not in settled),
        tuple(decided),
    )


def standing_of(sheet: FactSheet) -> Standing:
    """Return how far a document is by what the program reads now, as reviewers would have it."""
    decided = (
        Decided(one.correction.id, one.record_id, one.correction.field)
        for one in sheet.corrections
        if one.state in IN_FORCE and one.correction.action in DECIDING and one.correction.kind != "issue"
        if one.record_id is not None
    )
    return Standing(
        sheet.source.sha256,
        sheet.source.file_name,
        tuple(_figures_of(sheet)),
        tuple(Open(one.id, one.code, one.message, _page(one.spans)) for one in sheet.issues),
        tuple(decided),
    )


def _figures_of(sheet: FactSheet) -> Iterator[Figure]:
    money = {one.id: (one.currency, one.value) for one in sheet.amounts}
    for amount in sheet.amounts:
        yield Figure("amount", amount.id, amount.text, _page(amount.spans), frozenset({amount.id}))
    for gift in sheet.contributions:
        same = frozenset({gift.id, gift.amount_id or gift.id})
        yield Figure("contribution", gift.id, gift.text, _page(gift.spans), same)
    for work in (one for one in sheet.projects if one.value is not None):
        budget = (key for key in work.amount_ids if money.get(key) == (work.currency, work.value))
        yield Figure("project", work.id, work.title, _page(work.spans), frozenset({work.id, *budget}))


def _page(spans: Sequence[Span]) -> int | None:
    return spans[0].page if spans else None
