"""Real tesseract reads real scans: a page, mixed documents, and six whole samples against their gold."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from extract import pipeline, tesseract
from extract.pdf import read_pdf, with_ocr
from extract.scoring import load_gold, score
from extract.settings import Limits, Settings
from extract.settings.ocr import Ocr
from extract.workers import extract_all
from tests.ocr.scans import mixed, scan, typed

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet

SCANNED = (
    "germany-2022",
    "kenya-2024",
    "senegal-2022-fr",
    "luxembourg-2024-fr",
    "peru-2022-es",
    "colombia-2023-es",
)
LEAST = {"amounts": 0.9, "country mentions": 0.95, "dates": 0.9}
LINES = (
    "Norway paid US$ 4.1 million to the fund in 2021.",
    "In March 2022 it gave 350,000 euros for schools in Kenya.",
    "The agreement runs from 2021 to 2024 and may be renewed.",
    "Most of the money goes to villages on the coast.",
)


@pytest.fixture(scope="module", autouse=True)
def _tesseract() -> None:
    found = tesseract.engine()
    lacking = {"eng", "fra", "spa"} - (found.languages if found else frozenset())
    if lacking and os.environ.get("CI"):
        pytest.fail(f"tesseract lacks {', '.join(sorted(lacking))}")
    if lacking:
        pytest.skip(f"tesseract lacks {', '.join(sorted(lacking))}")


def settings(folder: Path, **ocr: object) -> Settings:
    return Settings(data_dir=folder, ocr=Ocr.model_validate({"enabled": True, **ocr}))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One scanned page, crooked by a degree."""
    folder = tmp_path_factory.mktemp("scan")
    return scan(typed(folder / "typed.pdf", LINES), folder / "scan.pdf")


@pytest.fixture(scope="module")
def sheet(page: Path) -> FactSheet:
    return pipeline.extract_document(page, settings(page.parent))


def test_a_scanned_page(sheet: FactSheet) -> None:
    assert [(one.currency, int(one.value)) for one in sheet.amounts] == [("USD", 4_100_000), ("EUR", 350_000)]
    assert {one.code for one in sheet.countries} == {"NOR", "KEN"}
    assert (sheet.source.text_layer, sheet.source.ocr_pages) == ("none", (1,))
    assert str(sheet.extraction.ocr).startswith("tesseract ")
    assert all((one.ocr_confidence or 0) > 50 for one in sheet.amounts)
    assert "read_by_ocr" in {issue.code for issue in sheet.issues}
    assert "no_text_layer" not in {issue.code for issue in sheet.issues}


def test_places_lie_on_the_ink(sheet: FactSheet, page: Path) -> None:
    """On the crooked page, the place of an amount holds the dark pixels of its line."""
    from extract.pdf.picture import page_pictures

    ((picture, scale),) = page_pictures(page, [1], 2.0, Limits())
    for amount in sheet.amounts:
        (span,) = amount.spans
        x0, top, x1, bottom = (round(n * scale) for n in (span.x0, span.top, span.x1, span.bottom))
        quarter = (bottom - top) // 4
        inner = picture.convert("L").crop((x0, top + quarter, x1, bottom - quarter))
        assert min(inner.reduce(2).tobytes()) < 110
        assert 5 < span.bottom - span.top < 25


def test_a_page_is_read_once(page: Path, sheet: FactSheet, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise AssertionError("it was read again")

    monkeypatch.setattr(tesseract.Engine, "read", refuse)
    again = pipeline.extract_document(page, settings(page.parent))
    assert again.amounts == sheet.amounts


def test_other_pages_keep_their_text(page: Path, tmp_path: Path) -> None:
    both = mixed(tmp_path / "mixed.pdf", ("A typed page about Peru.",), page)
    asked = settings(page.parent / "no-such-folder")
    pdf = with_ocr(read_pdf(both, asked.limits), both, "", asked)
    assert [one.ocr is None for one in pdf.pages] == [True, False]
    assert [" ".join(word.text for word in one.words)[:7] for one in pdf.pages] == ["A typed", "Norway "]
    assert not asked.data_dir.exists()


def test_without_tesseract(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    sheet = pipeline.extract_document(page, settings(tmp_path))
    (issue,) = (one for one in sheet.issues if one.code == "no_text_layer")
    assert (issue.severity, "apt-get install tesseract-ocr" in issue.message) == ("error", True)
    assert (sheet.extraction.ocr, sheet.source.ocr_pages) == ("none", ())


def test_a_page_that_takes_too_long(page: Path, tmp_path: Path) -> None:
    sheet = pipeline.extract_document(page, settings(tmp_path, page_seconds=0.01))
    (issue,) = (one for one in sheet.issues if one.code == "no_text_layer")
    assert "longer than 0.01 seconds" in issue.message


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_scanned_samples_against_their_gold(samples: Path, tmp_path: Path) -> None:
    assert shutil.which("tesseract")
    golds = [gold for gold in load_gold(samples) if gold.file.removesuffix(".pdf") in SCANNED]
    scans = [scan(samples / gold.file, tmp_path / gold.file) for gold in golds]
    sheets = extract_all(scans, settings(tmp_path))
    found = {one.field: one.f1 or 0.0 for one in score(zip(golds, sheets, strict=True))}
    assert {name: found[name] for name, least in LEAST.items() if found[name] < least} == {}
