"""The rates in force: a CSV file beside the database, from which `exchange_rates` is filled."""

from __future__ import annotations

import csv
import io
import os
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.errors import StorageError
from extract.models import plain
from extract.warehouse import bulk
from extract.warehouse.rates.file import read_rates
from extract.warehouse.rates.lines import Rate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from extract.warehouse.bulk import Row

KEPT = "rates.csv"  # beside the database
HEADER = ("currency", "date", "usd_per_unit", "source", "loaded")
DOLLAR = ("USD", date(1900, 1, 1), date(9999, 12, 31), Decimal(1), "the US dollar itself")


def kept_rates(kept: Path) -> tuple[Rate, ...]:
    """Return the rates in force, none if no file is kept."""
    return read_rates(kept).rates if kept.is_file() else ()


def keep(rates: Sequence[Rate], kept: Path) -> None:
    """Put `rates` in the place of those in force: the whole file or none of it."""
    written = io.StringIO(newline="")
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(HEADER)
    lines.writerows(_cells(rate) for rate in rates)
    copy = kept.with_name(f".{kept.name}.{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with copy.open("w", encoding="utf-8", newline="") as file:
            file.write(written.getvalue())
            file.flush()
            os.fsync(file.fileno())
        copy.replace(kept)
    except OSError as error:
        raise StorageError.because(kept, error) from error
    finally:
        copy.unlink(missing_ok=True)


def clear(kept: Path) -> bool:
    """Let no rates be in force; tell whether some were."""
    if not kept.is_file():
        return False
    try:
        kept.unlink()
    except OSError as error:
        raise StorageError.because(kept, error) from error
    return True


def refresh(connection: DuckDBPyConnection, kept: Path) -> None:
    """Fill `exchange_rates` with the rates in force, and with the dollar's own if there are some."""
    rates = kept_rates(kept)
    connection.execute("DELETE FROM exchange_rates")
    if rates:
        dollar = Rate(*DOLLAR, max(rate.loaded for rate in rates))
        bulk.insert(connection, {"exchange_rates": [_row(rate) for rate in (*rates, dollar)]})


def _cells(rate: Rate) -> tuple[str, ...]:
    days = f"{rate.first}/{rate.last}"
    return rate.currency, days, plain(rate.usd_per_unit), rate.source, f"{rate.loaded.isoformat()}Z"


def _row(rate: Rate) -> Row:
    return {
        "currency": rate.currency,
        "valid_from": rate.first,
        "valid_to": rate.last,
        "usd_per_unit": rate.usd_per_unit,
        "source": rate.source,
        "loaded": rate.loaded,
    }
