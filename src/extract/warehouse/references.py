"""Which column leads to which row: checked at loading and before publishing, instead of foreign keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from extract.warehouse.bulk import Rows


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
    Reference("amounts", "project_id", "projects"),
    Reference("amounts", "currency", "currencies", "code"),
    Reference("contributions", "amount_id", "amounts"),
    Reference("contributions", "chart_id", "charts"),
    Reference("contributions", "part_of", "contributions", is_list=True),
    Reference("contributions", "currency", "currencies", "code"),
    Reference("contribution_places", "contribution_id", "contributions"),
    Reference("contribution_places", "amount_id", "amounts"),
    Reference("contribution_places", "chart_id", "charts"),
    Reference("contribution_places", "section_id", "sections"),
    Reference("contribution_places", "table_id", "tables"),
    Reference("contribution_series", "contribution_id", "contributions"),
    Reference("contribution_series", "part_id", "contributions"),
    Reference("projects", "amount_ids", "amounts", is_list=True),
    Reference("projects", "countries", "countries", "code", is_list=True),
    Reference("projects", "currency", "currencies", "code"),
    Reference("project_rows", "project_id", "projects"),
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
    Reference("edition_changes", "older_document", "documents", "sha256"),
    Reference("edition_changes", "newer_document", "documents", "sha256"),
    Reference("documents", "edition_group", "documents", "sha256"),
    Reference("issues", "code", "issue_codes", "code"),
)


LACKING = """
SELECT '{table}.{column}', '{target}', min(told.value)
FROM (SELECT DISTINCT {values} AS value {source}) told ANTI JOIN {target} aim ON told.value = aim.{key}
WHERE told.value IS NOT NULL HAVING count(*) > 0
"""


def dangling(connection: DuckDBPyConnection) -> list[str]:
    """Return a sentence for each reference that leads nowhere, with the first value that does."""
    selects = [_lacking(one, one.column, f"FROM {one.table}") for one in REFERENCES]
    return _sentences(connection, selects, [])


def dangling_among(connection: DuckDBPyConnection, records: Rows, documents: Sequence[str]) -> list[str]:
    """Return the same for records of these documents; what they hold themselves is not looked up."""
    held: dict[tuple[str, str], set[object]] = {("documents", "sha256"): set(documents)}
    for one in REFERENCES:
        held.setdefault((one.target, one.key), {row[one.key] for row in records.get(one.target, ())})
    asked = {one: _values(one, records) - held[one.target, one.key] for one in REFERENCES}
    left = {one: list(some) for one, some in asked.items() if some}
    selects = [_lacking(one._replace(is_list=True), "?::VARCHAR[]", "") for one in left]
    return _sentences(connection, selects, [*left.values()])


def _lacking(reference: Reference, column: str, source: str) -> str:
    values = f"unnest({column})" if reference.is_list else column
    return LACKING.format(**reference._asdict(), values=values, source=source)


def _values(reference: Reference, records: Rows) -> set[object]:
    found: set[object] = set()
    for row in records.get(reference.table, ()):
        value = row[reference.column]
        found.update(value if isinstance(value, tuple | list) else (value,))
    return found - {None}


def _sentences(connection: DuckDBPyConnection, selects: Sequence[str], told: Sequence[object]) -> list[str]:
    if not selects:
        return []
    found = connection.execute(" UNION ALL ".join(selects), told).fetchall()
    return [f"{place} has {value}, which {target} lacks" for place, target, value in sorted(found)]
