"""Decisions that a person wrote into the spreadsheet of issues become corrections: all of them, or none.

accept: the program is right, and the issue is settled. edit: the field has the new value. reject: there is no
such record (where the row names none that can be rejected: the issue is none). unknown: it cannot be known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.corrections import append_chosen, known_codes, read_log
from extract.errors import CorrectionError, FactSheetsError, SpreadsheetError
from extract.feedback.rows import rows
from extract.feedback.wanted import Wanted, made, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.feedback.rows import Row
    from extract.models import Correction
    from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """How many rows had a decision, how many decisions were kept, and how many were known before."""

    rows: int
    added: int
    known: int


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A row, and one thing that it decides."""

    row: Row
    wants: Wanted


def take(settings: Settings, file: Path, reviewer: str) -> Taken:
    """Keep what a spreadsheet decides; `reviewer` decides where the row names nobody.

    `SpreadsheetError` tells all that is wrong, by row and column; nothing is kept then. It is held against
    the log once more when nobody else can write that.
    """
    filled = [row for row in rows(file) if row["decision"] or row["new value"]]
    problems: list[str] = []
    asked = [_Asked(row, one) for row in filled for one in _wanted(row, problems)]
    found: dict[_Asked, Correction] = {}
    for one in _fresh(asked, read_log(settings.corrections).entries, problems):
        try:
            found[one] = made(settings.published, one.row, one.wants, reviewer, file.name)
        except FactSheetsError as error:
            problems.append(f"row {one.row.number}: {error.message}")
    _refuse(file, problems)

    def still_fresh(kept: Sequence[Correction]) -> list[Correction]:
        since: list[str] = []
        fresh = _fresh(list(found), kept, since)
        _refuse(file, since)
        return [found[one] for one in fresh]

    added = append_chosen(settings.corrections, still_fresh)
    return Taken(len(filled), added, len(asked) - added)


def _refuse(file: Path, problems: Sequence[str]) -> None:
    if problems:
        raise SpreadsheetError(str(file), problems)


def _wanted(row: Row, problems: list[str]) -> tuple[Wanted, ...]:
    try:
        return wanted(row, known_codes())
    except CorrectionError as error:
        column = "new value" if row.decision == "edit" else "decision"
        problems.append(f"row {row.number}, column {column!r}: {error.message}")
        return ()


def _fresh(asked: Sequence[_Asked], entries: Sequence[Correction], problems: list[str]) -> list[_Asked]:
    """Return what is to be kept: not what the log says already, and each thing once."""
    fresh: dict[object, _Asked] = {}
    for one in asked:
        last = one.wants.last(entries)
        before = fresh.get(one.wants.thing)
        if before and before.wants != one.wants:
            other = f"row {before.row.number} says {before.wants.words}"
            problems.append(f"row {one.row.number}, column 'decision': {other}, this row {one.wants.words}.")
        elif last is None or not one.wants.same(last):
            if last and _is_later(last, one.row["decided before"], entries):
                problems.append(_otherwise(one, last))
            fresh.setdefault(one.wants.thing, one)
    return list(fresh.values())


def _is_later(last: Correction, before: str, entries: Sequence[Correction]) -> bool:
    """Tell whether a decision was made after the one that the export knew, if that knew any."""
    known = next((one for one in entries if one.id == before), None)
    return known is None or (last.at, last.id) > (known.at, known.id)


def _otherwise(one: _Asked, last: Correction) -> str:
    """Say that somebody has decided otherwise since the export."""
    said = Wanted.of(last).words
    return (
        f"row {one.row.number}, column 'decision': {last.reviewer} decided on {one.wants.name} after the "
        f"export ({last.at:%Y-%m-%d %H:%M} UTC): {said}; this row says {one.wants.words}. "
        "Export the issues again, then decide."
    )
