"""Names that tell a time, such as `2024-07-31T120000Z`; they sort by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z(-\d\d)?")
LENGTH = len("2024-07-31T120000Z")


def next_name(now: datetime, taken: list[str]) -> str:
    """Return the name of what is made `now` (UTC); it sorts behind all that are `taken`.

    `2024-07-31T120000Z`; a second one in the same second is `2024-07-31T120000Z-02`.
    """
    base = max([now.strftime("%Y-%m-%dT%H%M%SZ"), *(name[:LENGTH] for name in taken)])
    candidates = (base, *(f"{base}-{number:02}" for number in range(2, 100)))
    return next(name for name in candidates if name not in taken)
