"""Tables: with drawn cells, with level rules only, and with none where the alignment is unmistakable."""

from extract.layout.tables.continued import joined_tables
from extract.layout.tables.find import FoundTable, find_tables

__all__ = ["FoundTable", "find_tables", "joined_tables"]
