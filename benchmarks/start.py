"""What starting costs: CPU time of whole programs, beside bare Python and the import of one library."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.watched import watch

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE = "import pydantic"
_OURS = "from extract.cli import main; main()"


def programs(pdf: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the arguments of Python for each line of the table."""
    return {
        "python -c pass": ("-c", "pass"),
        BASE: ("-c", BASE),
        "factsheets --help": ("-c", _OURS, "--help"),
        f"factsheets extract {pdf.name}": ("-c", _OURS, "extract", str(pdf)),
    }


def start_seconds(pdf: Path, repeats: int) -> dict[str, float]:
    """Run each program so many times, in turns; return the median of the CPU time, its children's included.

    Python may keep what it compiles: the first turn, which compiles, is not counted.
    """
    kept = {"PYTHONDONTWRITEBYTECODE", "FACTSHEETS_DATA_DIR"}
    environment = {name: value for name, value in os.environ.items() if name not in kept}
    spent: dict[str, list[float]] = {name: [] for name in programs(pdf)}
    with tempfile.TemporaryDirectory() as folder:
        ours = {"FACTSHEETS_OCR__ENABLED": "false", "FACTSHEETS_DATA_DIR": f"{folder}/data"}
        for _ in range(repeats + 1):
            for name, arguments in programs(pdf).items():
                command = (sys.executable, *arguments)
                spent[name].append(watch(command, environment | ours, Path(folder, "log")).cpu)
    return {name: median(turns[1:]) for name, turns in spent.items()}
