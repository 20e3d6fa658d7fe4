"""What people decide about records, and what became of each decision when the document was read."""

from __future__ import annotations

from datetime import UTC, date
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field, JsonValue, StringConstraints

from extract.models.base import Record, Span
from extract.models.document import Language

RecordKind = Literal[
    "document",
    "section",
    "amount",
    "country",
    "region",
    "date",
    "organisation",
    "contribution",
    "project",
    "fact",
    "key_figure",
    "contact",
    "link",
    "table",
    "chart",
    "issue",
]
Action = Literal["edit", "accept", "reject", "add", "unknown", "merge", "split", "assign", "comment", "undo"]
CorrectionState = Literal[
    "applied", "confirmed", "stale", "orphaned", "superseded", "withdrawn", "proposed", "noted"
]
Moment = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _absent(value: object) -> bool:
    """Tell whether a field is left out where it is written: lines that lack it keep their hash."""
    return value is None


class Anchor(Record):
    """Where a record stands and what it says: enough to find it when its id has changed."""

    page: int | None = Field(None, ge=1, description="page of its first line, from 1")
    spans: tuple[Span, ...] = Field((), description="one for each printed line")
    heading: str | None = Field(None, description="heading of the section in which it stands")
    words: str = Field("", description="as printed; a section's heading, an issue's message")
    detail: str = Field("", description="what tells it from others with the same words: series and label")


class CorrectedDocument(Record):
    """What tells of which fact sheet the document is an edition."""

    file_name: str
    title: str | None = None
    language: Language | None = None
    publisher: str | None = None
    partner_code: str | None = None
    partner_name: str | None = None
    published_start: date | None = None
    published_end: date | None = None


class Correction(Record):
    """One decision of one person about one record; it is never changed, only followed by others.

    unknown: it cannot be known; what the program reads stays, marked so. merge: the project is part of
    another one. split: the project is several. assign: who is to look at it; that decides nothing.
    """

    id: str = Field(description="hash of all that follows")
    document: str = Field(description="SHA-256 of the file that the reviewer saw")
    edition: CorrectedDocument
    kind: RecordKind
    record_id: str = Field(
        description="the record that the reviewer saw; the document's SHA-256 for the document"
    )
    anchor: Anchor = Anchor()
    field: str | None = Field(None, description="null for the record as a whole")
    action: Action
    seen: JsonValue = Field(None, description="what the program had read, as the reviewer saw it")
    value: JsonValue = Field(
        None,
        description="the reviewer's value; all fields of a record to add; the id of a correction to undo; "
        "merge: `into` and its `anchor`; split: `parts`, the fields of each; assign: a name or null",
    )
    reviewer: Words
    at: Moment = Field(description="UTC")
    reason: Words
    rule: str | None = Field(
        None, exclude_if=_absent, description="the rule by which the program had read the record"
    )
    answers: str | None = Field(
        None, exclude_if=_absent, description="code of the issue that led to the decision"
    )


class Into(Record):
    """The project of which another one is a part, with its place, to be found again under another id."""

    into: str
    anchor: Anchor


class Change(Record):
    """A field that a correction changed: of its own record, or of one that holds the same figure."""

    kind: str
    record_id: str
    field: str
    machine: JsonValue = Field(description="what the program had read")
    value: JsonValue = Field(description="the value in force")


class AppliedCorrection(Record):
    """What became of a correction when the document was read.

    applied: the program reads what the reviewer saw, and the reviewer's value is in force. confirmed: it
    now reads what the reviewer said. stale: it reads something else; the reviewer's value is in force.
    orphaned: there is no such record any more. superseded: a later correction decides. withdrawn: undone.
    proposed: it counts once a second person has decided the same. noted: a comment, an assignment, or a
    correction that undoes another.
    """

    correction: Correction
    state: CorrectionState
    record_id: str | None = Field(None, description="the record as it is called now; null if there is none")
    machine: JsonValue = Field(None, description="what the program reads now")
    carried: bool = Field(
        default=False, description="true if it was made on another edition of the fact sheet"
    )
    message: str = ""
    changes: tuple[Change, ...] = ()
