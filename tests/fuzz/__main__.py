"""Fuzz the program (`python -m tests.fuzz --count 20000`), or remake one mutant (`--seed N`)."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.keeping import Book, share
from tests.fuzz.mutants import mutant
from tests.fuzz.running import fuzzed
from tests.fuzz.tables import table

FOLDER = Path("build/fuzz")


def main() -> int:
    """Return 1 if anything was found."""
    asked = _arguments().parse_args()
    if asked.seed is not None:
        return _one(asked.seed, asked.out)
    book = Book(asked.out)
    began, before = time.monotonic(), len(book.done())
    if asked.share is not None:
        book.write(
            fuzzed(book.todo(range(asked.first, asked.first + asked.count), asked.share, asked.jobs)),
            asked.share,
        )
        return 0
    share(asked.jobs, sys.argv[1:])
    results, seconds = book.results(), time.monotonic() - began
    pace = (len(book.done()) - before) / seconds
    (asked.out / "table.txt").write_text(told := table(results, pace), "utf-8")
    sys.stdout.write(told)
    return int(any(one.problems for one in results))


def _one(seed: int, folder: Path) -> int:
    """Write a mutant, read it, and say what became of it."""
    made = mutant(seed)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / made.name
    path.write_bytes(made.data)
    found = list(fuzzed([seed]))
    for one in found:
        sys.stdout.write(f"{path}: {one.state}, {one.seconds} s\n")
        sys.stdout.writelines(f"  {told}\n" for told in [*one.problems, *one.trace.splitlines()])
    return int(any(one.problems for one in found))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, help="remake this mutant, and read it")
    parser.add_argument("--count", type=int, default=1000, help="how many mutants (1000)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (0)")
    parser.add_argument("--jobs", type=int, default=2, help="how many at the same time (2)")
    parser.add_argument("--out", type=Path, default=FOLDER, help=f"where results are kept ({FOLDER})")
    parser.add_argument("--share", type=int, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
