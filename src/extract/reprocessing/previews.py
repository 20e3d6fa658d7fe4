"""What a preview comes to, and by what it was made: kept beside its fact sheets until it is accepted."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from extract.reprocessing.changes import KINDS, Counted, Kind

Which = Literal["rules_changed", "documents", "all"]


class Entry(BaseModel):
    """A document of a preview: under which key its fact sheet is kept, and what it takes the place of.

    `mark` changes whenever the document is read; `made` is when the kept sheet was, in microseconds.
    """

    model_config = ConfigDict(frozen=True)

    sha256: str
    uri: str
    file_name: str
    hints: str | None
    key: str
    mark: str
    made: int
    changes: int


class Basis(BaseModel):
    """By what documents are read: if any of it changes, so may what is read."""

    model_config = ConfigDict(frozen=True)

    extractor: str
    rules: str
    schema_version: str
    corrections: str
    limits: str
    ocr: str = ""

    def differences(self, other: Basis) -> tuple[str, ...]:
        """Return what is not the same, in words."""
        named = {
            "extractor": "the program",
            "rules": "the rules",
            "schema_version": "the record contract",
            "corrections": "what reviewers have decided",
            "limits": "the limits of the settings",
            "ocr": "the program that does OCR",
        }
        return tuple(told for name, told in named.items() if getattr(self, name) != getattr(other, name))


class StateChange(BaseModel):
    """A document that would come to another state."""

    model_config = ConfigDict(frozen=True)

    file_name: str
    document: str
    old: str
    new: str
    cause: str | None


class Preview(BaseModel):
    """What reading documents again would change; its changes lie beside it."""

    model_config = ConfigDict(frozen=True)

    made: datetime
    which: Which
    documents: tuple[str, ...] = ()
    basis: Basis
    entries: tuple[Entry, ...] = ()
    states: tuple[StateChange, ...] = ()
    counts: tuple[Counted, ...] = ()
    decisions: dict[str, int] = {}
    lost: tuple[str, ...] = ()

    def count(self, change: Kind, *, reviewed: bool | None = None) -> int:
        """Return how many changes of a kind there are; of values that were reviewed, or were not."""
        found = (one for one in self.counts if one.change == change)
        return sum(one.number for one in found if reviewed in (None, one.reviewed))

    @property
    def total(self) -> int:
        """How many changes there are."""
        return sum(one.number for one in self.counts)

    @property
    def reviewed(self) -> int:
        """How many of them are of values on which a reviewer has decided."""
        return sum(one.number for one in self.counts if one.reviewed)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it comes to, for people."""
        changed = sum(one.changes > 0 for one in self.entries)
        plural = "" if len(self.entries) == 1 else "s"
        first = (
            f"{len(self.entries)} document{plural} read again: {changed} would change, "
            f"{len(self.entries) - changed} would stay as they are."
        )
        kinds = ", ".join(f"{self.count(kind)} {kind}" for kind in KINDS if self.count(kind))
        second = f"{self.total} changes: {kinds}." if self.total else ""
        became = ", ".join(f"{n} {state}" for state, n in sorted(self.decisions.items()))
        third = f"{self.reviewed} of them are of values that a reviewer has decided on: {became}."
        moved = (
            f"{one.file_name}: {one.old} would become {one.new}. {one.cause or ''}" for one in self.states
        )
        return tuple(
            one.strip() for one in (first, second, third if self.reviewed else "", *moved, *self.lost) if one
        )
