"""Make a correction: checked, and named by its content."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from extract.corrections.kinds import checked_field, checked_loose
from extract.corrections.values import parsed, told
from extract.corrections.works import told_into, told_parts
from extract.errors import CorrectionError
from extract.models import Anchor, CorrectedDocument, Correction, IssueCode, content_id

if TYPE_CHECKING:
    from pydantic import JsonValue

    from extract.corrections.codes import Codes
    from extract.models import Action, RecordKind


WHOLE = frozenset({"reject", "add", "merge", "split", "assign"})  # what has no field


@dataclass(frozen=True, slots=True)
class Subject:
    """The record on which somebody decides: where it is, and which document it is in."""

    document: str
    edition: CorrectedDocument
    kind: RecordKind
    record_id: str
    anchor: Anchor = field(default_factory=Anchor)


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decides about it: see `Correction` for the meaning of each.

    `rule` is by what the program had read the record; `answers` is the code of the issue that led to it.
    """

    action: Action
    field: str | None = None
    seen: JsonValue = None
    value: JsonValue = None
    rule: str | None = None
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, why, and when (now, if nothing is said)."""

    reviewer: str
    reason: str
    at: datetime | None = None


def correction(
    subject: Subject, decision: Decision, author: Author, codes: Codes | None = None
) -> Correction:
    """Return the correction; `CorrectionError` if the kind of record or the field does not allow it."""
    fields = {name: getattr(one, name) for one in (subject, decision) for name in one.__dataclass_fields__}
    fields |= {"value": _value(subject, decision, codes), "reviewer": author.reviewer}
    fields |= {"reason": author.reason, "at": author.at or datetime.now(UTC)}
    try:
        made = Correction.model_validate({"id": "", **fields})
    except ValidationError as error:
        first = error.errors()[0]
        raise CorrectionError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}.") from error
    return made.model_copy(update={"id": identity(made)})


def identity(made: Correction) -> str:
    """Return the id that the content calls for."""
    return content_id("cor", made.document, made.model_dump_json(exclude={"id"}))


def _value(subject: Subject, decision: Decision, codes: Codes | None) -> JsonValue:
    """Return the value as the program writes it."""
    _check(subject, decision)
    value = decision.value
    match decision.action:
        case "edit":
            value = _field_value(subject.kind, decision, codes)
        case "accept":
            value = decision.seen
        case "unknown":
            value = None
        case "add":
            value = _fields(subject.kind, value, codes)
        case "merge":
            value = told_into(subject.record_id, value)
        case "split":
            value = told_parts(value, codes)
        case "assign":
            value = _assigned(value)
    return value


def _check(subject: Subject, decision: Decision) -> None:
    """Raise `CorrectionError` where the action does not go with the kind of record or the field."""
    kind, action = subject.kind, decision.action
    if decision.answers is not None and decision.answers not in get_args(IssueCode):
        raise CorrectionError(f"{decision.answers!r} is no code of an issue.")
    if action in WHOLE and decision.field is not None:
        raise CorrectionError(f"The action {action!r} is about the whole record: leave the field away.")
    if action in {"reject", "add"}:
        checked_loose(kind)
    if action in {"accept", "unknown"} and decision.field is not None:
        checked_field(kind, decision.field)
    if action in {"merge", "split"} and kind != "project":
        raise CorrectionError(f"Only a project can be merged or split; {subject.record_id} is a {kind}.")
    if action == "assign" and kind not in {"document", "issue"}:
        raise CorrectionError(f"Only a document or an issue can be assigned, no {kind}.")


def _assigned(value: JsonValue) -> JsonValue:
    """Return the name of who is to look at it; None takes it from whoever had it."""
    if value is None or (isinstance(value, str) and value.strip()):
        return value and str(value).strip()
    raise CorrectionError("An assignment needs the name of a reviewer, or null.")


def _field_value(kind: RecordKind, decision: Decision, codes: Codes | None) -> JsonValue:
    if decision.field is None:
        raise CorrectionError("An edit needs the field that it changes.")
    return told(kind, decision.field, parsed(kind, decision.field, decision.value, codes))


def _fields(kind: RecordKind, value: JsonValue, codes: Codes | None) -> JsonValue:
    if kind == "issue" or not isinstance(value, dict):
        raise CorrectionError("A record to add needs its fields, each with a value.")
    return {field: told(kind, field, parsed(kind, field, one, codes)) for field, one in value.items()}
