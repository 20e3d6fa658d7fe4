"""The command in a process of its own, as rules and other things are decided once for each process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = (sys.executable, "-c", "from extract.cli import main; main()")


def factsheets(
    *args: object, stdin: str = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `factsheets ARGS` with further variables in its environment."""
    return subprocess.run(
        [*COMMAND, *map(str, args)],
        input=stdin,
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
