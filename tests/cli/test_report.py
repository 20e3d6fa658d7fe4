"""`factsheets report`: what it writes, and what it says when it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.warehouse import publish
from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def published(data_dir: Path) -> Path:
    sheets = [rich_sheet("korea", partner="Republic of Korea", code="KOR"), rich_sheet("norway")]
    loaded(data_dir / "warehouse.duckdb", *sheets)
    publish(data_dir / "warehouse.duckdb", data_dir / "published.duckdb")
    return data_dir


@pytest.mark.parametrize(
    ("words", "heading"),
    [(["KOR"], "Republic of Korea"), (["corée du sud"], "Republic of Korea"), ([], "All partners")],
)
def test_a_report_is_written(
    published: Path, run: Run, tmp_path: Path, words: list[str], heading: str
) -> None:
    told = run("report", *words, tmp_path / "new" / "out.html")
    assert (told.code, told.out) == (0, "")
    assert "Written:" in told.err
    page = (tmp_path / "new" / "out.html").read_text("utf-8")
    assert f"<h1>{heading}" in page


def test_the_same_database_gives_the_same_page(published: Path, run: Run, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        assert run("report", "KOR", tmp_path / name).code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Korea", "out.html"], "Nearest names: Republic of Korea (KOR)"),
        (["France", "out.html"], "No document about France (FRA)"),
        (["KOR"], "factsheets report KOR OUT.html"),
        (["Republic", "of", "Korea", "out.html"], 'factsheets report "Republic of Korea" out.html'),
    ],
)
def test_what_cannot_be_reported_is_said(published: Path, run: Run, words: list[str], said: str) -> None:
    told = run("report", *words)
    assert told.code == 1
    assert said in told.err
    assert not (published.parent / "out.html").exists()


def test_without_a_database_it_says_what_to_do(run: Run) -> None:
    told = run("report", "out.html")
    assert told.code == 1
    assert "factsheets ingest" in told.err
