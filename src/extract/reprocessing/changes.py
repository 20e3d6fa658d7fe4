"""What a preview tells: values that would change, and how many of which kind."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

Kind = Literal["gained", "lost", "different", "decided"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Change(BaseModel):
    """A value that would change.

    gained, lost: a record that the program reads now, or reads no more; `new` or `old` has its values.
    different: it reads another value. decided: it reads the same, and what reviewers decided since changes
    what is in force. `old` and `new` are what the program had read and reads; if decided, what is in force.
    """

    model_config = ConfigDict(frozen=True)

    decision: str | None = None  # what becomes of a reviewer's decision on it; null if there is none
    change: Kind
    file_name: str
    page: int | None
    table: str
    words: str
    field: str | None = None
    old: str | None = None
    new: str | None = None
    in_force: str | None = None  # after it, where somebody has decided
    rule: str | None = None
    record_id: str
    correction: str | None = None
    document: str

    @property
    def reviewed(self) -> bool:
        """Whether a reviewer has confirmed or corrected the value, or another one of its record."""
        return self.decision is not None


class Counted(BaseModel):
    """How many changes there are of a kind, in a field of a table, by a rule."""

    model_config = ConfigDict(frozen=True)

    table: str
    field: str | None
    rule: str | None
    change: Kind
    reviewed: bool
    number: int
