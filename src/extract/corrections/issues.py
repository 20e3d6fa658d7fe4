"""Issues after corrections: what a decision has settled is open no more; what is in doubt again is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.corrections.anchors import overlap
from extract.corrections.answering import issue_field
from extract.corrections.deciding import heard
from extract.corrections.seconding import Asked
from extract.corrections.telling import CODES, IN_FORCE, outcome, proposal, raised
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.corrections.concerning import Corrections
    from extract.corrections.deciding import Heard
    from extract.models import Amount, AppliedCorrection, CorrectionState, FactSheet, Issue

FULL = 0.5  # of the smaller place


def reopened(sheet: FactSheet) -> FactSheet:
    """Return a sheet that was corrected, and not checked yet, with the issues that it has now."""
    if not sheet.corrections:
        return sheet
    left = tuple(issue for issue in sheet.issues if not _is_settled(sheet, issue))
    return sheet.model_copy(update={"issues": distinct((*left, *raised(sheet)))})


def closed(sheet: FactSheet, corrections: Corrections) -> FactSheet:
    """Return a sheet that was checked, without the issues that reviewers have settled.

    They have accepted or rejected the issue, or said that what it is about cannot be known.
    """
    own = (one for one in corrections.concerning(sheet.source.sha256, None) if one.kind == "issue")
    told = tuple(_became(sheet, heard(sheet, own, corrections.two_reviewers)))
    gone = {one.record_id for one in told if one.state == "applied"}
    left = (one for one in sheet.issues if one.id not in gone and not is_unknown(sheet, one))
    return sheet.model_copy(update={"issues": tuple(left), "corrections": (*sheet.corrections, *told)})


def _became(sheet: FactSheet, all_asked: Heard) -> Iterator[AppliedCorrection]:
    """Tell what became of decisions on issues: applied while they are raised, confirmed once they are not."""
    raised_now = {issue.id for issue in sheet.issues}
    for one in (*all_asked.in_force, *all_asked.seconded):
        yield _outcome(sheet, one, "applied" if one.target in raised_now else "confirmed")
    yield from (proposal(sheet, one) for one in all_asked.proposed)
    for state in ("superseded", "withdrawn", "noted"):
        yield from (_outcome(sheet, one, state) for one in getattr(all_asked, state))


def _outcome(sheet: FactSheet, asked: Asked, state: CorrectionState) -> AppliedCorrection:
    there = any(issue.id == asked.target for issue in sheet.issues)
    return outcome(sheet, asked if there else Asked(asked.correction, None), state)


def is_unknown(sheet: FactSheet, issue: Issue) -> bool:
    """Tell whether reviewers have said that what an issue is about cannot be known."""
    if issue.code in CODES.values():
        return False
    return any(
        one.correction.action == "unknown" and one.state in IN_FORCE and _is_about(issue, one)
        for one in sheet.corrections
    )


def _is_about(issue: Issue, one: AppliedCorrection) -> bool:
    """Tell whether an issue is about the record or field of a decision.

    An issue about the currencies of several amounts is so only if the decision answers it.
    """
    asked = one.correction
    answered = asked.answers == issue.code
    if asked.kind == "document":
        told = issue_field(asked.kind, asked.field)
        return told == issue.field if told else answered and issue.record_id is None
    if (issue.record, issue.record_id) != (asked.kind, one.record_id):
        return False
    return answered or (asked.field in {None, issue.field} and issue.code != "currency_ambiguous")


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
    return _is_rejected(sheet, issue)


def _is_rejected(sheet: FactSheet, issue: Issue) -> bool:
    """Tell whether the record that an issue is about is none, as a reviewer has said."""
    return any(
        (one.correction.kind, one.record_id) == (issue.record, issue.record_id)
        for one in sheet.corrections
        if one.correction.action == "reject" and one.state in IN_FORCE
    )


def _added(sheet: FactSheet) -> Iterator[Amount]:
    ids = {one.record_id for one in sheet.corrections if one.correction.action == "add"}
    yield from (amount for amount in sheet.amounts if amount.id in ids)


def _is_decided(sheet: FactSheet, amount: str) -> bool:
    """Tell whether a reviewer has decided on the currency of an amount."""
    return any(
        one.record_id == amount and one.correction.field == "currency" and one.state in IN_FORCE
        for one in sheet.corrections
    )
