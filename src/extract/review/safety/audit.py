"""What was done at the desk: a line of JSON for each decision, login and refusal."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.review.safety.secrets_file import PRIVATE

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
FILE = "review-audit.jsonl"
LONGEST = 300  # characters of a text


class Audit:
    """The audit file: only ever added to, opened anew for each line, so that it may be moved away."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, what: str, outcome: str, *, who: str | None, address: str, **more: str) -> None:
        """Add a line; a file that cannot be written is told in the log, and stops nobody."""
        told = {"who": who, "from": address, "what": what, "outcome": outcome} | more
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds")} | {
            key: value if value is None else value[:LONGEST] for key, value in told.items()
        }
        try:
            self._add(json.dumps(line, ensure_ascii=True).encode() + b"\n")
        except OSError:
            log.exception("%s cannot be written; not recorded: %s", self.path, line)

    def _add(self, line: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)
