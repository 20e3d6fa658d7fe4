"""Stage 9: DuckDB holds the records.

The pipeline writes its own file (`open_warehouse`); analysts read a copy that is replaced as a whole
(`publish`, `query`). Only this package speaks DuckDB.
"""

from extract.warehouse.bulk import Row, Rows
from extract.warehouse.catalogue import Column, Relation
from extract.warehouse.exporting import Snapshot, Taken, opened
from extract.warehouse.lookup import Found, Lists, lists, look_up
from extract.warehouse.omissions import Omission
from extract.warehouse.overview import DocumentOverview
from extract.warehouse.packing import Packed, Schemas, pack
from extract.warehouse.publishing import copy_whole, publish
from extract.warehouse.querying import ResultTable, query
from extract.warehouse.queue import Due, Reader, Versions
from extract.warehouse.runs import Attention, RunSummary
from extract.warehouse.sightings import Sighting, unopened_key
from extract.warehouse.store import Failure, Outcome, Warehouse, open_warehouse
from extract.warehouse.stored import Stored, sheet_rows, stored
from extract.warehouse.visits import Known, Waiting

__all__ = [
    "Attention",
    "Column",
    "DocumentOverview",
    "Due",
    "Failure",
    "Found",
    "Known",
    "Lists",
    "Omission",
    "Outcome",
    "Packed",
    "Reader",
    "Relation",
    "ResultTable",
    "Row",
    "Rows",
    "RunSummary",
    "Schemas",
    "Sighting",
    "Snapshot",
    "Stored",
    "Taken",
    "Versions",
    "Waiting",
    "Warehouse",
    "copy_whole",
    "lists",
    "look_up",
    "open_warehouse",
    "opened",
    "pack",
    "publish",
    "query",
    "sheet_rows",
    "stored",
    "unopened_key",
]
