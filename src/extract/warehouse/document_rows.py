"""The row of a document: what its FactSheet says of it as a whole."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from extract.warehouse.columns import first_page
from extract.warehouse.corrected import machine_values

if TYPE_CHECKING:
    from datetime import datetime

    from extract.models import FactSheet
    from extract.warehouse.bulk import Row


def document_row(sheet: FactSheet) -> Row:
    """Return what the FactSheet says of the document as a whole; state and sightings are not its business."""
    return _source(sheet) | _identity(sheet) | _extraction(sheet)


def empty_document_row() -> Row:
    """Return the row of a content of which nothing is known."""
    return dict.fromkeys(DOCUMENT_FIELDS)


DOCUMENT_FIELDS = (
    *("bytes", "page_count", "producer", "text_layer", "ocr_pages", "title", "language"),
    *("partner_code", "partner_name", "partner_kind", "partner_rule", "partner_page", "publisher"),
    *("published", "published_start", "published_end", "published_text", "published_page"),
    "published_rule",
    *("extracted_at", "seconds", "extractor_version", "rules_version", "schema_version"),
    *("corrections_version", "machine", "ocr"),
    *("money_tokens", "money_in_amounts", "money_in_charts", "money_left_out", "money_unclaimed"),
    *("characters", "characters_in_sections", "characters_in_tables", "characters_in_charts"),
    "characters_left_out",
)
HOW_READ = frozenset(
    ("bytes", "extracted_at", "seconds", "extractor_version", "rules_version", "schema_version")
) | {"corrections_version", "machine", "ocr"}
DOCUMENT_VALUES = tuple(field for field in DOCUMENT_FIELDS if field not in HOW_READ)  # what a document says


def _source(sheet: FactSheet) -> Row:
    source = sheet.source
    return {
        "bytes": source.bytes,
        "page_count": source.page_count,
        "producer": source.producer,
        "text_layer": source.text_layer,
        "ocr_pages": source.ocr_pages,
    }


def _identity(sheet: FactSheet) -> Row:
    partner, published = sheet.partner, sheet.published
    return {
        "title": sheet.title,
        "language": sheet.language,
        "partner_code": partner and partner.code,
        "partner_name": partner and partner.name,
        "partner_kind": partner and partner.kind,
        "partner_rule": partner and partner.rule,
        "partner_page": first_page(partner.spans) if partner else None,
        "publisher": sheet.publisher,
        "published": published and published.value,
        "published_start": published and published.start,
        "published_end": published and published.end,
        "published_text": published and published.text,
        "published_page": first_page(published.spans) if published else None,
        "published_rule": published and published.rule,
    }


def _extraction(sheet: FactSheet) -> Row:
    extraction, money = sheet.extraction, sheet.extraction.accounting
    characters = extraction.characters
    return {
        "extracted_at": utc(extraction.extracted_at),
        "seconds": extraction.seconds,
        "extractor_version": extraction.extractor_version,
        "rules_version": extraction.rules_version,
        "schema_version": sheet.schema_version,
        "ocr": extraction.ocr,
        "corrections_version": extraction.corrections_version,
        "machine": machine_values(sheet).get(""),
        "money_tokens": money.tokens,
        "money_in_amounts": money.in_amounts,
        "money_in_charts": money.in_charts,
        "money_left_out": list(money.left_out.items()),
        "money_unclaimed": money.unclaimed,
        "characters": characters.printed,
        "characters_in_sections": characters.in_sections,
        "characters_in_tables": characters.in_tables,
        "characters_in_charts": characters.in_charts,
        "characters_left_out": list(characters.left_out.items()),
    }


def utc(moment: datetime) -> datetime:
    """Return the moment as the database keeps it: UTC, without zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)
