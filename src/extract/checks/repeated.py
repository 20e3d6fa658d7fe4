"""The same figure in different places: a key figure in a box and a sentence, a fact said twice."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from extract.checks.counts import count_term
from extract.checks.verdicts import Sum, Term
from extract.records import About
from extract.records.check_rules import check_rules
from extract.records.intervals import of_amount
from extract.records.phrases import phrases
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Amount, Comparison, Fact, FactSheet, Section

ONCE = frozenset({"member_since", "conventions_ratified"})  # a document has one of each


def repeated_facts(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare facts of one key that a partner has only once; other keys count other things each time."""
    facts = [fact for fact in sheet.facts if fact.key in ONCE and fact.value.isdigit()]
    for one, other in combinations(facts, 2):
        if one.key == other.key and one.spans != other.spans:
            yield _facts(sheet, one, other)


def _facts(sheet: FactSheet, one: Fact, other: Fact) -> Comparison:
    found = Sum(f"{other.text!r} against {one.text!r}", count_term(one.value), (count_term(other.value),))
    about = About("fact", one.id, "value", (*one.spans, *other.spans))
    return found.compared(sheet.source.sha256, "repeated_figure", about)


def repeated_tiles(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare the amounts of key figures with those of sentences: same flow, currency and years.

    Different ones contradict only if both say that they are totals ('in total', 'overall').
    """
    roles = {section.id: section.role for section in sheet.sections}
    amounts = [a for a in sheet.amounts if a.table_id is None and not a.in_heading]
    tiles = [a for a in amounts if roles.get(a.section_id or "") == "key_figures"]
    for tile in tiles:
        for amount in amounts:
            if roles.get(amount.section_id or "") == "body" and same_money(tile, amount):
                yield from _amounts(sheet, tile, amount)


def _amounts(sheet: FactSheet, tile: Amount, amount: Amount) -> Iterator[Comparison]:
    shown, stated = of_amount(tile, sheet.language), of_amount(amount, sheet.language)
    if not shown.meets(stated) and not (says_total(sheet, tile) and says_total(sheet, amount)):
        return
    found = Sum(
        f"{amount.text!r} in the text against the key figure {tile.text!r}",
        Term(tile.value, shown),
        (Term(amount.value, stated),),
        unit=f"{tile.currency} ",
    )
    about = About("amount", tile.id, "value", (*tile.spans, *amount.spans))
    yield found.compared(sheet.source.sha256, "repeated_figure", about)


def same_money(one: Amount, other: Amount) -> bool:
    """Tell whether both are of one flow, one currency and the same stated years."""
    years = (one.period_start, one.period_end)
    return (
        all(years)
        and years == (other.period_start, other.period_end)
        and (one.currency, one.flow, one.per) == (other.currency, other.flow, other.per)
        and (one.project_id or "") == (other.project_id or "")
    )


def says_total(sheet: FactSheet, amount: Amount) -> bool:
    """Tell whether the amount's sentence says that it is all there is: 'in total', 'overall'."""
    section = _section(sheet, amount)
    if section is None:
        return False
    return bool(
        phrases(check_rules().stated_totals).search(section.text, *sentence_at(section.text, amount.start))
    )


def _section(sheet: FactSheet, amount: Amount) -> Section | None:
    return next((section for section in sheet.sections if section.id == amount.section_id), None)
