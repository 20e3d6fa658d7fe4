"""The card of one row: where it stands, what it says, which rule read it, and all that bears on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.showing import words
from extract.showing.crops import crop
from extract.showing.page import render
from extract.showing.wording import shown, sum_of
from extract.sources import archived_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from extract.showing.crops import Crop
    from extract.warehouse.explaining import Explanation, Field

MOST_PICTURES = 8
LONGEST = 140  # characters of a title
TAGS = ("kind", "flow", "qualifier", "aggregation", "role", "severity", "code", "verdict", "state", "source")
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
    *("table_row", "table_column", "page", "text", "rule", "message", "header", "rows", "edition"),
    *("currency", "value_max", "older_page", "newer_page", "cause", "next_step", "period_end"),
}
NO_FILE_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Picture:
    """A crop with its caption."""

    crop: Crop
    caption: str


def card(
    explanation: Explanation, archive: Path, link: Callable[[str], str | None] = lambda _address: None
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
        link=link,
    )


def file_name(explanation: Explanation) -> str:
    """Return what the card's file is called: `explain-amt-1f0c….html`."""
    return f"explain-{NO_FILE_NAME.sub('-', explanation.said.address)[:80]}.html"


def title(explanation: Explanation) -> str:
    """Return the sum, where the row is about money, else its words."""
    said = explanation.said
    if said.money and said.table not in {"projects", "stated_projects", "project_rows"}:
        return sum_of(said.money)
    return said.text if len(said.text) <= LONGEST else f"{said.text[:LONGEST].rpartition(' ')[0]} …"


def values(explanation: Explanation) -> Iterator[tuple[str, str, str | None]]:
    """Yield the columns that a reader wants: name, value, and what the program had read, if corrected."""
    money = explanation.said.money
    for field in explanation.fields:
        if field.name in ELSEWHERE and not field.machine:
            continue
        if field.name == "value" and money:
            yield "value", sum_of(money), field.machine
        elif field.name == "period_start" and any(explanation.period):
            yield "period", words.period(*explanation.period), field.machine
        elif _told(field):
            yield words.spaced(field.name), shown(field.value), field.machine


def _told(field: Field) -> bool:
    return field.machine is not None or field.value not in (None, [], {}, "", False)


def _tags(explanation: Explanation) -> Iterator[str]:
    told = {field.name: field.value for field in explanation.fields}
    if any(field.machine is not None for field in explanation.fields) or explanation.corrections:
        yield "corrected"
    for name in TAGS:
        if told.get(name) not in (None, "", "exact") and explanation.said.table != "documents":
            yield str(told[name])


def _pictures(explanation: Explanation, archive: Path) -> Iterator[Picture]:
    names = _files(explanation)
    for place in explanation.places[:MOST_PICTURES]:
        shown_part = crop(archived_at(archive, place.document), place.page, place.boxes)
        where = f"Page {place.page} of {names.get(place.document, place.document)}"
        yield Picture(shown_part, f"{place.caption} · {where}" if place.caption else where)


def _files(explanation: Explanation) -> dict[str, str]:
    """Return the names of all documents that the places are in."""
    stages = [stage for change in explanation.history for stage in (change.older, change.newer)]
    names = {stage.document: stage.file_name for stage in stages}
    if explanation.document:
        names[explanation.document.sha256] = explanation.document.file_name
    return names
