"""Run each peer over the PDFs, in a process of its own."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.homes import Unavailable, last_line, python_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.peers.known import Peer

READING = Path(__file__).with_name("reading.py")
PATIENCE = 900  # seconds


@dataclass(frozen=True, slots=True)
class Measured:
    """What a peer took for all PDFs: CPU seconds, characters that it gave, megabytes at most."""

    version: str
    seconds: float
    characters: int
    peak_mb: float


def measured_by(peer: Peer, paths: Sequence[Path], repeats: int) -> Measured:
    """Let `peer` read `paths`; `Unavailable` if it cannot."""
    command = (str(python_of(peer)), str(READING), peer.name, str(repeats), *map(str, paths))
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise Unavailable(f"not done within {PATIENCE} s") from None
    if ended.returncode:
        raise Unavailable(last_line(ended.stderr))
    return told(ended.stdout)


def told(output: str) -> Measured:
    """Return what `reading.py` has printed in its last line: libraries print before it what they like."""
    try:
        return Measured(**json.loads(last_line(output)))
    except (ValueError, TypeError):
        raise Unavailable(f"it said {last_line(output)!r}") from None
