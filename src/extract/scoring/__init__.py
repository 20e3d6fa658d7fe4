"""Fact sheets against gold: precision, recall and F1 of each field, with what was missed and what was extra.

Counts are summed over all documents before they are divided. Organisations count by recall alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.scoring.documents import compare_document
from extract.scoring.gold import Gold, load_gold
from extract.scoring.tally import FieldScore, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import FactSheet

__all__ = ["FieldScore", "Gold", "load_gold", "score"]


def score(pairs: Iterable[tuple[Gold, FactSheet | None]]) -> tuple[FieldScore, ...]:
    """Return one score for each field over all pairs; None is a document that could not be read."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for gold, sheet in pairs:
        compare_document(sheet, gold, tallies)
    return tuple(tally.score(field) for field, tally in tallies.items())
