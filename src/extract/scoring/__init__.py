"""Fact sheets against gold: precision, recall and F1 of each field, with what was missed and what was extra.

Counts are summed over all documents before they are divided. Organisations count by recall alone.
`score_rules` counts the same by the rule that made a record. `gold_of` writes a sheet as gold.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from extract.scoring.by_rule import AS, RuleScore, score_rules
from extract.scoring.documents import compare_document
from extract.scoring.gold import Gold, load_gold
from extract.scoring.tally import FieldScore, Tally
from extract.scoring.written import gold_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import FactSheet

__all__ = ["FieldScore", "Gold", "RuleScore", "gold_of", "load_gold", "measured", "score", "score_rules"]


def score(pairs: Iterable[tuple[Gold, FactSheet | None]]) -> tuple[FieldScore, ...]:
    """Return one score for each field over all pairs; None is a document that could not be read."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for gold, sheet in pairs:
        compare_document(sheet, gold, tallies)
    return tuple(tally.score(field) for field, tally in tallies.items())


def measured(scores: Iterable[RuleScore], *, gold: str, documents: int, rules_version: str) -> str:
    """Write scores of rules as the TOML file that the database's table of rules is filled from."""
    lines = [
        "# How often each rule was right: factsheets evaluate samples --by-rule --write FILE made this.",
        f"gold = {json.dumps(gold)}",
        f"documents = {documents}",
        f"rules_version = {json.dumps(rules_version)}",
        *("", "# What is counted of the rules whose names begin so, and when it is right.", "[as]"),
        *(f"{json.dumps(start)} = {json.dumps(told)}" for start, told in AS.items()),
        *("", "[rules]"),
        *(f"{json.dumps(s.rule)} = {{ right = {s.right}, made = {s.made} }}" for s in scores),
    ]
    return "\n".join(lines) + "\n"
