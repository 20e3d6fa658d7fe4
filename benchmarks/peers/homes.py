"""The Python environments of peers, made by uv and kept for the next time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.peers.known import Peer

ROOT = Path(__file__).parents[2]
HOMES = ROOT / "build" / "peers"
PATIENCE = 300  # seconds for an installation
READY = "ready"  # a file that says that the installation came to its end


class Unavailable(Exception):  # noqa: N818 - no error: the line of the table says it
    """A peer that cannot be measured here, and why."""


def python_of(peer: Peer) -> Path:
    """Return the Python that has the peer's packages; `Unavailable` if they cannot be had."""
    if not peer.needs:
        return Path(sys.executable)
    home = HOMES / "+".join(peer.needs)
    python = home / "bin" / "python"
    if not (home / READY).exists():
        uv = _uv()
        _run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(home))
        _run(uv, "pip", "install", "--quiet", "--python", str(python), *peer.needs)
        (home / READY).touch()
    return python


def _uv() -> str:
    ours = ROOT / ".venv" / "bootstrap" / "bin" / "uv"
    found = shutil.which("uv") or (str(ours) if ours.exists() else None)
    if found is None:
        raise Unavailable("there is no uv to install it")
    return found


def _run(*command: str) -> None:
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise Unavailable(f"not installed within {PATIENCE} s") from None
    if ended.returncode:
        raise Unavailable(f"not installed: {last_line(ended.stderr)}")


def last_line(text: str) -> str:
    """Return the last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no reason given")
