"""The card of one row: where it stands, what it says, which rule read it, and all that bears on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from extract.showing import words
from extract.showing.crops import crop
from extract.showing.page import render
from extract.showing.wording import shown, sum_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extract.showing.crops import Crop
    from extract.sources import Archive
    from extract.warehouse.explaining import Change, Explanation, Field, Grid, Listing

MOST_PICTURES = 8
LONGEST = 140  # characters of a title
TAGS = ("kind", "flow", "aggregation", "role", "severity", "code", "verdict", "state")
# Shown elsewhere on the card, or of use only to programs; the list of all columns has them too.
ELSEWHERE = {
    *(
        "id",
        "document",
        "sha256",
        "section_id",
        "parent_id",
        "table_id",
        "chart_id",
        "amount_id",
        "project_id",
    ),
    *("record", "record_id", "run_id", "amount_ids", "part_of", "covered_by", "older_id", "newer_id"),
    *(
        "older_document",
        "newer_document",
        "edition_group",
        "start_char",
        "end_char",
        "in_heading",
        "position",
    ),
    *(
        "table_row",
        "table_column",
        "page",
        "text",
        "rule",
        "message",
        "description",
        "header",
        "rows",
        "edition",
    ),
    *("currency", "value_max", "qualifier", "older_page", "newer_page", "cause", "next_step", "period_end"),
}
UNTOLD = ("_id", "_position", "period_end")  # ends of the names of columns that readers need not see
ORIGINS = {"label": "printed", "geometry": "measured on the drawing"}
COLUMNS = {"period_start": "period", "table_row": "row", "table_column": "column"}
FIGURE = re.compile(r"[^\w]*(\d[\d\s.,’']*)?[^\w]*")  # 3,150; (12); 4.5 %; –; nothing
NO_FILE_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Picture:
    """A crop with its caption."""

    crop: Crop
    caption: str


def card(
    explanation: Explanation, archive: Archive, link: Callable[[str], str | None] = lambda _address: None
) -> str:
    """Return the card as a page of HTML; pages are drawn from the PDFs in `archive`.

    `link` gives the address of the card of another row, where there is one; without it ids are shown plain.
    """
    return render(
        "card.html.j2",
        row=explanation,
        title=title(explanation),
        tags=tuple(_tags(explanation)),
        pictures=tuple(_pictures(explanation, archive)),
        unshown=max(len(explanation.places) - MOST_PICTURES, 0),
        values=tuple(values(explanation)),
        listings=tuple(_tidy(listing) for listing in explanation.listings),
        grid_figures=_grid_figures(explanation.grid),
        pairs=tuple(_pairs(explanation)),
        link=link,
        description=next((field.value for field in explanation.fields if field.name == "description"), None),
        figures_of=figures,
    )


def file_name(explanation: Explanation) -> str:
    """Return what the card's file is called: `explain-amt-1f0c….html`."""
    return f"explain-{NO_FILE_NAME.sub('-', explanation.said.address)[:80]}.html"


def title(explanation: Explanation) -> str:
    """Return the sum, where the row is about money, else its words."""
    said = explanation.said
    if said.money and said.table not in {"projects", "stated_projects", "project_rows"}:
        return words.capital(sum_of(said.money))
    return said.text if len(said.text) <= LONGEST else f"{said.text[:LONGEST].rpartition(' ')[0]} …"


def values(explanation: Explanation) -> Iterator[tuple[str, str, str | None]]:
    """Yield the columns that a reader wants: name, value, and what the program had read, if corrected."""
    money = explanation.said.money
    for field in explanation.fields:
        if field.name in ELSEWHERE and not field.machine:
            continue
        if field.name == "value" and money:
            yield "value", sum_of(money), field.machine
        elif field.name == "period_start" and any(explanation.said.period):
            yield "period", words.period(*explanation.said.period), field.machine
        elif field.name == "duration" and field.value:
            yield "duration", words.duration(str(field.value)), field.machine
        elif _told(field):
            yield words.spaced(field.name), shown(field.value), field.machine


def _told(field: Field) -> bool:
    return field.machine is not None or field.value not in (None, [], {}, "", False)


def _tags(explanation: Explanation) -> Iterator[str]:
    told = {field.name: field.value for field in explanation.fields}
    if any(field.machine is not None for field in explanation.fields) or explanation.corrections:
        yield "corrected"
    if any(explanation.said.period):
        yield words.period(*explanation.said.period)
    for name in TAGS:
        if told.get(name) not in (None, "") and explanation.said.table != "documents":
            yield str(told[name])


def _pictures(explanation: Explanation, archive: Archive) -> Iterator[Picture]:
    names = _files(explanation)
    for place in explanation.places[:MOST_PICTURES]:
        where = f"Page {place.page} of {names.get(place.document, place.document)}"
        yield Picture(crop(archive, place), f"{place.caption} · {where}" if place.caption else where)


def _tidy(listing: Listing) -> Listing:
    """Leave out ids, and say first and last days as periods."""
    kept = [name for name in listing.columns if not name.endswith(UNTOLD)]
    rows = [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]
    told = tuple(tuple(_told_in(row, name) for name in kept) for row in rows)
    return replace(listing, columns=tuple(COLUMNS.get(name, name) for name in kept), rows=told)


def _grid_figures(grid: Grid | None) -> tuple[bool, ...]:
    """Tell of each column of a table whether it holds figures; its head alone is words."""
    if grid is None:
        return ()
    told = figures(grid.rows)
    return told + (False,) * (len(grid.header) - len(told))


def figures(rows: Sequence[Sequence[object]]) -> tuple[bool, ...]:
    """Tell of each column but the first whether it holds figures, which are set to the right."""
    columns = zip_longest(*rows, fillvalue="")
    return tuple(n > 0 and all(map(_is_figure, column)) and any(column) for n, column in enumerate(columns))


def _is_figure(cell: object) -> bool:
    return FIGURE.fullmatch(cell) is not None if isinstance(cell, str) else not isinstance(cell, bool | date)


def _told_in(row: dict[str, object], name: str) -> object:
    first, last = row.get("period_start"), row.get("period_end")
    if name == "period_start" and isinstance(first, date) and isinstance(last, date):
        return words.period(first, last)
    return ORIGINS.get(str(row[name]), row[name]) if name == "origin" else row[name]


def _pairs(explanation: Explanation) -> Iterator[tuple[Change, tuple[Change, ...]]]:
    """Yield the changes by the two editions that were compared, with one of them that names both."""
    for _, changes in groupby(explanation.history, key=lambda c: (c.older.document, c.newer.document)):
        some = tuple(changes)
        yield some[0], some


def _files(explanation: Explanation) -> dict[str, str]:
    """Return the names of all documents that the places are in."""
    stages = [stage for change in explanation.history for stage in (change.older, change.newer)]
    names = {stage.document: stage.file_name for stage in stages}
    if explanation.document:
        names[explanation.document.sha256] = explanation.document.file_name
    return names
