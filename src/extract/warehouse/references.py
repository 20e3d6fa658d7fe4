"""Which column leads to which row: checked before publishing, as the tables have no foreign keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Reference(NamedTuple):
    """Every non-null `table.column` is a `target.key`; a list column refers by each of its items."""

    table: str
    column: str
    target: str
    key: str = "id"
    is_list: bool = False


TRACED = tuple(table for table in RECORD_TABLES if table != "issues")
REFERENCES = (
    *(Reference(table, "document", "documents", "sha256") for table in (*RECORD_TABLES, *CHILD_TABLES)),
    *(Reference(table, "section_id", "sections") for table in TRACED),
    *(Reference(table, "table_id", "tables") for table in TRACED),
    Reference("document_sightings", "document", "documents", "sha256"),
    Reference("document_sightings", "run_id", "runs"),
    Reference("documents", "run_id", "runs"),
    Reference("sections", "parent_id", "sections"),
    Reference("amounts", "project_id", "projects"),
    Reference("amounts", "currency", "currencies", "code"),
    Reference("contributions", "amount_id", "amounts"),
    Reference("contributions", "currency", "currencies", "code"),
    Reference("projects", "amount_ids", "amounts", is_list=True),
    Reference("projects", "countries", "countries", "code", is_list=True),
    Reference("projects", "currency", "currencies", "code"),
    Reference("table_cells", "table_id", "tables"),
    Reference("chart_values", "chart_id", "charts"),
    Reference("country_mentions", "code", "countries", "code"),
    Reference("issues", "code", "issue_codes", "code"),
)


def dangling(connection: DuckDBPyConnection) -> list[str]:
    """Return a sentence for each reference that leads nowhere, with the first value that does."""
    found = ((reference, connection.execute(_orphans(reference)).fetchone()) for reference in REFERENCES)
    return [f"{r.table}.{r.column} has {row[0]}, which {r.target} lacks" for r, row in found if row]


def _orphans(reference: Reference) -> str:
    table, column, target, key, is_list = reference
    value = f"unnest({column})" if is_list else column
    return (
        f"SELECT value FROM (SELECT {value} AS value FROM {table}) "  # noqa: S608 - our own names
        f"WHERE value IS NOT NULL AND value NOT IN (SELECT {key} FROM {target}) ORDER BY value LIMIT 1"
    )
