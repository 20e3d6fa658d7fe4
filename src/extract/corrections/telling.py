"""What became of a correction, in words for people, and the issues that call for another look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.sheets import made_id
from extract.corrections.values import shown
from extract.models import AppliedCorrection
from extract.records import About, issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from extract.corrections.seconding import Asked
    from extract.models import Change, Correction, CorrectionState, FactSheet, Issue, IssueCode

IN_FORCE: frozenset[CorrectionState] = frozenset({"applied", "confirmed", "stale"})
CODES: dict[CorrectionState, IssueCode] = {"stale": "correction_stale", "orphaned": "correction_orphaned"}

VALUE = "The reviewer's value stays in force."
STAYS = {
    "unknown": "It stays marked as unknown.",
    "merge": "It stays part of the other one.",
    "split": "It stays split.",
}
DONE = {"merge": "merged into another one", "split": "split"}
NOUN = {"unknown": "the mark 'cannot be known'", "add": "the addition"}
WISH = {
    "accept": "to accept it",
    "reject": "to reject it",
    "add": "to add it",
    "unknown": "to mark it as unknown",
    "merge": "to merge it into another one",
    "split": "to split it",
}


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
    """Return a correction under which the program has come to read something else than was seen and said."""
    one = asked.correction
    message = f"{_stale(one)}; the program now reads {shown(more['machine'])}. {STAYS.get(one.action, VALUE)}"
    return outcome(sheet, asked, "stale", message=message, **more)


def _stale(one: Correction) -> str:
    match one.action:
        case "unknown":
            return f"{_about(one)} was read as {shown(one.seen)} and marked as unknown by {one.reviewer}"
        case "merge" | "split":
            return f"{_about(one)} was read as {shown(one.seen)} and {DONE[one.action]} by {one.reviewer}"
    return (
        f"{_about(one)} was read as {shown(one.seen)} and corrected to {shown(one.value)} by {one.reviewer}"
    )


def proposal(sheet: FactSheet, asked: Asked) -> AppliedCorrection:
    """Return a decision that no second person has made yet."""
    one = asked.correction
    what = {"edit": f"to correct it to {shown(one.value)}"}.get(one.action, WISH.get(one.action, one.action))
    message = (
        f"{_about(one)}: {one.reviewer} proposes {what}. It counts once a second person decides the same."
    )
    return outcome(sheet, asked, "proposed", message=message)


def orphan(sheet: FactSheet, asked: Asked, why: str) -> AppliedCorrection:
    """Return a correction that can be applied to nothing."""
    one = asked.correction
    said = f" to {shown(one.value)}" if one.action == "edit" else ""
    done = NOUN.get(one.action, f"the {one.action}")
    message = f"{_about(one)}: {done}{said} by {one.reviewer} could not be applied: {why}."
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
            about = About(asked.kind, _led_to(sheet, one), asked.field, asked.anchor.spans)
            yield issue(sheet.source.sha256, CODES[one.state], one.message, about)


def _led_to(sheet: FactSheet, one: AppliedCorrection) -> str | None:
    """Return the record to which the issue leads: of a project that is merged or split, what is there now."""
    asked = one.correction
    if one.state != "stale" or asked.action not in {"merge", "split"}:
        return one.record_id or asked.record_id
    into = asked.value.get("into") if isinstance(asked.value, dict) else None
    first = made_id(asked.kind, sheet.source.sha256, asked.id, 0)
    there = {work.id for work in sheet.projects}
    return next((key for key in (one.record_id, into, first) if isinstance(key, str) and key in there), None)
