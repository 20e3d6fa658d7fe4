"""A FactSheet with one record other than before: all return a new sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.kinds import KINDS, Identity
from extract.models import content_id

if TYPE_CHECKING:
    from extract.models import FactSheet, RecordKind
    from extract.models.base import Record


def records(sheet: FactSheet, kind: RecordKind) -> tuple[Any, ...]:
    """Return all records of a kind."""
    found: tuple[Any, ...] = getattr(sheet, KINDS[kind].list)
    return found


def record_of(sheet: FactSheet, kind: RecordKind, record_id: str) -> Any:
    """Return a record, or what the document says of itself; None if there is no such record."""
    if kind == "document":
        return identity(sheet)
    return next((one for one in records(sheet, kind) if one.id == record_id), None)


def updated(sheet: FactSheet, kind: RecordKind, name: str, /, **fields: object) -> FactSheet:
    """Return the sheet with other fields in one record."""
    some = records(sheet, kind)
    changed = (one.model_copy(update=fields) if one.id == name else one for one in some)
    return sheet.model_copy(update={KINDS[kind].list: tuple(changed)})


def without(sheet: FactSheet, kind: RecordKind, record_id: str) -> FactSheet:
    """Return the sheet without one record."""
    left = tuple(one for one in records(sheet, kind) if one.id != record_id)
    return sheet.model_copy(update={KINDS[kind].list: left})


def with_record(sheet: FactSheet, kind: RecordKind, record: Record) -> FactSheet:
    """Return the sheet with one record more."""
    return sheet.model_copy(update={KINDS[kind].list: (*records(sheet, kind), record)})


def identity(sheet: FactSheet) -> Identity:
    """Return what the document says of itself."""
    partner, published = sheet.partner, sheet.published
    return Identity(
        title=sheet.title,
        language=sheet.language,
        publisher=sheet.publisher,
        partner_code=partner.code if partner else None,
        partner_name=partner.name if partner else None,
        partner_kind=partner.kind if partner else None,
        published=published.value if published else None,
    )


def made_id(kind: RecordKind, document: str, correction: str, *part: int) -> str:
    """Return the id of the record that a correction makes in a document; `part` is its number, if several."""
    return content_id(KINDS[kind].prefix, document, "review", correction, *part)
