"""Pieces of pages: where a figure is printed, bounded in size and number; none without the PDF."""

from __future__ import annotations

import base64
import io
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from extract.geometry import Box
from extract.models import Span
from extract.showing.report import entries
from extract.showing.report.pieces import HIGHEST, SCALE, WIDEST, Spotted, pieces, spotted
from extract.sources import Archive
from extract.warehouse.reporting import Spot
from tests.pdfs import text_pdf
from tests.showing.report.reports import Page, report_of
from tests.warehouse.builders import rich_sheet, sha256_of

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet
    from extract.showing.report.pieces import Piece

WORDS = Box(72, 112, 152, 124)
DOCUMENT = "ab" * 32
FOUR_PAGES = sha256_of("norway")


@pytest.fixture
def archive(tmp_path: Path, samples: Path) -> Archive:
    folder = tmp_path / "archive"
    for sha256 in (DOCUMENT, FOUR_PAGES):
        (folder / sha256[:2]).mkdir(parents=True)
    shutil.copyfile(samples / "korea-2023.pdf", folder / FOUR_PAGES[:2] / f"{FOUR_PAGES}.pdf")
    (folder / "ab" / f"{DOCUMENT}.pdf").write_bytes(text_pdf("Money", "EUR 4.5 million for the lake"))
    return Archive(folder)


def apart(sheet: FactSheet) -> FactSheet:
    """Let the project stand elsewhere than the contribution."""
    (project,) = sheet.projects
    elsewhere = (Span(page=3, x0=40, top=300, x1=200, bottom=312),)
    return sheet.model_copy(update={"projects": (project.model_copy(update={"spans": elsewhere}),)})


def picture(piece: Piece) -> Image.Image:
    head, _, data = piece.data.partition(",")
    assert head == "data:image/webp;base64"
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")


def test_a_piece_shows_the_words_marked_with_what_is_around(archive: Archive) -> None:
    place = Spotted(DOCUMENT, 1, (WORDS,))
    drawn = picture(pieces([place], archive)[place])
    assert WORDS.width * SCALE < drawn.width <= WIDEST * SCALE + 1
    assert WORDS.height * SCALE < drawn.height <= HIGHEST * SCALE + 1
    red, _, blue = (band.tobytes() for band in drawn.split())
    yellow = sum(little < 200 < much for much, little in zip(red, blue, strict=True))
    assert yellow > 0.7 * WORDS.area * SCALE * SCALE


def test_several_places_are_cut_from_several_pages(archive: Archive) -> None:
    places = [Spotted(FOUR_PAGES, page, (WORDS,)) for page in (3, 1, 4)]
    places.append(Spotted(FOUR_PAGES, 1, (Box(50, 300, 400, 500),)))
    assert set(pieces(places, archive)) == set(places)


@pytest.mark.parametrize("missing", ["file", "page", "damaged"])
def test_what_cannot_be_drawn_has_no_piece(archive: Archive, missing: str) -> None:
    document = DOCUMENT if missing != "file" else "cd" * 32
    if missing == "damaged":
        archive.at(DOCUMENT).write_bytes(b"%PDF-1.4 broken")
    assert not pieces([Spotted(document, 99 if missing == "page" else 1, (WORDS,))], archive)


def test_a_place_is_that_of_its_first_page() -> None:
    spots = (Spot(2, 1, 2, 3, 4), Spot(2, 1, 5, 3, 7), Spot(3, 0, 0, 1, 1))
    assert spotted("x", spots) == Spotted("x", 2, (Box(1, 2, 3, 4), Box(1, 5, 3, 7)))
    assert spotted("x", ()) is None


def test_counted_figures_have_pictures_and_others_none(archive: Archive, tmp_path: Path) -> None:
    from extract.showing.report import report_page

    report = report_of(tmp_path, apart(rich_sheet("norway")))
    page = Page(report_page(report, archive=archive))
    assert page.names.count("img") == 2  # the contribution and the project; not the issue
    assert all(source.startswith("data:") for source in page.sources)
    assert "img" not in Page(report_page(report, archive=None)).names


def test_too_many_pictures_are_left_out_and_that_is_said(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.showing.report import report_page

    monkeypatch.setattr(entries, "MOST_PICTURES", 1)
    page = Page(report_page(report_of(tmp_path, apart(rich_sheet("norway"))), archive=archive))
    assert page.names.count("img") == 1
    assert "1 places are shown as pictures; 1 more would make this page too large." in page.text


def test_figures_read_at_one_place_share_an_entry(tmp_path: Path) -> None:
    report = report_of(tmp_path, rich_sheet("norway"))
    twin = next(one for one in report.evidence if one.kind == "contribution")
    both = replace(report, evidence=(twin, replace(twin, record="ctr-twin")))
    ((_, (entry,)),) = entries.appendix(both, None).entries
    assert {one.record for one, _ in entry.records} == {twin.record, "ctr-twin"}
