"""`factsheets explain`: a card, or text, or a sentence that helps."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import pytest

from extract.models import content_id
from extract.warehouse import publish
from tests.warehouse.builders import loaded, rich_sheet, sha256_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

AMOUNT = content_id("amt", sha256_of("norway"), "only")


@pytest.fixture
def published(data_dir: Path) -> Path:
    loaded(data_dir / "warehouse.duckdb", rich_sheet())
    publish(data_dir / "warehouse.duckdb", data_dir / "published.duckdb")
    return data_dir / "published.duckdb"


def test_it_writes_a_card_and_says_where(run: Run, published: Path) -> None:
    told = run("explain", AMOUNT)
    assert (told.code, told.out) == (0, "")
    assert f"explain-{AMOUNT}.html" in told.err
    page = (published.parent.parent / f"explain-{AMOUNT}.html").read_text("utf-8")
    assert "EUR 4.5 million" in page
    assert "The PDF is not in the archive any more" in page


def test_it_writes_where_it_is_told_and_makes_the_folder(run: Run, published: Path) -> None:
    target = published.parent / "cards" / "one.html"
    assert run("explain", AMOUNT[:12], "--out", target).code == 0
    assert AMOUNT in target.read_text("utf-8")


def test_it_opens_the_card(run: Run, published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    run("explain", "norway.pdf", "--open")
    (address,) = opened
    assert address.startswith("file:///")
    assert address.endswith(f"explain-{sha256_of('norway')}.html")


def test_the_short_form_is_text(run: Run, published: Path) -> None:
    told = run("explain", AMOUNT, "--text")
    assert told.code == 0
    assert "About EUR 4,500,000" in told.out
    assert "norway.pdf, page 2" in told.out
    assert not list(published.parent.parent.glob("*.html"))


@pytest.mark.parametrize("asked", ["amt-nothing", "nothing.pdf"])
def test_an_unknown_id_is_a_sentence(run: Run, published: Path, asked: str) -> None:
    told = run("explain", asked)
    assert told.code == 1
    assert told.err.startswith(f"Error: No row has the id {asked}.")
    assert told.err.count("\n") == 1


def test_a_card_that_cannot_be_written_is_a_sentence(run: Run, published: Path) -> None:
    told = run("explain", AMOUNT, "--out", published / "card.html")
    assert told.code == 1
    assert "--out" in told.err
