"""One run of the pipeline without Prefect, as a program of its own: python steps.py PATH."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from extract import intake
from extract.settings import load_settings
from extract.sources import PathsSource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from extract.settings import Settings
    from extract.sources import Source


def ingested(paths: Iterable[Path | str], settings: Settings) -> intake.Summary:
    """Bring what is at `paths` into the warehouse, and publish it."""
    return completed(PathsSource(paths=tuple(map(str, paths))), settings)


def completed(source: Source, settings: Settings) -> intake.Summary:
    """Bring what is at a source into the warehouse, and publish it."""
    run = intake.begin(settings)
    visited = intake.visit(run, source, settings)
    todo = intake.todo(run, settings)
    for asked in intake.batches(todo.files, settings.batch_size):
        batch = intake.claim(run, asked, todo.again, settings)
        intake.load(run, intake.extract(batch, run.corrections, settings), settings)
    intake.done(todo, settings)
    return intake.finish(run, settings, "finished", visited.problems, todo.notes)


if __name__ == "__main__":
    sys.stdout.write(ingested(sys.argv[1:], load_settings()).sentence)
