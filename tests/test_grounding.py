"""What is stored can be found again on the page: every character once, every offset and every place true.

Held for every sample; the long test holds it for whatever PDFs lie in the folder of the variable
`FACTSHEETS_CORPUS`, or in a folder `shared/corpus` beside the project.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.errors import UnreadableDocument
from extract.layout.dots import DRAWN
from extract.layout.inside import placed
from extract.pdf.directions import runs_backwards
from extract.pipeline import read_file
from extract.settings import Limits, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet, Section, Span
    from extract.models.base import Traced
    from extract.pdf import Page, Word
    from extract.records import Reading

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.pdf"))
CORPUS = Path(os.environ.get("FACTSHEETS_CORPUS", ROOT.parent / "shared" / "corpus"))
OTHERS = sorted(CORPUS.rglob("*.pdf"))
QUICK = Limits(cpu_seconds=30, wall_seconds=60)
NEAR = 0.1  # points
SHARED = 0.6  # of the height of a word that stands in a place

samples = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


@cache
def read(path: Path) -> tuple[Reading, FactSheet]:
    return read_file(path, Settings(limits=QUICK))


def letters(text: str) -> str:
    return re.sub(r"\W|_", "", unicodedata.normalize("NFKC", text)).casefold()


def records(sheet: FactSheet) -> Iterator[Traced]:
    """Every record that has its words in a section or in a table; values of charts have their title."""
    yield from (*sheet.amounts, *sheet.countries, *sheet.regions, *sheet.dates, *sheet.organisations)
    yield from (one for one in sheet.contributions if one.chart_id is None)
    yield from (*sheet.projects, *sheet.facts, *sheet.contacts)


def text_around(sheet: FactSheet, record: Traced) -> str:
    """The text into which a record's offsets lead."""
    if record.table_id is None:
        section = next(section for section in sheet.sections if section.id == record.section_id)
        return (section.heading if record.in_heading else section.text) or ""
    table = next(table for table in sheet.tables if table.id == record.table_id)
    if record.row is None or record.column is None:
        return table.title or ""
    return ((table.header, *table.rows)[record.row])[record.column]


def middle(box: Span | Word) -> float:
    place = box if not hasattr(box, "box") else box.box
    return (place.top + place.bottom) / 2


def shown(sheet: FactSheet, pages: dict[int, Page], spans: tuple[Span, ...]) -> str:
    """The characters in the places of `spans`, but for what is left out of the text there."""
    return "".join(character for span in spans for character in _on_line(sheet, pages[span.page], span))


def _on_line(sheet: FactSheet, page: Page, span: Span) -> list[str]:
    seen = [one for one in sheet.furniture if one.reason != "hidden"]
    left_out = [s for one in seen for s in one.spans if s.page == page.number]
    found = []
    for word in page.words:
        shared = min(span.bottom, word.box.bottom) - max(span.top, word.box.top)
        if not word.upright or shared < SHARED * word.box.height:
            continue
        aside = [s for s in left_out if abs(middle(s) - middle(word)) < 0.5 * word.box.height]
        for at, character in enumerate(word.text):
            x = (word.edges[at] + word.edges[at + 1]) / 2
            if span.x0 - NEAR <= x <= span.x1 + NEAR and not any(s.x0 <= x <= s.x1 for s in aside):
                found.append((x, character))
    return [character for _, character in sorted(found)]


def astray(sheet: FactSheet, reading: Reading) -> list[str]:
    """The sections and records whose places on the page do not show their words."""
    pages = {page.number: page for page in reading.pdf.pages}
    sections: list[Section] = [section for section in sheet.sections if section.heading or section.text]
    told = [(s.id, (s.heading or "") + s.text, s.spans) for s in sections]
    told += [(record.id, record.text, record.spans) for record in records(sheet)]
    return [
        f"{key}: {text[:60]!r}"
        for key, text, spans in told
        if not alike(letters(shown(sheet, pages, spans)), letters(text))
    ]


def alike(shown: str, stored: str) -> bool:
    """Tell whether the letters are those of the page: from left to right, or, amid Arabic, in any order."""
    return sorted(shown) == sorted(stored) if runs_backwards(stored) else shown == stored


def characters(page: int, word: Word) -> Iterator[tuple[int, str, float]]:
    return ((page, character, round(word.edges[at], 1)) for at, character in enumerate(word.text))


def lost_or_doubled(reading: Reading) -> Counter[tuple[int, str, float]]:
    """The characters of the pages that are not in just one place of the layout."""
    printed = Counter(
        one
        for page in reading.pdf.pages
        for word in (*page.words, *(hidden.word for hidden in page.hidden))
        for one in characters(page.number, word)
    )
    put = Counter(
        character
        for one in placed(reading.layout.blocks)
        if one.word.font != DRAWN
        for character in characters(one.page, one.word)
    )
    return (printed - put) + (put - printed)


@samples
def test_no_character_is_lost_and_none_appears_twice(path: Path) -> None:
    assert lost_or_doubled(read(path)[0]) == Counter()


@samples
def test_the_account_of_characters_adds_up(path: Path) -> None:
    account = read(path)[1].extraction.characters
    inside = account.in_sections + account.in_tables + account.in_charts
    assert inside + sum(account.left_out.values()) == account.printed


@samples
def test_offsets_lead_to_the_text_and_every_value_has_a_place(path: Path) -> None:
    sheet = read(path)[1]
    for record in records(sheet):
        start = getattr(record, "start_char", None)
        start, end = (
            (record.start, record.end)  # type: ignore[attr-defined]
            if start is None
            else (start, record.end_char)  # type: ignore[attr-defined]
        )
        assert text_around(sheet, record)[start:end] == record.text, record
        assert record.spans, record


@samples
def test_the_page_shows_the_text_at_its_place(path: Path) -> None:
    reading, sheet = read(path)
    assert astray(sheet, reading) == []


@samples
def test_the_same_pdf_gives_the_same_records(path: Path) -> None:
    once, again = (read_file(path, Settings())[1] for _ in range(2))
    apart = {"extraction"}
    assert once.model_dump(exclude=apart) == again.model_dump(exclude=apart)
    assert once.extraction.characters == again.extraction.characters


@samples
def test_each_sum_given_is_in_just_one_contribution(path: Path) -> None:
    sheet = read(path)[1]
    given = [a.id for a in sheet.amounts if a.flow in {"assessed", "voluntary", "core_voluntary"}]
    stated = [place.amount_id for one in sheet.contributions for place in one.places if place.amount_id]
    assert sorted(stated) == sorted(given)
    known = {one.id for one in sheet.contributions}
    assert all(known.issuperset(one.part_of) for one in sheet.contributions)
    assert all(bool(one.part_of) == (one.aggregation == "part") for one in sheet.contributions)


@pytest.mark.long
@pytest.mark.skipif(not OTHERS, reason="no folder with other PDFs")
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_it_holds_for_other_pdfs(path: Path) -> None:
    from extract.bounds import OutOfTime, bounded

    try:
        with bounded(QUICK):
            reading, sheet = read_file(path, Settings(limits=QUICK))
    except (UnreadableDocument, OutOfTime, MemoryError):
        return  # refused with a reason: other tests look at those
    assert lost_or_doubled(reading) == Counter()
    assert astray(sheet, reading) == []
