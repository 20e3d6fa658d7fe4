"""Results on disk, so that a long run goes on where it was stopped; and several processes that write them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fuzz.running import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Book:
    """The results of a folder: a file for each process that works, a line for each mutant."""

    folder: Path

    def results(self) -> list[Result]:
        """All that was written whole; a killed process may have left half a line."""
        lines = [
            line
            for path in sorted(self.folder.glob("results-*.jsonl"))
            for line in path.open(encoding="utf-8")
        ]
        return [Result(**json.loads(line)) for line in lines if line.endswith("}\n")]

    def done(self) -> set[int]:
        """The seeds whose mutants were read."""
        return {one.seed for one in self.results()}

    def todo(self, seeds: Iterable[int], share: int, of: int) -> list[int]:
        """What is left for one of several processes."""
        done = self.done()
        return [seed for seed in seeds if seed % of == share and seed not in done]

    def write(self, results: Iterable[Result], share: int) -> None:
        """Add results as they come."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"results-{share}.jsonl").open("a", encoding="utf-8") as stream:
            stream.write("\n" if stream.tell() else "")  # behind what a killed process has left
            for one in results:
                stream.write(one.line())
                stream.flush()


def share(jobs: int, arguments: Sequence[str]) -> None:
    """Let several processes do it, each its share; whoever stops this stops them."""
    command = [sys.executable, "-m", "tests.fuzz", *arguments, "--jobs", str(jobs), "--share"]
    running = [subprocess.Popen([*command, str(number)]) for number in range(jobs)]
    try:
        for one in running:
            one.wait()
    finally:
        for one in running:
            one.terminate()
    if any(one.returncode for one in running):
        sys.exit("A process of the fuzzer has failed; see above. Run the same command again to go on.")
