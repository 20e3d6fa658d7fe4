"""A run is begun, counted and ended; one that was killed is marked by the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import WarehouseError
from extract.warehouse import open_warehouse
from tests.warehouse.builders import rich_sheet, start, unread_sheet

if TYPE_CHECKING:
    from pathlib import Path


def test_a_run_counts_what_became_of_its_documents(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as warehouse:
        run_id = start(warehouse)
        warehouse.load(run_id, [rich_sheet("a"), rich_sheet("b", partner="Chile", code="CHL")])
        warehouse.load(run_id, [unread_sheet("locked", "encrypted"), unread_sheet("text", "not_a_pdf")])
        assert warehouse.summary(run_id).state == "running"
        warehouse.finish_run(run_id)
        summary = warehouse.summary(run_id)
    assert summary.state == "finished"
    assert summary.ended is not None
    assert summary.ended >= summary.started
    assert (summary.seen, summary.loaded, summary.queued, summary.refused, summary.failed) == (4, 2, 1, 1, 0)
    assert (summary.amounts, summary.errors, summary.warnings) == (4, 2, 2)
    assert [(a.file_name, a.state) for a in summary.attention] == [
        ("locked.pdf", "queued"),
        ("text.pdf", "refused"),
    ]
    assert all(a.cause and a.next_step for a in summary.attention)


def test_the_next_run_marks_one_that_was_left_running(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as warehouse:
        ended, left, new = start(warehouse), start(warehouse), start(warehouse)
        assert warehouse.summary(left).state == "interrupted"
        assert warehouse.summary(new).state == "running"
        warehouse.finish_run(ended)
        warehouse.finish_run(new, state="failed")
        start(warehouse)
        assert warehouse.summary(ended).state == "finished"
        assert warehouse.summary(new).state == "failed"
        assert warehouse.summary(left).ended is None


def test_an_unknown_run_is_an_error(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as warehouse, pytest.raises(WarehouseError, match="run-0"):
        warehouse.summary("run-0")
