"""Comparisons and issues that bear on a row: about it, about what it is linked with, or over its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from extract.geometry import Box
from extract.warehouse.explaining.said import number_of, text_of
from extract.warehouse.explaining.types import Check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from extract.warehouse.bulk import Row
    from extract.warehouse.explaining.reader import Reader
    from extract.warehouse.explaining.types import Place

    Spans = Sequence[Mapping[str, float]]

SAME = 0.5  # share of the larger of two boxes that both have in common
ABOUT, LINKED, PLACE = "it is about this record", "it is about a linked record", "it takes in this place"
ORDER = ("error", "contradicts", "warning", "cannot_be_checked", "agrees", "info")
COMPARISONS = "SELECT * FROM comparisons WHERE document = ? ORDER BY page, rowid"
ISSUES = """
SELECT i.*, c.next_step FROM issues i JOIN issue_codes c USING (code)
WHERE document = ? ORDER BY page, i.rowid
"""


def comparisons(
    reader: Reader, document: str, own: str, linked: Collection[str], places: Sequence[Place]
) -> tuple[Check, ...]:
    """Return the comparisons of the document that bear on the record `own`, contradictions first."""
    return _bearing(reader.rows(COMPARISONS, document), own, linked, places)


def issues(
    reader: Reader, document: str, own: str, linked: Collection[str], places: Sequence[Place]
) -> tuple[Check, ...]:
    """Return the issues likewise."""
    return _bearing(reader.rows(ISSUES, document), own, linked, places)


def _bearing(
    rows: Sequence[Row], own: str, linked: Collection[str], places: Sequence[Place]
) -> tuple[Check, ...]:
    found = [(row, _concern(row, own, linked, places)) for row in rows if row["id"] != own]
    checks = [_check(row, concern) for row, concern in found if concern]
    return tuple(sorted(checks, key=_order))


def _order(check: Check) -> tuple[int, int]:
    return ORDER.index(check.verdict), (ABOUT, LINKED, PLACE).index(check.concerns)


def _concern(row: Row, own: str, linked: Collection[str], places: Sequence[Place]) -> str | None:
    """Tell how a check meets the record; the document itself (`own` is its hash) is met by all of them."""
    if row["record_id"] == own or row["document"] == own:
        return ABOUT
    if any(_same(span, page, box) for span in cast("Spans", row["spans"]) for page, box in _boxes(places)):
        return PLACE
    return LINKED if row["record_id"] in linked else None


def _boxes(places: Sequence[Place]) -> Iterator[tuple[int, Box]]:
    for place in places:
        for box in place.boxes:
            yield place.page, box


def _same(span: Mapping[str, float], page: int, box: Box) -> bool:
    other = Box(span["x0"], span["top"], span["x1"], span["bottom"])
    return span["page"] == page and box.overlap(other) >= SAME * max(box.area, other.area) > 0


def _check(row: Row, concern: str) -> Check:
    return Check(
        str(row["id"]),
        str(row.get("kind") or row.get("code")),
        str(row.get("verdict") or row.get("severity")),
        str(row["message"]),
        concern,
        number_of(row, "page"),
        text_of(row, "next_step"),
    )
