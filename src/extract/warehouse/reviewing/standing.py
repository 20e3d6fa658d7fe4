"""What is known around a place of a page: the section in which it stands, and how the document writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.geometry import Box
from extract.warehouse.reviewing.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from extract.models import CorrectedDocument

DOCUMENT = "SELECT uri, page_count, language, partner_code, title FROM documents WHERE sha256 = ?"
CURRENCY = """
SELECT currency FROM amounts WHERE document = ? AND currency IS NOT NULL
GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1
"""
SECTIONS = """
SELECT heading, role, language, text, spans FROM sections
WHERE document = $1 AND list_contains([s.page FOR s IN spans], $2) ORDER BY position
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a place is: by what the words there are read, and what an anchor says of it."""

    uri: str
    pages: int
    language: str
    partner: str | None
    title: str | None
    heading: str | None
    role: str
    text: str  # of the section; nothing if it stands in none
    currency: str | None  # the one that the document names most often
    edition: CorrectedDocument


def standing(path: Path, document: str, page: int, box: Box) -> Standing | None:
    """Return what is known around a box (points from the top left) of a page; None if it is unknown here."""
    from extract.warehouse.lookup import find

    with reading(path) as connection:
        found = find(connection, document)
        if found is None or found.kind != "document" or found.document != document:
            return None
        row = connection.execute(DOCUMENT, [document]).fetchone() or (None,) * 5
        money = connection.execute(CURRENCY, [document]).fetchone()
        section = _nearest(connection, document, page, box)
    uri, pages, language, partner, title = row
    heading, role, own, text, _ = section or (None, "body", None, "", ())
    return Standing(
        uri=uri,
        pages=pages or 0,
        language=own or language or "en",
        partner=partner,
        title=title,
        heading=heading,
        role=role,
        text=text,
        currency=money[0] if money else None,
        edition=found.edition,
    )


def _nearest(connection: DuckDBPyConnection, document: str, page: int, box: Box) -> tuple[Any, ...] | None:
    """Return the section that covers most of the box, else the one with the line that is nearest."""
    rows = connection.execute(SECTIONS, [document, page]).fetchall()
    ranked = [(rank, row) for row in rows if (rank := _rank(_boxes(row[4], page), box))]
    return max(ranked, key=lambda one: one[0])[1] if ranked else None


def _rank(boxes: Sequence[Box], box: Box) -> tuple[float, float]:
    shared = sum(one.overlap(box) for one in boxes)
    apart = min(max(-one.overlap_x(box), 0.0) + max(-one.overlap_y(box), 0.0) for one in boxes)
    return shared, -apart


def _boxes(spans: Iterable[dict[str, float]], page: int) -> list[Box]:
    return [Box(s["x0"], s["top"], s["x1"], s["bottom"]) for s in spans if s["page"] == page]
