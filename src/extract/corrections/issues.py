"""Issues after corrections: what a decision has settled is open no more; what is in doubt again is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.corrections.anchors import overlap, same_words
from extract.corrections.telling import IN_FORCE, raised
from extract.models import AppliedCorrection
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.corrections.concerning import Corrections
    from extract.models import Amount, Correction, FactSheet, Issue

FULL = 0.5  # of the smaller place


def reopened(sheet: FactSheet) -> FactSheet:
    """Return a sheet that was corrected, and not checked yet, with the issues that it has now."""
    if not sheet.corrections:
        return sheet
    left = tuple(issue for issue in sheet.issues if not _is_settled(sheet, issue))
    return sheet.model_copy(update={"issues": distinct((*left, *raised(sheet)))})


def closed(sheet: FactSheet, corrections: Corrections) -> FactSheet:
    """Return a sheet that was checked, without the issues that a reviewer has accepted or rejected."""
    own = corrections.concerning(sheet.source.sha256, None)
    told = tuple(_became(sheet, one, undone=_undone(own)) for one in own if one.kind == "issue")
    gone = {one.record_id for one in told if one.state == "applied"}
    return sheet.model_copy(
        update={
            "issues": tuple(issue for issue in sheet.issues if issue.id not in gone),
            "corrections": (*sheet.corrections, *told),
        }
    )


def _undone(corrections: Iterable[Correction]) -> frozenset[str]:
    return frozenset(str(one.value) for one in corrections if one.action == "undo")


def _became(sheet: FactSheet, one: Correction, undone: frozenset[str]) -> AppliedCorrection:
    """Tell what became of a decision on an issue: applied while it is raised, confirmed once it is not."""
    if one.id in undone or one.action in {"comment", "undo"}:
        state = "withdrawn" if one.id in undone else "noted"
        return AppliedCorrection.model_validate({"correction": one, "state": state, "record_id": None})
    found = next((issue for issue in sheet.issues if _same(issue, one)), None)
    told = {"correction": one, "record_id": found and found.id, "state": "applied" if found else "confirmed"}
    return AppliedCorrection.model_validate(told)


def _same(issue: Issue, one: Correction) -> bool:
    said = same_words(issue.message, one.anchor.words)
    return issue.id == one.record_id or (issue.code == one.anchor.detail and said)


def _is_settled(sheet: FactSheet, issue: Issue) -> bool:
    """Tell whether decisions have answered an issue that was raised while reading."""
    match issue.code:
        case "partner_unknown":
            return sheet.partner is not None
        case "date_unknown":
            return sheet.published is not None
        case "nothing_found":
            return bool(sheet.contributions or sheet.projects or sheet.facts)
        case "amount_unclaimed":
            return any(overlap(issue.spans, one.spans) >= FULL for one in _added(sheet))
        case "currency_ambiguous":
            return all(
                overlap(issue.spans, a.spans) < FULL or _is_decided(sheet, a.id) for a in sheet.amounts
            )
    return False


def _added(sheet: FactSheet) -> Iterator[Amount]:
    ids = {one.record_id for one in sheet.corrections if one.correction.action == "add"}
    yield from (amount for amount in sheet.amounts if amount.id in ids)


def _is_decided(sheet: FactSheet, amount: str) -> bool:
    """Tell whether a reviewer has decided on the currency of an amount."""
    return any(
        one.record_id == amount and one.correction.field == "currency" and one.state in IN_FORCE
        for one in sheet.corrections
    )
