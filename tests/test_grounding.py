"""What is stored can be found again on the page: every word once, every offset and every place true."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.layout import lay_out
from extract.pdf import read_pdf
from extract.pipeline import extract_document
from extract.settings import load_settings
from tests.layout.builders import all_words

if TYPE_CHECKING:
    from extract.models import FactSheet
    from extract.models.base import Placed
    from extract.pdf import Pdf

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FILES = ("kenya-2024", "peru-2022-es", "senegal-2022-fr", "luxembourg-2024-fr")


def file_of(name: str) -> Path:
    return SAMPLES / f"{name}.pdf"


@cache
def sheet_of(name: str) -> FactSheet:
    return extract_document(file_of(name), load_settings())


@cache
def pdf_of(name: str) -> Pdf:
    return read_pdf(file_of(name), load_settings().limits)


def letters(text: str) -> str:
    return re.sub(r"\W|_", "", unicodedata.normalize("NFKC", text)).casefold()


def text_around(sheet: FactSheet, record: Placed) -> str:
    """Return the text into which a record's offsets lead."""
    if record.table_id is None:
        section = next(section for section in sheet.sections if section.id == record.section_id)
        return (section.heading if record.in_heading else section.text) or ""
    table = next(table for table in sheet.tables if table.id == record.table_id)
    if record.row is None or record.column is None:
        return table.title or ""
    return ((table.header, *table.rows)[record.row])[record.column]


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_in_one_block_at_most(name: str) -> None:
    pdf = pdf_of(name)
    printed = {id(word) for page in pdf.pages for word in page.words}
    placed = Counter(id(word) for word in all_words(lay_out(pdf)) if id(word) in printed)
    assert max(placed.values()) == 1
    assert len(placed) > 0.95 * len(printed)  # markers and references are left out, other words cut


@pytest.mark.parametrize("name", FILES)
def test_offsets_lead_to_the_text(name: str) -> None:
    sheet = sheet_of(name)
    for record in (*sheet.amounts, *sheet.countries, *sheet.organisations):
        assert text_around(sheet, record)[record.start : record.end] == record.text, record


@pytest.mark.parametrize("name", FILES)
def test_the_page_shows_the_text_at_its_place(name: str) -> None:
    pages = {page.number: page for page in pdf_of(name).pages}
    for record in (*sheet_of(name).amounts, *sheet_of(name).countries, *sheet_of(name).dates):
        shown = ""
        for span in record.spans:
            middle = (span.top + span.bottom) / 2
            for word in pages[span.page].words:
                if word.box.top <= middle <= word.box.bottom:
                    shown += "".join(
                        character
                        for at, character in enumerate(word.text)
                        if span.x0 - 0.1 <= (word.edges[at] + word.edges[at + 1]) / 2 <= span.x1 + 0.1
                    )
        assert letters(shown) == letters(record.text), record
