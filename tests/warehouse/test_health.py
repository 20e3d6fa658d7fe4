"""What the published file tells of runs, documents and issues, without being in anybody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import WarehouseError
from extract.warehouse import open_warehouse, publish
from extract.warehouse.health import known_version, read_health, some_contents
from tests.warehouse.builders import loaded, rich_sheet, sha256_of, start, unread_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from extract.warehouse.health import Health


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "published.duckdb"


def health_of(path: Path, runs: int = 5) -> Health:
    health = read_health(path, runs)
    assert health is not None
    return health


def test_runs_documents_and_issues_are_counted(tmp_path: Path, published: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    loaded(warehouse, rich_sheet(), unread_sheet("locked", "encrypted"))
    loaded(warehouse, rich_sheet("chile", partner="Chile", code="CHL"))
    publish(warehouse, published)
    health = health_of(published)
    assert health.version == known_version()
    assert [(run.state, run.loaded, run.queued) for run in health.runs] == [
        ("finished", 1, 0),
        ("finished", 1, 1),
    ]
    assert all(run.ended and run.ended >= run.started for run in health.runs)
    assert (health.documents["loaded"], health.documents["queued"], health.documents["failed"]) == (2, 1, 0)
    assert health.issues["error"] == 1
    assert len(health_of(published, runs=1).runs) == 1


def test_the_oldest_issue_is_that_of_the_document_seen_first(tmp_path: Path, published: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    loaded(warehouse, unread_sheet("first", "damaged"))
    loaded(warehouse, unread_sheet("second", "encrypted"))
    publish(warehouse, published)
    oldest = health_of(published).oldest
    assert oldest is not None
    assert (oldest.file_name, oldest.code) == ("first.pdf", "damaged")


def test_it_is_read_while_the_pipeline_writes(tmp_path: Path, published: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    loaded(warehouse, rich_sheet())
    publish(warehouse, published)
    with open_warehouse(warehouse) as held:
        start(held)
        assert [run.state for run in health_of(published).runs] == ["finished"]


def test_no_file_is_no_health_and_a_broken_one_is_told(published: Path) -> None:
    assert read_health(published) is None
    assert some_contents(published, 3) == ()
    published.write_bytes(b"nonsense" * 1000)
    with pytest.raises(WarehouseError, match="not a DuckDB database"):
        read_health(published)


def test_a_sample_is_of_contents_that_the_archive_must_hold(tmp_path: Path, published: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    loaded(warehouse, rich_sheet(), rich_sheet("chile", partner="Chile", code="CHL"))
    publish(warehouse, published)
    found = some_contents(published, 5)
    assert {one.sha256 for one in found} == {sha256_of("norway"), sha256_of("chile")}
    assert {one.bytes for one in found} == {1234}
    assert len(some_contents(published, 1)) == 1
