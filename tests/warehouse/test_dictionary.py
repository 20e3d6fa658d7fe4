"""Every table, view and column has a comment, and docs/data.md shows them as they are."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from extract.warehouse.dictionary import dictionary, with_dictionary
from extract.warehouse.migrations import all_migrations, migrate

PAGE = Path(__file__).parents[2] / "docs" / "data.md"
WITHOUT = """
SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL
UNION ALL SELECT table_name FROM duckdb_tables() WHERE comment IS NULL
UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
UNION ALL SELECT function_name FROM duckdb_functions()
WHERE NOT internal AND database_name = current_database() AND comment IS NULL
"""


def test_nothing_is_without_a_comment() -> None:
    with duckdb.connect() as connection:
        migrate(connection, Path(":memory:"), all_migrations())
        assert connection.execute(WITHOUT).fetchall() == []


def test_the_page_is_current() -> None:
    text = PAGE.read_text("utf-8")
    told = "run: python -m extract.warehouse.dictionary docs/data.md"
    assert text == with_dictionary(text), told


@pytest.mark.parametrize("name", ["documents (table)", "contributions_cited (view)"])
def test_it_describes_tables_and_views(name: str) -> None:
    assert f"### {name}" in dictionary()
