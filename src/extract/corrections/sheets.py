"""A FactSheet with one record other than before: all return a new sheet."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from extract.corrections.kinds import KINDS, Identity
from extract.models import Partner, Published

if TYPE_CHECKING:
    from extract.corrections.codes import Codes
    from extract.models import FactSheet, RecordKind
    from extract.models.base import Record

REVIEWED = "review.corrected"


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


def with_identity(sheet: FactSheet, field: str, value: Any, codes: Codes) -> FactSheet:
    """Return the sheet with another field of the document."""
    match field:
        case "published":
            return sheet.model_copy(update={"published": value and _published(value)})
        case "partner_code":
            return sheet.model_copy(update={"partner": _coded(sheet.partner, value, codes)})
        case "partner_name" | "partner_kind":
            name = field.removeprefix("partner_")
            told = sheet.partner or Partner(name=str(value), code=None, kind="country", rule=REVIEWED)
            return sheet.model_copy(
                update={"partner": told.model_copy(update={name: value, "rule": REVIEWED})}
            )
    return sheet.model_copy(update={field: value})


def _coded(before: Partner | None, code: str | None, codes: Codes) -> Partner | None:
    """Return the partner that bears a code, by the name that the lists give it."""
    if code is None:
        return None
    name, kind = codes.bodies.get(code) or (codes.countries[code], "country")
    return Partner(name=name, code=code, kind=kind, rule=REVIEWED, spans=before.spans if before else ())


def _published(value: str) -> Published:
    """Return the date `2023`, `2023-07` or `2023-07-14` with its first and last day."""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    last = day or monthrange(year, month or 12)[1]
    return Published(
        value=value,
        start=date(year, month or 1, day or 1),
        end=date(year, month or 12, last),
        text=value,
        rule=REVIEWED,
    )
