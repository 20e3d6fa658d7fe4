"""Stage 9: DuckDB holds the records.

The pipeline writes its own file (`open_warehouse`); analysts read a copy that is replaced as a whole
(`publish`, `query`). Only this package speaks DuckDB.
"""

from extract.warehouse.catalogue import Column, Relation
from extract.warehouse.exporting import Snapshot, Taken, opened
from extract.warehouse.lookup import Found, Lists, lists, look_up
from extract.warehouse.omissions import Omission
from extract.warehouse.overview import DocumentOverview
from extract.warehouse.publishing import publish
from extract.warehouse.querying import ResultTable, query
from extract.warehouse.runs import Attention, RunSummary
from extract.warehouse.sightings import Sighting
from extract.warehouse.store import Failure, Outcome, Warehouse, open_warehouse

__all__ = [
    "Attention",
    "Column",
    "DocumentOverview",
    "Failure",
    "Found",
    "Lists",
    "Omission",
    "Outcome",
    "Relation",
    "ResultTable",
    "RunSummary",
    "Sighting",
    "Snapshot",
    "Taken",
    "Warehouse",
    "lists",
    "look_up",
    "open_warehouse",
    "opened",
    "publish",
    "query",
]
