"""`factsheets publish` and `factsheets release`: what they say, and how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def warehouse(data_dir: Path) -> Path:
    loaded(data_dir / "warehouse.duckdb", rich_sheet())
    return data_dir / "warehouse.duckdb"


@pytest.mark.parametrize("command", ["publish", "release"])
def test_without_a_database_the_next_step_is_said(run: Run, command: str) -> None:
    told = run(command)
    assert (told.code, told.out) == (1, "")
    assert "factsheets ingest" in told.err
    assert told.err.count("\n") == 1


def test_publish_says_what_analysts_open(run: Run, warehouse: Path) -> None:
    told = run("publish")
    assert (told.code, told.out) == (0, "")
    assert told.err == f"Published: {warehouse.with_name('published.duckdb')}\n"


def test_release_says_what_was_made_kept_and_removed(run: Run, warehouse: Path, tmp_path: Path) -> None:
    run("publish")
    made = run("release", "--to", "shelf", "--formats", "csv, parquet")
    assert made.code == 0
    assert made.err.startswith("Released: shelf/")
    again = run("release", "--to", "shelf", "--formats", "csv")
    assert again.code == 0
    assert "Nothing has changed since shelf/" in again.err
    loaded(warehouse, rich_sheet("chile", partner="Chile", code="CHL"))
    run("publish")
    told = run("release", "--to", "shelf", "--formats", "csv", "--keep", "1")
    assert "Removed: 20" in told.err
    assert len(list((tmp_path / "shelf").glob("20*"))) == 1


def test_a_format_that_is_not_there_is_told(run: Run, warehouse: Path) -> None:
    told = run("release", "--formats", "csv,word")
    assert told.code == 2
    assert "duckdb, parquet, csv, xlsx" in told.err


def test_settings_say_where_releases_go(
    run: Run, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("publish")
    (tmp_path / "factsheets.toml").write_text('releases_to = "shelf"\nkeep_releases = 3\n')
    assert run("release", "--formats", "csv").err.startswith("Released: shelf/")
