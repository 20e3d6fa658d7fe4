"""Counts what a call does instead of how long it takes: the lines of the package that it runs."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import extract

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_PACKAGE = str(Path(extract.__file__).parent)


def steps(call: Callable[[], object]) -> int:
    """Return how many lines of the package `call` runs; each turn of a loop counts, whatever the machine."""
    return lines(call).total()


def lines(call: Callable[[], object]) -> Counter[tuple[str, int]]:
    """Return how often `call` runs each line of the package, by file and number."""
    count: Counter[tuple[str, int]] = Counter()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        file = frame.f_code.co_filename
        if not file.startswith(_PACKAGE):
            return None
        count[file, frame.f_lineno] += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
