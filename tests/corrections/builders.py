"""Corrections of the invented fact sheet that has something in every list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.corrections import Author, Decision, Subject, anchor_of, correction, edition_of
from extract.corrections.sheets import record_of, updated
from extract.models import Span
from tests.warehouse.builders import rich_sheet

if TYPE_CHECKING:
    from extract.models import Correction, FactSheet, RecordKind

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


@cache
def machine() -> FactSheet:
    """What the program has read: EUR 4.5 million in an amount, its contribution, a project, a key figure."""
    sheet = rich_sheet()
    elsewhere = (Span(page=2, x0=40, top=400, x1=300, bottom=412),)
    return updated(sheet, "amount", sheet.amounts[1].id, spans=elsewhere, text="0.5")


def only(sheet: FactSheet, kind: RecordKind) -> Any:
    """The first record of a kind."""
    from extract.corrections import KINDS

    return getattr(sheet, KINDS[kind].list)[0]


def decided(
    kind: RecordKind,
    field: str | None = None,
    value: Any = None,
    *,
    action: Any = "edit",
    sheet: FactSheet | None = None,
    record_id: str | None = None,
    after: int = 0,
    reviewer: str = "ann",
    rule: str | None = None,
    answers: str | None = None,
) -> Correction:
    """A decision on the first record of a kind, `after` minutes after noon."""
    sheet = sheet or machine()
    document = sheet.source.sha256
    if kind == "document":
        subject = Subject(document, edition_of(sheet), kind, document)
        record: Any = record_of(sheet, kind, document)
    else:
        record = record_of(sheet, kind, record_id) if record_id else only(sheet, kind)
        subject = Subject(document, edition_of(sheet), kind, record.id, anchor_of(sheet, kind, record))
    seen = record.model_dump(mode="json")[field] if field else None
    author = Author(reviewer, "the page says so", NOON + timedelta(minutes=after))
    return correction(subject, Decision(action, field, seen, value, rule, answers), author)


def reread(field: str, value: Any, kind: RecordKind = "amount") -> FactSheet:
    """The same document by a changed rule: the first record of a kind has another value and another id."""
    record = only(machine(), kind)
    return updated(machine(), kind, record.id, **{field: value, "id": f"{record.id}-new"})


def euro(number: int) -> Decimal:
    return Decimal(number)
