"""How often each rule is right: its records are looked for in gold, each item there as often as it is there.

score_rules(pairs)  ->  RuleScore("money.sign_first", right=92, made=92), …
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from extract.scoring.compared import address, best_pairs
from extract.scoring.documents import gold_contacts
from extract.scoring.fields import FIELDS, amount_item, gold_amount_item
from extract.scoring.grids import judged_grids
from extract.scoring.texts import judged_headings

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from extract.models import FactSheet
    from extract.models.base import Traced
    from extract.models.document import Partner, Published
    from extract.scoring.gold import Gold

    Judged = Iterator[tuple[str, int, int]]  # a rule, how much of what it made is right, how much it made

AS = {  # what is counted of the rules whose names begin so, and when it is right; gold judges no others
    "money.": "amounts; right if gold has the currency, the value and the upper end",
    "dates.": "dates; right if gold has the first and the last day, or the duration",
    "place.country": "mentions; right if gold has the country, as often",
    "place.region": "mentions; right if gold has the region, as often",
    "fact.": "facts; right if gold has the key with this value",
    "contribution.": "contributions that an amount states; right if gold has it, with this flow",
    "project.": "projects; right if gold has one with (almost) this title",
    "contact.email": "addresses; right if gold has it",
    "contact.url": "addresses; right if gold has it",
    "link.": "links; right if gold has the address",
    "table.": "cells that are not empty; right if the table in gold has the text",
    "chart.": "values; right if the chart in gold has it, with series and label",
    "section.body": "headings; right if gold has it, in this order",
    "section.sidebar": "headings; right if gold has it, in this order",
    "section.contact": "headings; right if gold has it, in this order",
    "partner.": "documents; right if gold has this partner",
    "published.": "documents; right if gold has this month, or this year",
}


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How much a rule made that gold can judge, and how much of it is right."""

    rule: str
    right: int
    made: int

    @property
    def precision(self) -> float:
        """The share that is right."""
        return round(self.right / self.made, 4)


def score_rules(pairs: Iterable[tuple[Gold, FactSheet | None]]) -> tuple[RuleScore, ...]:
    """Return one score for each rule that made something, by name."""
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for gold, sheet in pairs:
        for rule, hits, count in _judged(sheet, gold) if sheet else ():
            right[rule] += hits
            made[rule] += count
    return tuple(RuleScore(rule, right[rule], made[rule]) for rule in sorted(made) if measured_as(rule))


def measured_as(rule: str) -> str | None:
    """Return what is counted of a rule; None if gold says nothing of it."""
    return next((told for start, told in AS.items() if rule.startswith(start)), None)


def _judged(sheet: FactSheet, gold: Gold) -> Judged:
    return chain(
        _of_field("amounts", sheet.amounts, sheet, gold),
        _of_field("dates", sheet.dates, sheet, gold),
        _of_field("country mentions", [c for c in sheet.countries if not c.demonym], sheet, gold),
        _of_field("regions", sheet.regions, sheet, gold),
        _of_field("facts", sheet.facts, sheet, gold),
        _of_field("partner", [sheet.partner] if sheet.partner else [], sheet, gold),
        _of_field("published", [sheet.published] if sheet.published else [], sheet, gold),
        _contributions(sheet, gold),
        _projects(sheet, gold),
        _contacts(sheet, gold),
        _links(sheet, gold),
        judged_headings(sheet, gold),
        judged_grids(sheet, gold),
    )


def _of_field(
    name: str, records: Sequence[Traced | Partner | Published], sheet: FactSheet, gold: Gold
) -> Judged:
    """Judge the records by the items that the field compares, which are in the same order."""
    ours, theirs = next((ours, theirs) for field, ours, theirs in FIELDS if field == name)
    return _found(zip([one.rule for one in records], ours(sheet), strict=True), theirs(gold))


def _found(made: Iterable[tuple[str, Hashable]], gold: Iterable[Hashable]) -> Judged:
    left = Counter(gold)
    for rule, item in made:
        hit = left[item] > 0
        left[item] -= hit
        yield rule, hit, 1


def _among(made: Iterable[tuple[str, Hashable]], gold: Iterable[Hashable]) -> Judged:
    held = set(gold)
    for rule, item in made:
        yield rule, item in held, 1


def _contributions(sheet: FactSheet, gold: Gold) -> Judged:
    """Those that only a chart states are not in the amounts of gold."""
    stated = [one for one in sheet.contributions if one.amount_id]
    items = ((one.rule, (amount_item(one), one.kind)) for one in stated)
    return _among(items, ((gold_amount_item(a), a.flow) for a in gold.amounts))


def _projects(sheet: FactSheet, gold: Gold) -> Judged:
    titles = [project.title for project in sheet.projects], [project.title for project in gold.projects]
    pairs = best_pairs(*titles, least=0.7)
    return ((project.rule, number in pairs, 1) for number, project in enumerate(sheet.projects))


def _contacts(sheet: FactSheet, gold: Gold) -> Judged:
    found = ((c.rule, (c.kind, address(c.kind, c.value))) for c in sheet.contacts)
    return _among(found, gold_contacts(gold))


def _links(sheet: FactSheet, gold: Gold) -> Judged:
    found = ((link.rule, address("url", link.uri)) for link in sheet.links if link.uri)
    return _among(found, (address("url", link.uri) for link in gold.links))
