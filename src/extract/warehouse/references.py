"""Which column leads to which row: checked at loading and before publishing, instead of foreign keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection


class Reference(NamedTuple):
    """Every non-null `table.column` is a `target.key`; a list column refers by each of its items."""

    table: str
    column: str
    target: str
    key: str = "id"
    is_list: bool = False


TRACED = tuple(table for table in RECORD_TABLES if table not in {"issues", "comparisons"})
REFERENCES = (
    *(Reference(table, "document", "documents", "sha256") for table in (*RECORD_TABLES, *CHILD_TABLES)),
    *(Reference(table, "section_id", "sections") for table in TRACED),
    *(Reference(table, "table_id", "tables") for table in TRACED),
    Reference("document_sightings", "document", "documents", "sha256"),
    Reference("document_sightings", "run_id", "runs"),
    Reference("documents", "run_id", "runs"),
    Reference("sections", "parent_id", "sections"),
    Reference("amounts", "project_id", "stated_projects"),
    Reference("amounts", "currency", "currencies", "code"),
    Reference("stated_contributions", "amount_id", "amounts"),
    Reference("stated_contributions", "chart_id", "charts"),
    Reference("stated_contributions", "part_of", "stated_contributions", is_list=True),
    Reference("stated_contributions", "currency", "currencies", "code"),
    Reference("contribution_places", "contribution_id", "stated_contributions"),
    Reference("contribution_places", "amount_id", "amounts"),
    Reference("contribution_places", "chart_id", "charts"),
    Reference("contribution_places", "section_id", "sections"),
    Reference("contribution_places", "table_id", "tables"),
    Reference("contribution_series", "contribution_id", "stated_contributions"),
    Reference("contribution_series", "part_id", "stated_contributions"),
    Reference("stated_projects", "amount_ids", "amounts", is_list=True),
    Reference("stated_projects", "countries", "countries", "code", is_list=True),
    Reference("stated_projects", "currency", "currencies", "code"),
    Reference("project_rows", "project_id", "stated_projects"),
    Reference("project_rows", "table_id", "tables"),
    Reference("project_rows", "amount_ids", "amounts", is_list=True),
    Reference("project_rows", "countries", "countries", "code", is_list=True),
    Reference("project_rows", "currency", "currencies", "code"),
    Reference("key_figures", "currency", "currencies", "code"),
    Reference("fact_parts", "fact_id", "facts"),
    Reference("table_cells", "table_id", "tables"),
    Reference("chart_values", "chart_id", "charts"),
    Reference("country_mentions", "code", "countries", "code"),
    Reference("region_mentions", "name", "regions", "name"),
    Reference("record_changes", "older_document", "documents", "sha256"),
    Reference("record_changes", "newer_document", "documents", "sha256"),
    Reference("documents", "edition_group", "documents", "sha256"),
    Reference("document_history", "document", "documents", "sha256"),
    Reference("document_history", "run_id", "runs"),
    Reference("stated_contributions", "covered_by", "stated_contributions"),
    Reference("exchange_rates", "currency", "currencies", "code"),
    Reference("issues", "code", "issue_codes", "code"),
)


def dangling(connection: DuckDBPyConnection) -> list[str]:
    """Return a sentence for each reference that leads nowhere, with the first value that does."""
    return _sentences(connection, [_orphans(reference, reference.table) for reference in REFERENCES])


def dangling_in(connection: DuckDBPyConnection, sha256s: Sequence[str]) -> list[str]:
    """Return the same for the records of these documents only."""
    some = "{} WHERE document IN (SELECT unnest($1))"
    of_records = [r for r in REFERENCES if r.table in (*RECORD_TABLES, *CHILD_TABLES)]
    return _sentences(connection, [_orphans(r, some.format(r.table)) for r in of_records], sha256s)


def _sentences(
    connection: DuckDBPyConnection, selects: Sequence[str], *parameters: Sequence[str]
) -> list[str]:
    found = connection.execute(" UNION ALL ".join(selects), parameters).fetchall()
    return [f"{place} has {value}, which {target} lacks" for place, target, value in sorted(found)]


def _orphans(reference: Reference, rows: str) -> str:
    table, column, target, key, is_list = reference
    value = f"unnest({column})" if is_list else column
    return (
        f"SELECT '{table}.{column}', '{target}', min(value) "  # noqa: S608 - our own names
        f"FROM (SELECT {value} AS value FROM {rows}) "
        f"WHERE value IS NOT NULL AND value NOT IN (SELECT {key} FROM {target}) HAVING count(*) > 0"
    )
