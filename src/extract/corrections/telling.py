"""What became of a correction, in words for people, and the issues that call for another look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.values import shown
from extract.models import AppliedCorrection
from extract.records import About, issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from extract.corrections.deciding import Asked
    from extract.models import Change, Correction, CorrectionState, FactSheet, Issue, IssueCode

IN_FORCE: frozenset[CorrectionState] = frozenset({"applied", "confirmed", "stale"})
CODES: dict[CorrectionState, IssueCode] = {"stale": "correction_stale", "orphaned": "correction_orphaned"}


def outcome(  # noqa: PLR0913 - the fields of one record
    sheet: FactSheet,
    asked: Asked,
    state: CorrectionState,
    *,
    machine: JsonValue = None,
    changes: tuple[Change, ...] = (),
    message: str = "",
) -> AppliedCorrection:
    """Return what became of a correction of `sheet`."""
    return AppliedCorrection(
        correction=asked.correction,
        state=state,
        record_id=asked.target,
        machine=machine,
        carried=asked.correction.document != sheet.source.sha256,
        message=message,
        changes=changes,
    )


def stale(sheet: FactSheet, asked: Asked, **more: Any) -> AppliedCorrection:
    """Return a correction under which the program has come to read a third value."""
    one = asked.correction
    message = (
        f"{_about(one)} was read as {shown(one.seen)} and corrected to {shown(one.value)} by {one.reviewer}; "
        f"the program now reads {shown(more['machine'])}. The reviewer's value stays in force."
    )
    return outcome(sheet, asked, "stale", message=message, **more)


def orphan(sheet: FactSheet, asked: Asked, why: str) -> AppliedCorrection:
    """Return a correction that can be applied to nothing."""
    one = asked.correction
    said = f" to {shown(one.value)}" if one.action == "edit" else ""
    message = f"{_about(one)}: the {one.action}{said} by {one.reviewer} could not be applied: {why}."
    return outcome(sheet, asked, "orphaned", message=message)


def _about(one: Correction) -> str:
    """Name the record as a reader finds it: `The value of the amount 'EUR 4 million' on page 2`."""
    field = f"{one.field} of the " if one.field else ""
    words = f" {one.anchor.words!r}" if one.anchor.words else ""
    page = f" on page {one.anchor.page}" if one.anchor.page else ""
    return f"The {field}{one.kind.replace('_', ' ')}{words}{page}"


def raised(sheet: FactSheet) -> Iterator[Issue]:
    """Yield an issue for each correction that calls for another look; one carried over and lost is none."""
    for one in sheet.corrections:
        asked = one.correction
        if one.state in CODES and not (one.carried and one.state == "orphaned"):
            about = About(asked.kind, one.record_id or asked.record_id, asked.field, asked.anchor.spans)
            yield issue(sheet.source.sha256, CODES[one.state], one.message, about)
