"""Which rates the published figures would need, and lack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import QueryError, WarehouseError
from extract.warehouse.querying import query

if TYPE_CHECKING:
    from pathlib import Path

WANTED = """
WITH figures AS (
    SELECT a.currency, least(a.period_end, d.published_end) AS day
    FROM amounts a JOIN documents d ON d.sha256 = a.document
    WHERE d.state = 'loaded' AND d.is_current IS NOT false
    UNION ALL
    SELECT c.currency, least(c.period_end, d.published_end)
    FROM stated_contributions c JOIN documents d ON d.sha256 = c.document WHERE c.counted
    UNION ALL
    SELECT y.currency, least(y.period_end, d.published_end)
    FROM contributions_by_year y JOIN documents d ON d.sha256 = y.document
    UNION ALL
    SELECT p.currency, least(coalesce(p.end_date, p.end_derived), d.published_end)
    FROM stated_projects p JOIN documents d ON d.sha256 = p.document
    WHERE d.state = 'loaded' AND d.is_current IS NOT false
)
SELECT f.currency, year(f.day) AS year, count(*) AS figures
FROM figures f
WHERE f.currency <> 'USD' AND f.day IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM exchange_rates r
    WHERE r.currency = f.currency AND f.day BETWEEN r.valid_from AND r.valid_to
)
GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A currency and a year in which figures have no rate, and how many."""

    currency: str
    year: int
    figures: int


def wanted(published: Path) -> tuple[Wanted, ...]:
    """Return what the published figures lack, by currency and year; nothing if nothing is published.

    `WarehouseError` if an older version of the program has published them, without the tables of rates.
    """
    if not published.is_file():
        return ()
    try:
        rows = query(published, WANTED).rows
    except QueryError as error:
        raise WarehouseError(
            f"{published} was published by an older version of this program. Run 'factsheets ingest' again."
        ) from error
    return tuple(Wanted(*row) for row in rows)  # type: ignore[arg-type]
