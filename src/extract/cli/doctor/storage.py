"""The data folder: whether it can be written, and whether there is room."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from extract.cli.doctor.findings import Finding, note, ok, problem
from extract.cli.status.disk import size_of, usage_at
from extract.cli.status.text import size
from extract.sources.archive import LEAST_FREE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.cli.doctor.findings import Case

ROOM = 1_000_000_000  # bytes, below which a run may meet the end of the disk
WRITABLE = "Make it writable for the user who runs factsheets, or choose another data_dir."


def data_folder(case: Case) -> Iterator[Finding]:
    """Try to write where everything is written."""
    folder = case.settings.data_dir
    if not folder.exists():
        yield _can_be_made(folder)
        return
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield problem("data folder", f"{folder} cannot be written ({error.strerror}).", WRITABLE)
        return
    closed = [entry for entry in sorted(folder.iterdir()) if not _writable(entry)]
    for entry in closed:
        yield problem("data folder", f"{entry} cannot be written; another user made it.", WRITABLE)
    if not closed:
        yield ok("data folder", f"{folder} can be written.")


def _can_be_made(folder: Path) -> Finding:
    above = next(place for place in folder.parents if place.exists())
    if above.is_dir() and _writable(above):
        return ok("data folder", f"{folder} is not there yet; the first run makes it.")
    return problem("data folder", f"{folder} cannot be made: {above} cannot be written.", WRITABLE)


def _writable(place: Path) -> bool:
    wanted = os.W_OK | (os.X_OK if place.is_dir() else 0)
    return os.access(place, wanted, effective_ids=os.access in os.supports_effective_ids)


def disk(case: Case) -> Iterator[Finding]:
    """Compare what is free with what a run needs: a copy of the database, and room for what is new."""
    settings = case.settings
    free, total = usage_at(settings.data_dir)
    told = f"{size(free)} of {size(total)} are free on the disk of {settings.data_dir}"
    copy = size_of(settings.warehouse)
    if free < max(LEAST_FREE, copy):
        says = f"{told}: no run can end, as publishing makes a copy of the database ({size(copy)})."
        yield problem("disk", says, "Free space, or move the data folder to a larger disk.")
    elif free < ROOM + 2 * copy:
        yield note("disk", f"{told}: that is little.", "Free space before many documents come.")
    else:
        yield ok("disk", f"{told}.")
