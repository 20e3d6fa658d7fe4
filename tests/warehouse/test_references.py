"""References lead somewhere, and the check finds those that don't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.warehouse.references import REFERENCES, dangling
from tests.warehouse.builders import loaded, rich_sheet, unread_sheet

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {"document", "section_id", "table_id", "chart_id", "run_id", "project_id", "amount_id", "parent_id"}
LEAVES = {("issues", "record_id"), ("amounts_current", "amount_id"), ("open_issues", "issue_id")}


def test_all_references_of_loaded_documents_are_whole(tmp_path: Path) -> None:
    loaded(tmp_path / "w.duckdb", rich_sheet(), unread_sheet("locked", "encrypted"))
    with duckdb.connect(tmp_path / "w.duckdb", read_only=True) as connection:
        assert dangling(connection) == []


def test_every_key_column_is_checked(tmp_path: Path) -> None:
    loaded(tmp_path / "w.duckdb")
    with duckdb.connect(tmp_path / "w.duckdb", read_only=True) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() "
            "JOIN duckdb_tables() USING (database_name, table_name)"
        ).fetchall()
    checked = {(reference.table, reference.column) for reference in REFERENCES}
    assert {(table, column) for table, column in columns if column in KEYS} <= checked


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE amounts SET section_id = 'sec-none'",
        "UPDATE amounts SET currency = 'XXZ' WHERE currency = 'EUR'",
        "UPDATE country_mentions SET code = 'ZZZ'",
        "UPDATE stated_projects SET amount_ids = ['amt-none']",
        "DELETE FROM documents",
    ],
)
def test_a_broken_reference_is_named(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet())
    with duckdb.connect(path) as connection:
        connection.execute(damage)
        assert dangling(connection)
