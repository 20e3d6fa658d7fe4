"""Read documents again without Prefect, as a program of its own: python rereading.py preview|accept [ID…]."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

from extract import intake, reprocessing
from extract.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.settings import Settings


def accepted(
    asked: reprocessing.Asked, settings: Settings, batch_done: Callable[[int], None] = lambda _: None
) -> intake.Summary:
    """Write what was previewed, or is read now; `batch_done` is told of each batch."""
    found = reprocessing.accept(asked, settings)
    run = intake.begin(settings)
    reprocessing.check(found, run, settings)
    for number, batch in enumerate(found.batches(settings.batch_size)):
        mine = intake.claim(run, batch, found.anyway, settings)
        kept = found.kept(mine, settings)
        known = {sheet.source.sha256 for sheet in kept}
        rest = tuple(file for file in mine if file.sha256 not in known)
        read = intake.extract(rest, run.corrections, settings) if rest else ()
        intake.load(run, (*kept, *read), settings)
        batch_done(number)
    summary = intake.finish(run, settings, "finished", found.lost)
    reprocessing.done(found, settings)
    return summary


def _kill(number: int) -> None:
    if str(number) == os.environ.get("KILL_AFTER"):
        os.kill(os.getpid(), signal.SIGKILL)


def main(step: str, *documents: str) -> None:
    """Preview or accept, and print what it came to."""
    settings = load_settings()
    asked = reprocessing.Asked("documents", documents) if documents else reprocessing.Asked("rules_changed")
    if step == "preview":
        made = reprocessing.preview(asked, settings)
        changes = [one.model_dump() for one in reprocessing.shelf_of(settings, asked).changes()]
        told = {"sentences": made.sentences, "changes": changes}
        sys.stdout.write(json.dumps(told))
    elif step == "accept":
        sys.stdout.write(accepted(asked, settings, _kill).sentence)


if __name__ == "__main__":
    main(*sys.argv[1:])
