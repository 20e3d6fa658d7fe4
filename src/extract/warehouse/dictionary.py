"""The data dictionary: every table, view, column and macro with its comment, between marks in docs/data.md.

`python -m extract.warehouse.dictionary docs/data.md` writes it anew.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from extract.warehouse.migrations import all_migrations, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

BEGIN = "<!-- dictionary: made from the comments in the database; do not edit -->"
END = "<!-- end of the dictionary -->"
RELATIONS = """
SELECT view_name AS name, 'view' AS kind, comment FROM duckdb_views()
WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT table_name, 'table', comment FROM duckdb_tables() WHERE database_name = current_database()
ORDER BY kind DESC, name
"""
MACROS = """
SELECT function_name, parameters, comment FROM duckdb_functions()
WHERE NOT internal AND database_name = current_database() ORDER BY ALL
"""
COLUMNS = """
SELECT column_name, data_type, comment FROM duckdb_columns()
WHERE database_name = current_database() AND table_name = ? ORDER BY column_index
"""


def dictionary() -> str:
    """Return the dictionary of an empty database as Markdown, views first."""
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as connection:
        migrate(connection, Path(":memory:"), all_migrations())
        return "\n".join(_lines(connection)) + "\n"


def _lines(connection: DuckDBPyConnection) -> Iterator[str]:
    for name, kind, comment in connection.execute(RELATIONS).fetchall():
        yield from ("", f"### {name} ({kind})", "", f"{comment}.", "")
        yield from ("| column | type | meaning |", "| --- | --- | --- |")
        for column, data_type, meaning in connection.execute(COLUMNS, [name]).fetchall():
            yield f"| `{column}` | {_short(data_type)} | {meaning} |"
    for name, parameters, comment in connection.execute(MACROS).fetchall():
        yield from ("", f"### {name}({', '.join(parameters)}) (macro)", "", f"{comment}.")
    yield ""


def _short(data_type: str) -> str:
    return "list of boxes" if data_type.startswith("STRUCT(") else data_type.replace("VARCHAR", "text")


def with_dictionary(document: str) -> str:
    """Return `document` with the part between the marks made anew."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{dictionary()}{END}{after}"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(with_dictionary(page.read_text("utf-8")), "utf-8")
