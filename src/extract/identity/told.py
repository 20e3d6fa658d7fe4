"""What is told of a document beside what it says itself."""

from __future__ import annotations

from dataclasses import dataclass

from extract.settings.sources import NO_HINTS, Hints


@dataclass(frozen=True, slots=True)
class Told:
    """The name of its file, and what the settings say of its source."""

    file_name: str
    hints: Hints = NO_HINTS
