"""Values of OCR are marked, asked about, and lie where their ink is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extract.geometry import Box
from extract.pdf.ocr.turning import as_printed, straight
from extract.pdf.types import Page, PageOcr
from tests.records.builders import Sheet, assembled, money

if TYPE_CHECKING:
    from extract.models import FactSheet

TEXT = "Norway gave US$ 900 in all, and US$ 300 more."


def read(sure: float, *, turned: float = 0.0, doubtful: float | None = None) -> FactSheet:
    """A page that OCR has read, its words all as sure as that; the 300 `doubtful`."""
    made = Sheet().add("Funding", TEXT)
    least = sure if doubtful is None else doubtful
    words = [replace(word, sure=least if "300" in word.text else sure) for word in made.words()]
    page = Page(1, 600, 800, tuple(words), ocr=PageOcr(turned))
    told = money("US$ 900", 900, flow="other"), money("US$ 300", 300, flow="other")
    return assembled(made, *told, pages=(page,))


def asked(sheet: FactSheet) -> list[str | None]:
    return [issue.record_id for issue in sheet.issues if issue.code == "read_by_ocr"]


def test_money_is_marked_and_asked_about_together() -> None:
    sheet = read(91.6)
    assert [amount.ocr_confidence for amount in sheet.amounts] == [92, 92]
    assert (sheet.source.ocr_pages, sheet.source.text_layer) == ((1,), "none")
    assert asked(sheet) == [None]
    (issue,) = (issue for issue in sheet.issues if issue.code == "read_by_ocr")
    assert issue.spans == tuple(span for amount in sheet.amounts for span in amount.spans)


def test_a_doubtful_figure_is_asked_about_by_itself() -> None:
    sheet = read(96, doubtful=40)
    assert [amount.ocr_confidence for amount in sheet.amounts] == [96, 40]
    assert asked(sheet) == [sheet.amounts[1].id, None]


def test_what_the_pdf_says_itself_is_not_marked() -> None:
    made = Sheet().add("Funding", TEXT)
    sheet = assembled(made, money("US$ 900", 900, flow="other"))
    assert [amount.ocr_confidence for amount in sheet.amounts] == [None]
    assert asked(sheet) == []


def test_places_are_those_of_the_ink() -> None:
    level, crooked = read(90).amounts[0].spans[0], read(90, turned=1.0).amounts[0].spans[0]
    page = Page(1, 600, 800, (), ocr=PageOcr(1.0))
    there = as_printed(Box(level.x0, level.top, level.x1, level.bottom), page)
    assert (crooked.x0, crooked.top) == pytest.approx((there.x0, there.top))
    assert crooked.top != pytest.approx(level.top, abs=1)


def test_turning_there_and_back() -> None:
    page = Page(1, 600, 800, (), ocr=PageOcr(2.0))
    box = Box(100, 100, 101, 101)
    assert straight(as_printed(box, page), page, 2.0).middle == pytest.approx(box.middle)


def test_nothing_read_is_told() -> None:
    page = Page(1, 600, 800, (), ocr=PageOcr(problem="it took longer than 1 seconds"))
    (issue,) = (one for one in assembled(Sheet(), pages=(page,)).issues if one.code == "no_text_layer")
    assert (issue.severity, "took longer" in issue.message) == ("error", True)
