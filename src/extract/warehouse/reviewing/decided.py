"""Which decisions the published file knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.warehouse.reviewing.reading import reading

if TYPE_CHECKING:
    from pathlib import Path


def published_decisions(path: Path) -> frozenset[str]:
    """Return the ids of all decisions that the file at `path` knows; none if there is no such file."""
    if not path.is_file():
        return frozenset()
    with reading(path) as connection:
        return frozenset(
            key for (key,) in connection.execute("SELECT DISTINCT id FROM corrections").fetchall()
        )
