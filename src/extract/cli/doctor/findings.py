"""What a check finds: that all is well, something to know, or a problem; and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.settings import Settings

State = Literal["ok", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says, in a sentence, and what to do about it; `name` stays the same in all versions."""

    name: str
    state: State
    says: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What is looked at: the settings (the defaults where they cannot be used, then `wrong` says why)."""

    settings: Settings
    wrong: tuple[str, ...] = ()
    network: bool = False


class Check(Protocol):
    """A function that looks at one thing."""

    __name__: str

    def __call__(self, case: Case, /) -> Iterable[Finding]:
        """Look."""


def ok(name: str, says: str) -> Finding:
    """Return that all is well."""
    return Finding(name, "ok", says)


def note(name: str, says: str, do: str = "") -> Finding:
    """Return something to know that stops nothing."""
    return Finding(name, "note", says, do)


def problem(name: str, says: str, do: str) -> Finding:
    """Return what stops the program, or will."""
    return Finding(name, "problem", says, do)
