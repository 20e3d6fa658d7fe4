"""Clients of DuckDB 1.5 read the published file: every table, every view, every comment."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from extract.warehouse import publish
from tests.peers import python_with
from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    from pathlib import Path

READ = """
import json, sys, duckdb
assert duckdb.__version__.startswith(sys.argv[2]), duckdb.__version__
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    def ask(sql):
        return connection.execute(sql).fetchall()
    names = [name for (name,) in ask(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal UNION ALL "
        "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1")]
    told = {
        "rows": {name: ask(f'SELECT count(*) FROM "{name}"')[0][0] for name in names},
        "first": {name: str(ask(f'FROM "{name}" ORDER BY ALL LIMIT 1')) for name in names},
        "columns": ask("SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
                       "WHERE NOT internal ORDER BY ALL"),
        "tables": ask("SELECT table_name, comment FROM duckdb_tables() ORDER BY ALL"),
        "views": ask("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL"),
    }
    print(json.dumps(told))
"""


def told_by(python: Path | str, file: Path, version: str) -> dict[str, Any]:
    command = [str(python), "-c", READ, str(file), version]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    older, newer = rich_sheet("older", year=2021), rich_sheet("newer")
    loaded(folder / "warehouse.duckdb", older, newer, rich_sheet("chile", partner="Chile", code="CHL"))
    publish(folder / "warehouse.duckdb", folder / "published.duckdb")
    return folder / "published.duckdb"


def test_an_older_client_reads_everything(published: Path) -> None:
    import sys

    old = told_by(python_with("duckdb-1.5", "duckdb>=1.5,<1.6"), published, "1.5")
    new = told_by(sys.executable, published, "2.")
    assert old["rows"]["amounts"] == 6
    assert old["rows"]["contributions"] > 0
    assert all(comment for *_, comment in [*old["columns"], *old["tables"], *old["views"]])
    assert old == new


def test_an_older_client_cannot_read_what_is_stored_in_the_newest_way(tmp_path: Path) -> None:
    """The test above can fail: without a storage version an older client is refused."""
    file = tmp_path / "newest.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{file}' AS newest (STORAGE_VERSION 'latest')")
        connection.execute("CREATE TABLE newest.t AS SELECT 1 AS x")
    command = [str(python_with("duckdb-1.5", "duckdb>=1.5,<1.6")), "-c", READ, str(file), "1.5"]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
