"""What reading one document may use up. Whoever reads asks for it beforehand, so that nothing grows first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.settings import Limits


class Overrun(BaseException):
    """A limit is reached; no `except Exception` of a library stops it.

    `found` says how, of a page or of the file: 'paints too many objects'.
    """

    def __init__(self, limit: str, found: str) -> None:
        super().__init__(limit, found)
        self.limit = limit
        self.found = found


@dataclass(slots=True)
class Allowance:
    """What is left of the limits for a document and for the page that is read, and what was broken in it."""

    limits: Limits
    inflated: int = 0  # bytes of all streams so far
    broken: list[str] = field(default_factory=list)  # what was wrong with streams since it was last asked
    doubtful: bool = False  # whether a stream is not as long as it says
    asked: int = 0  # how often pdfminer was asked for a part of content that the lexer does not know
    failed: dict[int, str] = field(default_factory=dict)  # pages that only pdfminer could read, and why

    def room(self) -> int:
        """Return how many bytes the next stream may have."""
        return min(self.limits.stream, self.limits.inflated - self.inflated)

    def spend(self, size: int) -> None:
        """Count the bytes of a stream, or of a part of it; `Overrun` if they are too many."""
        if size > self.limits.stream:
            raise Overrun("stream", "has a stream that unpacks to too many bytes")
        self.inflated += size
        if self.inflated > self.limits.inflated:
            raise Overrun("inflated", "unpacks to too many bytes in all")

    def enter(self, depth: int, what: str) -> None:
        """Allow `what` (forms, lists, …) within `depth` others; `Overrun` if that is too deep."""
        if depth > self.limits.nesting:
            raise Overrun("nesting", f"has {what} within each other too deep")

    def told(self) -> list[str]:
        """Return what was wrong with streams since the last call."""
        found, self.broken = self.broken, []
        return found
