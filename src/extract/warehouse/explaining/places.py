"""Where a row stands: its boxes by page, its words among those around them, its row of a printed table."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, cast

from extract.geometry import Box
from extract.geometry import around as around_all
from extract.warehouse.explaining.reader import CONTRIBUTIONS
from extract.warehouse.explaining.said import number_of, text_of
from extract.warehouse.explaining.types import Around, Grid, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.warehouse.bulk import Row
    from extract.warehouse.explaining.reader import Reader, Table

TABLE = "SELECT spans FROM tables WHERE id = ?"
REACH = 280  # characters of the text on each side of the words
OTHERS = """
SELECT series, label, text, spans FROM contribution_places
WHERE contribution_id = ? AND position > 0 ORDER BY position
"""


def places(reader: Reader, table: Table, row: Row) -> tuple[Place, ...]:
    """Return the row's boxes, page by page; of a contribution, the other places that state it too."""
    if table.name == "documents":
        return (Place(str(row["sha256"]), 1, (), "The first page"),) if row["page_count"] else ()
    found = [*on_pages(text_of(row, "document"), row.get("spans"))]
    printed = row.get("record_id") if row.get("record") == "table" else row.get("table_id")
    if printed and table.name != "tables":
        found = [replace(place, within=_table(reader, printed, place.page)) for place in found]
    if table.name == CONTRIBUTIONS:
        seen = {(place.page, place.boxes) for place in found}
        found += [place for place in _others(reader, row) if (place.page, place.boxes) not in seen]
    return tuple(found)


def on_pages(document: str | None, spans: object, caption: str = "") -> Iterator[Place]:
    """Yield the boxes of each page."""
    some = sorted(cast("Sequence[Mapping[str, float]]", spans or ()), key=_page)
    for page, on_page in groupby(some, key=_page):
        yield Place(str(document), page, tuple(_box(span) for span in on_page), caption)


def _table(reader: Reader, key: object, page: int) -> Box | None:
    """Return where a table lies on the page."""
    spans = [place for one in reader.rows(TABLE, key) for place in on_pages("", one["spans"])]
    return next((around_all(place.boxes) for place in spans if place.page == page), None)


def _page(span: Mapping[str, float]) -> int:
    return int(span["page"])


def _box(span: Mapping[str, float]) -> Box:
    return Box(span["x0"], span["top"], span["x1"], span["bottom"])


def _others(reader: Reader, row: Row) -> Iterator[Place]:
    for other in reader.rows(OTHERS, row["id"]):
        named = " / ".join(str(other[name]) for name in ("series", "label") if other[name])
        told = f"{other['text']}" + (f" ({named})" if named else "")
        yield from on_pages(text_of(row, "document"), other["spans"], f"Stated here too: {told}")


def around(reader: Reader, table: Table, row: Row) -> Around | None:
    """Return the row's words in the text or heading of their section, where the offsets lead to them."""
    if not table.has("start_char", "section_id", "table_id") or row["table_id"]:
        return None
    if table.name == "sections" or row["section_id"] is None:
        return None
    section = reader.rows("SELECT text, heading FROM sections WHERE id = ?", row["section_id"])
    where = "heading" if row["in_heading"] else "text"
    text = text_of(section[0], where) or ""
    start, end = number_of(row, "start_char") or 0, number_of(row, "end_char") or 0
    if not row["text"] or text[start:end] != row["text"]:
        return None
    return Around(_tail(text[:start]), text[start:end], _head(text[end:]), where)


def _tail(text: str) -> str:
    return text if len(text) <= REACH else "… " + text[-REACH:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= REACH else text[:REACH].rpartition(" ")[0] + " …"


def grid(reader: Reader, table: Table, row: Row) -> Grid | None:
    """Return the table as printed; of a cell or a row of one, its head and that row."""
    if table.name == "tables":
        return Grid(text_of(row, "title"), text_of(row, "unit"), _texts(row["header"]), _rows(row["rows"]))
    if not row.get("table_id") or row.get("table_row") is None:
        return None
    ((found),) = reader.rows("SELECT title, unit, header, rows FROM tables WHERE id = ?", row["table_id"])
    number, column = number_of(row, "table_row") or 0, number_of(row, "table_column") or 0
    below = _rows(found["rows"])
    shown = below[number - 1 : number] if number else ()
    marked = (0 if number else -1, column)
    return Grid(text_of(found, "title"), text_of(found, "unit"), _texts(found["header"]), shown, marked)


def _texts(cells: object) -> tuple[str, ...]:
    return tuple(cast("Iterable[str]", cells))


def _rows(rows: object) -> tuple[tuple[str, ...], ...]:
    return tuple(_texts(row) for row in cast("Iterable[object]", rows))
