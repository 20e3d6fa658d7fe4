"""Make a correction: checked, and named by its content."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import ValidationError

from extract.corrections.kinds import checked_field, checked_loose
from extract.corrections.values import parsed, told
from extract.errors import CorrectionError
from extract.models import Anchor, CorrectedDocument, Correction, content_id

if TYPE_CHECKING:
    from pydantic import JsonValue

    from extract.corrections.codes import Codes
    from extract.models import Action, RecordKind


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
    """What somebody decides about it: see `Correction` for the meaning of each."""

    action: Action
    field: str | None = None
    seen: JsonValue = None
    value: JsonValue = None


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
    fields |= {"value": _value(subject.kind, decision, codes), "reviewer": author.reviewer}
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


def _value(kind: RecordKind, decision: Decision, codes: Codes | None) -> JsonValue:
    """Return the value as the program writes it."""
    match decision.action:
        case "edit":
            return _field_value(kind, decision, codes)
        case "accept":
            if decision.field is not None:
                checked_field(kind, decision.field)
            return decision.seen
        case "reject":
            checked_loose(kind)
        case "add":
            checked_loose(kind)
            return _fields(kind, decision.value, codes)
    return decision.value


def _field_value(kind: RecordKind, decision: Decision, codes: Codes | None) -> JsonValue:
    if decision.field is None:
        raise CorrectionError("An edit needs the field that it changes.")
    return told(kind, decision.field, parsed(kind, decision.field, decision.value, codes))


def _fields(kind: RecordKind, value: JsonValue, codes: Codes | None) -> JsonValue:
    if kind == "issue" or not isinstance(value, dict):
        raise CorrectionError("A record to add needs its fields, each with a value.")
    return {field: told(kind, field, parsed(kind, field, one, codes)) for field, one in value.items()}
