"""A run that is killed at a chosen moment: `python -m tests.warehouse.killing FOLDER MOMENT SPINS`.

Moments are calls into DuckDB and the file system, counted from 0. At the chosen one a thread spins a while,
so that it falls within the call or into what follows, and kills the process. Moment -1 lets the run end, and
prints how many there were.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from extract.models import SCHEMA_VERSION
from extract.warehouse import Reader, Sighting, Versions, open_warehouse, publish
from tests.warehouse.builders import rich_sheet, start, unread_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from extract.models import FactSheet

BATCH = 3
SPOKEN = ("duckdb", "_duckdb", "posix", "_io")


def former_sheets() -> list[FactSheet]:
    """What an earlier run has loaded: editions of two fact sheets, and a file that could not be read."""
    return [
        *(rich_sheet(f"norway-{year}", year=year) for year in (2015, 2017, 2019)),
        *(rich_sheet(f"chile-{year}", year=year, partner="Chile", code="CHL") for year in (2016, 2018)),
        unread_sheet("locked", "encrypted"),
    ]


def sheets() -> list[FactSheet]:
    """What the run that is killed reads: the same documents with other figures, and new editions."""
    changed = {"value": Decimal(7_000_000), "rules_version": "rules-2"}
    return [
        *(rich_sheet(f"norway-{year}", year=year, **changed) for year in (2015, 2017, 2019, 2021, 2023)),  # type: ignore[arg-type]
        *(
            rich_sheet(f"chile-{year}", year=year, partner="Chile", code="CHL", **changed)  # type: ignore[arg-type]
            for year in (2016, 2018, 2020)
        ),
        rich_sheet("locked", partner="Peru", code="PER", **changed),  # type: ignore[arg-type]
    ]


def run(folder: Path, some: Sequence[FactSheet]) -> None:
    """Load in batches what is not known yet, and publish, as `extract.intake` does."""
    path, rules_version = folder / "warehouse.duckdb", some[0].extraction.rules_version
    places = [Sighting(s.source.sha256, s.source.uri, s.source.file_name) for s in some]
    with open_warehouse(path) as warehouse:
        run_id = start(warehouse, rules_version)
        warehouse.note_seen(run_id, places)
        due = warehouse.due(Reader(run_id, Versions("0.1.0", rules_version, SCHEMA_VERSION)))
    wanted = {one.sha256 for one in due}
    fresh = [sheet for sheet in some if sheet.source.sha256 in wanted]
    for first in range(0, len(fresh), BATCH):
        with open_warehouse(path) as warehouse:
            warehouse.load(run_id, fresh[first : first + BATCH], unmet=wanted)
    with open_warehouse(path) as warehouse:
        warehouse.finish_run(run_id)
    publish(path, folder / "published.duckdb")


@dataclass
class Countdown:
    """Counts the calls, and has the process killed at the chosen one."""

    chosen: int
    spins: int
    met: int = 0

    def __call__(self, frame: FrameType, event: str, function: object) -> None:
        if event != "c_call" or not _module(function).startswith(SPOKEN):
            return
        if self.met == self.chosen:
            threading.Thread(target=self.kill).start()
        self.met += 1

    def kill(self) -> None:
        for _ in range(self.spins):
            pass
        os.kill(os.getpid(), signal.SIGKILL)


def _module(function: object) -> str:
    owner = getattr(function, "__self__", None)
    return str(getattr(function, "__module__", None) or type(owner).__module__)


if __name__ == "__main__":
    countdown = Countdown(int(sys.argv[2]), int(sys.argv[3]))
    told = sheets()
    sys.setprofile(countdown)
    run(Path(sys.argv[1]), told)
    sys.setprofile(None)
    print(countdown.met)  # noqa: T201 - the test reads it
