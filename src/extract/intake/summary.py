"""What a run did, as rows for people and an exit code for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from extract.warehouse.states import SETTLED

if TYPE_CHECKING:
    from pathlib import Path

    from extract.warehouse import DocumentOverview


WAITING = ("archived", "seen")  # states of what no run has read yet


@dataclass(frozen=True, slots=True)
class Row:
    """One document that a run met; `fresh` if this run has read it."""

    document: DocumentOverview
    fresh: bool

    COLUMNS: ClassVar = ("document", "pages", "amounts", "projects", "issues", "state", "cause")

    @classmethod
    def of(cls, document: DocumentOverview, run_id: str) -> Row:
        """Return the row of a document in the summary of a run."""
        return cls(document, document.run_id == run_id and document.state not in WAITING)

    @property
    def is_settled(self) -> bool:
        """Tell whether nobody has anything to do about it."""
        return self.document.state in SETTLED

    @property
    def cells(self) -> tuple[str | int, ...]:
        """The values of `COLUMNS`."""
        told = self.document
        known = not self.fresh and told.state not in WAITING
        state = f"{told.state} (known)" if known else told.state
        return told.file_name, told.pages, told.amounts, told.projects, told.issues, state, told.cause or ""


@dataclass(frozen=True, slots=True)
class Summary:
    """All documents that the paths of a run led to, the paths that led nowhere, and what else to know."""

    run_id: str
    rows: tuple[Row, ...]
    problems: tuple[str, ...]
    published: Path
    notes: tuple[str, ...] = ()

    ALL_LOADED: ClassVar = 0
    FAILED: ClassVar = 1
    SOME_WAIT: ClassVar = 3

    @property
    def fresh(self) -> int:
        """How many documents this run has read."""
        return sum(row.fresh for row in self.rows)

    def count(self, *states: str) -> int:
        """How many documents are in one of `states`."""
        return sum(row.document.state in states for row in self.rows)

    @property
    def sentence(self) -> str:
        """Such as '12 documents: 11 loaded, 1 queued. 3 of them are new.'."""
        states = ("loaded", "queued", "refused", "closed", "failed", *WAITING)
        counts = ", ".join(f"{self.count(state)} {state}" for state in states if self.count(state))
        news = f"{self.fresh} of them read in this run" if self.fresh else "nothing is new"
        plural = "" if len(self.rows) == 1 else "s"
        return f"{len(self.rows)} document{plural}: {counts or 'none'}; {news}."

    @property
    def exit_code(self) -> int:
        """0 all loaded or closed, 3 some wait for a person, 1 a path led nowhere or a document failed."""
        if self.problems or self.count("failed"):
            return self.FAILED
        return self.ALL_LOADED if all(row.is_settled for row in self.rows) else self.SOME_WAIT
