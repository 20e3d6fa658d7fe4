"""Read a file of rates: all of it, or the reason why each bad line cannot be taken."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from pydantic import ValidationError

from extract.errors import RatesError
from extract.warehouse.rates.lines import COLUMNS, Days, Line, Rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LONGEST = timedelta(days=31)  # for which the rate of one day holds
RATES = ("usd_per_unit", "units_per_usd")
WORDS = {
    "extra_forbidden": "there are more cells than columns",
    "missing": "must be given",
    "string_too_short": "must say where the rate comes from",
}
Numbered = tuple[int, Line]


@dataclass(frozen=True, slots=True)
class Reading:
    """The rates of a file by currency and day; `dollars` counts the lines that say that USD is 1."""

    rates: tuple[Rate, ...]
    dollars: int


def read_rates(path: Path) -> Reading:
    """Return the rates in a CSV file; `RatesError` tells all that is wrong, line by line."""
    lines, problems = _lines(path)
    ours = [one for one in lines if one[1].currency != "USD"]
    ours.sort(key=lambda one: (one[1].currency, one[1].days.first, one[0]))
    by_currency = [list(some) for _, some in groupby(ours, key=lambda one: one[1].currency)]
    problems += [told for some in by_currency for told in _overlaps(some)]
    if problems:
        raise RatesError(path, problems)
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    rates = tuple(_rate(line, days, now) for some in by_currency for line, days in _lasting(some))
    return Reading(rates, len(lines) - len(ours))


def _lines(path: Path) -> tuple[list[Numbered], list[str]]:
    lines, problems = [], []
    for number, cells in _cells(path):
        try:
            lines.append((number, Line.model_validate(cells)))
        except ValidationError as error:
            problems += [f"line {number}: {told}" for told in _told(error)]
    if not problems and all(line.currency == "USD" for _, line in lines):
        raise RatesError(path, ["there is no rate in it"])
    return lines, problems


def _cells(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield number and cells of each line that is not empty."""
    text = _text(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        _check(path, header)
        for row in rows:
            cells = {name: cell for name, cell in zip_longest(header, row, fillvalue="") if cell.strip()}
            if cells:
                yield rows.line_num, cells
    except csv.Error as error:
        raise RatesError(path, [f"line {rows.line_num}: it is no CSV ({error})"]) from error


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RatesError(path, [f"it cannot be read ({error.strerror or error})"]) from error
    except UnicodeDecodeError as error:
        raise RatesError(path, ["it is not UTF-8; save it as CSV UTF-8"]) from error


def _delimiter(text: str) -> str:
    """Return what parts the cells of the header; Excel takes semicolons in some countries."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _check(path: Path, header: Sequence[str]) -> None:
    known = {*COLUMNS, "loaded"}
    wrong = [f"there is no column '{name}'" for name in COLUMNS if name not in (*RATES, *header)]
    if not set(RATES) & set(header):
        wrong.append("there is no column 'usd_per_unit' (nor 'units_per_usd')")
    wrong += [f"the column '{name}' is not known" for name in header if name and name not in known]
    wrong += [f"the column '{name}' is there twice" for name in known if header.count(name) > 1]
    if wrong:
        raise RatesError(path, [f"line 1: {told}; factsheets rates template shows them" for told in wrong])


def _told(error: ValidationError) -> Iterator[str]:
    for detail in error.errors():
        column = f"{detail['loc'][0]}: " if detail["loc"] and detail["loc"][0] else ""
        told = WORDS.get(detail["type"], detail["msg"].removeprefix("Value error, "))
        yield f"{column}{told}"


def _overlaps(lines: Sequence[Numbered]) -> Iterator[str]:
    """Yield a sentence for each line whose days another line has too; the rate of a day gives way."""
    longest: Numbered | None = None
    for number, line in lines:
        days = line.days
        if longest and days.first <= longest[1].days.last:
            common = f"{days.first} to {min(days.last, longest[1].days.last)}"
            first, second = sorted((longest[0], number))
            yield f"lines {first} and {second}: both give a rate of {line.currency} for {common}"
        if longest is None or days.last > longest[1].days.last:
            longest = number, line


def _lasting(lines: Sequence[Numbered]) -> Iterator[tuple[Line, Days]]:
    """Yield each line with its days; that of one day lasts until the day before the next."""
    for (_, line), following in zip(lines, [*lines[1:], None], strict=True):
        days = line.days
        if days.one:
            last = days.first + LONGEST - timedelta(days=1)
            next_one = following[1].days.first - timedelta(days=1) if following else last
            days = replace(days, last=min(last, next_one))
        yield line, days


def _rate(line: Line, days: Days, now: datetime) -> Rate:
    return Rate(line.currency, days.first, days.last, line.rate, line.source, line.loaded or now)
