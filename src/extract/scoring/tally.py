"""Counting: hits, what was found, what is gold, and the items on which they differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How right one field is over all documents; `gold` counts the gold items."""

    field: str
    precision: float
    recall: float
    f1: float
    gold: float
    missed: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """The running count of one field."""

    hits: float = 0
    found: float = 0
    gold: float = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def compare(self, where: str, found: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        """Count items that are in both, each as often as it is in both."""
        ours, theirs = Counter(found), Counter(gold)
        self.add((ours & theirs).total(), ours.total(), theirs.total())
        self.missed += [f"{where}: {told(item)}" for item in (theirs - ours).elements()]
        self.extra += [f"{where}: {told(item)}" for item in (ours - theirs).elements()]

    def add(self, hits: float, found: float, gold: float) -> None:
        """Count what was compared elsewhere."""
        self.hits += hits
        self.found += found
        self.gold += gold

    def score(self, name: str) -> FieldScore:
        """Return precision, recall and F1; with nothing to find, finding nothing is right."""
        recall = self.hits / self.gold if self.gold else 1.0
        precision = self.hits / self.found if self.found else float(not self.gold)
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return FieldScore(
            name,
            round(precision, 4),
            round(recall, 4),
            round(f1, 4),
            round(self.gold, 1),
            tuple(self.missed),
            tuple(self.extra),
        )


def told(item: Hashable) -> str:
    """Write an item for people: the parts of a tuple side by side, nothing for None."""
    if isinstance(item, tuple):
        return " ".join(told(part) for part in item if part is not None)
    return str(item)
