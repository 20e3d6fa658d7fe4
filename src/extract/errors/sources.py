"""What is wrong with places from which fact sheets come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors.base import FactSheetsError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class SourceError(FactSheetsError):
    """A path given by the user leads to nothing that can be ingested."""


class StillWritten(SourceError):  # noqa: N818 - as below
    """A file changed while it was read, so there is no one content to take."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} changes while it is read. It is taken when it rests.")
        self.path = path

    def __reduce__(self) -> tuple[type[StillWritten], tuple[Path]]:
        """Cross process borders whole."""
        return type(self), (self.path,)


class SourceUnreachable(SourceError):  # noqa: N818 - as below
    """A source does not answer, in whole or in part; trying again may help.

    `places` are sentences on what could not be reached, `problems` on what else leads nowhere.
    """

    def __init__(self, source: str, places: Sequence[str], problems: Sequence[str] = ()) -> None:
        more = f" (and {len(places) - 1} more like it)" if len(places) > 1 else ""
        super().__init__(f"Source '{source}': {places[0]}{more}")
        self.source = source
        self.places = tuple(places)
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[SourceUnreachable], tuple[object, ...]]:
        """Cross process borders whole."""
        return type(self), (self.source, self.places, self.problems)
