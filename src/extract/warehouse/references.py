"""Which column leads to which row: checked at loading and before publishing, instead of foreign keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    Reference("documents", "claimed_by", "runs"),
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
    Reference("region_members", "region", "regions", "name"),
    Reference("region_members", "country_code", "countries", "code"),
    Reference("countries", "region", "regions", "name"),
    Reference("countries", "sub_region", "regions", "name"),
    Reference("countries", "intermediate_region", "regions", "name"),
    Reference("issues", "code", "issue_codes", "code"),
)


def dangling(connection: DuckDBPyConnection) -> list[str]:
    """Return a sentence for each reference that leads nowhere, with the first value that does."""
    by_key: dict[tuple[str, str], list[Reference]] = {}
    for reference in REFERENCES:
        by_key.setdefault((reference.target, reference.key), []).append(reference)
    return sorted(
        f"{place} has {value}, which {target} lacks"
        for (target, key), some in by_key.items()
        for place, value in connection.execute(_orphans(target, key, some)).fetchall()
    )


def _orphans(target: str, key: str, references: Iterable[Reference]) -> str:
    """Return the question which values lack their `target.key`: one for all, as its keys are many."""
    values = " UNION ALL ".join(
        f"SELECT '{r.table}.{r.column}' AS place, "  # noqa: S608 - our own names
        f"{f'unnest({r.column})' if r.is_list else r.column} AS value FROM {r.table}"
        for r in references
    )
    return (
        f"SELECT place, min(value) FROM ({values}) told "  # noqa: S608
        f"ANTI JOIN {target} kept ON told.value = kept.{key} "
        "WHERE told.value IS NOT NULL GROUP BY place"
    )
