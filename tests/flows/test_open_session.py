"""An analyst's session that stays open through real runs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.commands import factsheets
from tests.warehouse.test_sessions import analyst

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = ("peru-2022-es", "kenya-2024", "korea-2021", "korea-2023", "vietnam-2022", "senegal-2022-fr")


@pytest.mark.long
@pytest.mark.timeout(900)
def test_five_further_runs_under_an_open_session(samples: Path, tmp_path: Path) -> None:
    published, inbox = tmp_path / "data" / "published.duckdb", tmp_path / "inbox"
    inbox.mkdir()

    def run_with(name: str) -> None:
        shutil.copy(samples / f"{name}.pdf", inbox)
        told = factsheets("ingest", inbox, FACTSHEETS_DATA_DIR=str(tmp_path / "data"), HOME=str(tmp_path))
        assert told.returncode == 0, told.stderr

    first, *others = SHEETS
    run_with(first)
    with analyst(published) as ask:
        assert ask() == "True 1"
        for number, name in enumerate(others, start=2):
            run_with(name)
            assert ask() == "True 1"
            with analyst(published) as ask_anew:
                assert ask_anew() == f"True {number}"
    assert len(others) == 5
