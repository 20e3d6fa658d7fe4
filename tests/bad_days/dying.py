"""One run that kills itself at a chosen step: `python -m tests.bad_days.dying STEP INBOX`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from extract import intake, sources, workers
from extract.intake import run as runs
from extract.settings import load_settings
from extract.sources import FolderSource
from extract.warehouse import Warehouse
from tests.intake.steps import completed

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def die(*_: object) -> None:
    """End as by kill -9."""
    os.kill(os.getpid(), signal.SIGKILL)


def after(owner: Any, name: str) -> None:
    """Die when a function has done its work."""
    function: Callable[..., object] = getattr(owner, name)

    def dying(*args: object, **named: object) -> object:
        told = function(*args, **named)
        die(told)
        return told

    setattr(owner, name, dying)


def while_children_read() -> None:
    """Die as soon as a first document was read, while others are."""
    read = workers.extract_all

    def reading(*args: Any) -> Any:
        sheets = read(*args)
        yield next(sheets)
        die()

    workers.extract_all = reading  # type: ignore[assignment]


STEPS: dict[str, Callable[[], None]] = {
    "begin": lambda: after(Warehouse, "start_run"),
    "archive": lambda: after(sources, "visit"),
    "note": lambda: after(Warehouse, "note_seen"),
    "find": lambda: after(intake, "todo"),
    "claim": lambda: after(Warehouse, "claim"),
    "extract": while_children_read,
    "load": lambda: after(Warehouse, "load"),
    "end": lambda: after(Warehouse, "finish_run"),
    "publish": lambda: after(runs, "publish"),
}

if __name__ == "__main__":
    STEPS[sys.argv[1]]()
    completed(FolderSource(name="inbox", path=Path(sys.argv[2]), settle_seconds=0), load_settings())
