"""What a row of the spreadsheet decides, held against the log, and made a correction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from extract.corrections import KINDS, Author, Decision, Subject, correction, from_text, shown
from extract.errors import CorrectionError
from extract.feedback.rows import field_of
from extract.warehouse import look_up

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic import JsonValue

    from extract.corrections import Codes
    from extract.feedback.rows import Row
    from extract.models import Action, Correction, RecordKind

ACTIONS: tuple[Action, ...] = ("accept", "edit", "reject", "unknown")
SILENT = frozenset({"comment", "assign"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One decision on one thing: a record as a whole, one of its fields, or an issue."""

    document: str
    kind: str
    record_id: str
    field: str | None
    action: str
    value: JsonValue = None

    @classmethod
    def of(cls, one: Correction) -> Wanted:
        """Return what a correction of the log decides."""
        value = one.value if one.action in {"edit", "add", "undo"} else None
        return cls(one.document, one.kind, one.record_id, one.field, one.action, value)

    @property
    def thing(self) -> tuple[str, str, str | None]:
        """What is decided on."""
        return self.document, self.record_id, self.field

    @property
    def name(self) -> str:
        """The same for people."""
        return f"the {self.field} of {self.record_id}" if self.field else self.record_id

    @property
    def words(self) -> str:
        """What is decided, in words."""
        return f"{self.action} {shown(self.value)}" if self.action == "edit" else self.action

    def same(self, last: Correction) -> bool:
        """Tell whether the log says it already."""
        return Wanted.of(last) == self

    def last(self, entries: Iterable[Correction]) -> Correction | None:
        """Return the last word on the thing; a rejection of the whole record is one on each of its fields."""
        about = (
            one
            for one in entries
            if (one.document, one.record_id) == (self.document, self.record_id)
            if one.action not in SILENT and (one.field == self.field or one.action == "reject")
        )
        return max(about, key=lambda one: (one.at, one.id), default=None)


def wanted(row: Row, codes: Codes) -> tuple[Wanted, ...]:
    """Return all that a row decides; `CorrectionError` if that cannot be."""
    kind, record_id = row["record"], row["record id"]
    field = field_of(kind, row["field"]) if record_id else None
    issue = Wanted(row["sha256"], "issue", row["issue id"], None, row.decision)
    on_field = Wanted(row["sha256"], kind, record_id, field, row.decision)
    if row["new value"] and row.decision in ACTIONS and row.decision != "edit":
        raise CorrectionError(f"{row.decision} takes no new value: write edit, or clear the value.")
    match row.decision:
        case "accept":
            return (on_field, issue) if field else (issue,)
        case "edit":
            return (_edit(row, on_field, codes),)
        case "reject":
            loose = kind in KINDS and KINDS[cast("RecordKind", kind)].loose and record_id
            return (Wanted(row["sha256"], kind, record_id, None, "reject"),) if loose else (issue,)
        case "unknown":
            return (on_field,) if field else (issue,)
    if not row.decision:
        raise CorrectionError("it is empty, but there is a new value: write edit, or clear the value.")
    raise CorrectionError(f"{row['decision']!r} is no decision: write {', '.join(ACTIONS)}, or nothing.")


def _edit(row: Row, on_field: Wanted, codes: Codes) -> Wanted:
    field = on_field.field
    if field is None:
        raise CorrectionError(
            "this issue is not about one field that can be corrected: decide otherwise, or by "
            "factsheets correct."
        )
    if not row["new value"]:
        raise CorrectionError("it is empty: write what the value should be (null for none).")
    value = from_text(cast("RecordKind", on_field.kind), field, row["new value"], codes)
    return Wanted(on_field.document, on_field.kind, on_field.record_id, field, "edit", value)


def made(published: Path, row: Row, wants: Wanted, reviewer: str, file_name: str) -> Correction:
    """Return the correction; `WarehouseError` or `CorrectionError` if there is no such thing to decide on."""
    found = look_up(published, wants.record_id)
    if (found.document, found.kind) != (wants.document, wants.kind):
        raise CorrectionError(
            f"{wants.record_id} is another record than when it was exported. Export the issues again."
        )
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    seen = found.machine.get(wants.field) if wants.field else None
    rule = found.now.get("rule")
    told = {"rule": str(rule) if rule else None, "answers": row["code"] or None}
    decision = Decision(cast("Action", wants.action), wants.field, seen, wants.value, **told)
    author = Author(row["reviewer"] or reviewer, row["reason"] or f"decided in the spreadsheet {file_name}")
    return correction(subject, decision, author)
