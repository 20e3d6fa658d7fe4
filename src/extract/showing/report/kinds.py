"""Kinds of contributions: their names, order and inks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of contribution; `ink` is a variable of the page's style."""

    code: str
    name: str
    meaning: str

    @property
    def ink(self) -> str:
        """The colour of its bars."""
        return f"var(--{self.code.replace('_', '-')})"


KINDS = {
    kind.code: kind
    for kind in (
        Kind("assessed", "Assessed", "membership dues"),
        Kind("voluntary", "Voluntary", "earmarked, or all voluntary money together"),
        Kind("core_voluntary", "Core voluntary", "unearmarked"),
        Kind("project", "Project", "for a named work"),
        Kind("other", "Other", "none of these"),
    )
}
ORDER = tuple(KINDS)


def kind_of(code: str) -> Kind:
    """Return a kind by its code in the database."""
    return KINDS.get(code, KINDS["other"])
