"""What is wrong with what reviewers hand back: gold that is not decided, a spreadsheet with mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors.base import FactSheetsError

if TYPE_CHECKING:
    from collections.abc import Sequence


class GoldError(FactSheetsError):
    """A document cannot become gold."""


class NotDecided(GoldError):  # noqa: N818 - what it is
    """Nobody has decided on all that gold must be sure of; `missing` are sentences on the rest."""

    def __init__(self, name: str, missing: Sequence[str]) -> None:
        things = "one thing" if len(missing) == 1 else f"{len(missing)} things"
        super().__init__(f"{name} is not gold yet: {things} must be decided first.")
        self.missing = tuple(missing)

    @property
    def messages(self) -> tuple[str, ...]:
        """What is missing, and what to do."""
        return (self.message, *self.missing)


class SpreadsheetError(FactSheetsError):
    """A spreadsheet of decisions cannot be taken; `problems` name row and column of each."""

    def __init__(self, file: str, problems: Sequence[str]) -> None:
        super().__init__(f"{file}: {problems[0]}")
        self.file = file
        self.problems = tuple(problems)

    @property
    def messages(self) -> tuple[str, ...]:
        """All that is wrong, and that nothing was kept."""
        told = (f"{self.file}: {problem}" for problem in self.problems)
        return (*told, f"{self.file}: no decision was kept. Correct these cells and import the file again.")
