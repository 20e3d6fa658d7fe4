"""Exchange rates that the user gives: read from CSV, kept beside the database, laid into `exchange_rates`.

read_rates(file)  ->  Reading(rates, dollars)      each bad line told, nothing taken if one is bad
keep(rates, kept) ->  data/rates.csv               what is in force; a rebuilt database reads it again
refresh(connection, kept)                          the table, as the kept file says
"""

from extract.warehouse.rates.file import Reading, read_rates
from extract.warehouse.rates.keeping import KEPT, clear, keep, kept_rates, refresh
from extract.warehouse.rates.lines import COLUMNS, Rate
from extract.warehouse.rates.wanted import Wanted, wanted

__all__ = [
    "COLUMNS",
    "KEPT",
    "Rate",
    "Reading",
    "Wanted",
    "clear",
    "keep",
    "kept_rates",
    "read_rates",
    "refresh",
    "wanted",
]
