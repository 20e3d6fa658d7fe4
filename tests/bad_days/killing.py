"""A run over mixed files is killed at random moments and resumed, and ends with the rows of one in peace.

`python -m tests.bad_days.killing --files 500 --kills 30`
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb

from tests.bad_days.commands import kill, processes, wait_until
from tests.bad_days.mixed import ROOT, mixed
from tests.bad_days.rows import differences, rows_of
from tests.commands import COMMAND

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN = (sys.executable, "-m", "tests.intake.steps")  # the steps of a run without Prefect
EVEN_BEFORE = 0.2  # the share of kills before the first document is read
_STATES = "SELECT state, count(*) FROM documents GROUP BY 1 ORDER BY 1"
_READ = "SELECT count(*) FILTER (state NOT IN ('seen', 'archived')) FROM documents"


@dataclass(frozen=True, slots=True)
class Killed:
    """What was seen: seconds of a run in peace, documents read at each kill, and what differs in the end."""

    files: int
    seconds: float
    read: tuple[int, ...]
    states: tuple[tuple[str, int], ...]
    differences: tuple[str, ...]

    @property
    def amid(self) -> int:
        """How many kills came while documents were still to be read."""
        return sum(count < self.read[-1] for count in self.read[:-1])


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs over one inbox, each a process group of its own."""

    folder: Path
    command: Sequence[str]
    batch_size: int

    def start(self, data: str) -> subprocess.Popen[bytes]:
        """Start a run that writes to the data folder of this name."""
        told = {
            "FACTSHEETS_DATA_DIR": str(self.folder / data),
            "FACTSHEETS_BATCH_SIZE": str(self.batch_size),
            "PREFECT_HOME": str(self.folder / "prefect"),  # by it its processes are found
        }
        with (self.folder / f"{data}.log").open("ab") as log:
            return subprocess.Popen(
                [*self.command, str(self.folder / "in")],
                cwd=ROOT,
                env=os.environ | told,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def whole(self, data: str) -> float:
        """Let a run come to its end; return its seconds."""
        began = time.monotonic()
        code = self.start(data).wait()
        assert code in {0, 1, 3}, (self.folder / f"{data}.log").read_text("utf-8")
        return time.monotonic() - began

    def cut_short(self, data: str, seconds: float) -> None:
        """Kill a run and all that it has started, after that time."""
        run = self.start(data)
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            kill(run)
        wait_until(lambda: not processes(self.folder), "all that a run has started has ended")

    def read(self, data: str) -> int:
        """How many documents have been read."""
        path = self.folder / data / "warehouse.duckdb"
        try:
            with duckdb.connect(path, read_only=True) as connection:
                return int(connection.execute(_READ).fetchall()[0][0])
        except duckdb.Error:  # killed before there was a table
            return 0

    def states(self, data: str) -> tuple[tuple[str, int], ...]:
        """How many documents are in each state."""
        with duckdb.connect(self.folder / data / "warehouse.duckdb", read_only=True) as connection:
            return tuple(connection.execute(_STATES).fetchall())


def killed(runs: Runs, files: int, kills: int, seed: int) -> Killed:
    """Run in peace once; then kill runs over the same files so often, and let the last one end."""
    seconds, rng, read = runs.whole("peace"), Random(seed), [0]
    every = runs.read("peace")
    begin = seconds / 4 if files < 100 else 5.0
    for left in range(kills, 0, -1):
        work = 2 * (seconds - begin) * (1 - read[-1] / max(every, 1)) / left
        early = rng.random() < EVEN_BEFORE
        runs.cut_short("killed", rng.uniform(0, begin) if early else begin + rng.uniform(0, work))
        read.append(runs.read("killed"))
    runs.whole("killed")
    peace, again = (rows_of(runs.folder / data / "warehouse.duckdb") for data in ("peace", "killed"))
    told = tuple(differences(peace, again))
    return Killed(files, seconds, (*read[1:], runs.read("killed")), runs.states("killed"), told)


def main() -> int:
    """Return 1 if anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.bad_days.killing", description=__doc__)
    parser.add_argument("--files", type=int, default=500, help="how many files (500)")
    parser.add_argument("--kills", type=int, default=30, help="how often a run is killed (30)")
    parser.add_argument("--seed", type=int, default=1, help="of files and moments (1)")
    parser.add_argument("--batch-size", type=int, default=10, help="documents written at once (10)")
    parser.add_argument("--more", type=Path, action="append", default=[], help="a folder of further PDFs")
    parser.add_argument("--plain", action="store_true", help="without Prefect, which starts faster")
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        runs = Runs(Path(name), PLAIN if asked.plain else (*COMMAND, "ingest"), asked.batch_size)
        count = mixed(runs.folder / "in", asked.files, asked.seed, [ROOT / "samples", *asked.more])
        seen = killed(runs, count, asked.kills, asked.seed)
    sys.stdout.write(
        f"{seen.files} files, {seen.seconds:.0f} s in peace; {asked.kills} kills, {seen.amid} of them "
        f"with documents still to be read.\nRead before each kill: {', '.join(map(str, seen.read))}\n"
        f"States: {', '.join(f'{state} {number}' for state, number in seen.states)}\n"
        f"{len(seen.differences)} differences.\n" + "".join(f"{told}\n" for told in seen.differences)
    )
    return int(bool(seen.differences))


if __name__ == "__main__":
    sys.exit(main())
