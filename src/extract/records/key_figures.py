"""Figures that a document shows large or apart, each with its label.

27                     NOK 2.94 billion         COMMITMENT TO AID
Conventions in force   core resources, 2020-23  TRANSPARENCY: 3.33/10
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.models import KeyFigure
from extract.records.fact_rules import fact_rules
from extract.records.people_counts import numbers
from extract.records.phrases import phrases
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from extract.models import Amount, Fact, Section
    from extract.records.said import Said
    from extract.records.tracing import Passage

_LINE = re.compile(r"[^\n]+")
_EDGES = " \u00a0:;,|·–—-=()"


@dataclass(frozen=True, slots=True)
class _Figure:
    """The number of a line: characters `start` to `end`, the unit with it."""

    start: int
    end: int
    value: Decimal
    unit: str | None = None
    currency: str | None = None
    record_id: str | None = None


def key_figures(said: Said, amounts: Iterable[Amount], facts: Iterable[Fact]) -> tuple[KeyFigure, ...]:
    """Return the figure of each line of key figures, with the id of the amount or fact that holds it."""
    held, stated = tuple(amounts), tuple(facts)
    return distinct(
        figure
        for section in said.sections
        if section.role == "key_figures" and section.id in said.bodies
        for figure in _in_section(said, section, held, stated)
    )


def _in_section(
    said: Said, section: Section, amounts: Iterable[Amount], facts: Iterable[Fact]
) -> Iterator[KeyFigure]:
    passage = said.bodies[section.id]
    money = [amount for amount in amounts if _stands_in(amount, section)]
    told = [fact for fact in facts if _stands_in(fact, section)]
    for line in _LINE.finditer(passage.text):
        found = _money(line, money) or _number(said, section, line, told)
        label = _label(line, found) if found else ""
        if found and label:
            yield _key_figure(passage, line, found, label)


def _stands_in(record: Amount | Fact, section: Section) -> bool:
    return record.section_id == section.id and not record.in_heading and record.table_id is None


def _money(line: re.Match[str], amounts: Iterable[Amount]) -> _Figure | None:
    for amount in amounts:
        if line.start() <= amount.start < line.end():
            told = amount.start, amount.end, amount.value
            return _Figure(*told, currency=amount.currency, record_id=amount.id)
    return None


def _number(said: Said, section: Section, line: re.Match[str], facts: Iterable[Fact]) -> _Figure | None:
    """Return the first number of a line that is in no date."""
    days = [d for d in said.values.dates if d.section_id == section.id and not d.in_heading]
    for number in numbers(line.group(), section.language or "en"):
        start, end = line.start() + number.start, line.start() + number.end
        if any(day.start_char < end and start < day.end_char for day in days):
            continue
        behind = _unit().match(line.string, end, line.end())
        fact = next((f.id for f in facts if f.start < end and start < f.end), None)
        return _Figure(start, behind.end() if behind else end, number.value, _unit_of(behind), record_id=fact)
    return None


@cache
def _unit() -> re.Pattern[str]:
    rules = fact_rules().key_figures
    of = phrases(rules.out_of).pattern
    return re.compile(
        rf"\s*(?P<percent>%|{phrases(rules.percent).pattern})|\s*(?:/|{of})\s*(?P<most>\d{{1,3}})(?![\w.,])",
        re.IGNORECASE,
    )


def _unit_of(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    return "percent" if found["percent"] else f"out of {found['most']}"


def _label(line: re.Match[str], found: _Figure) -> str:
    before = line.string[line.start() : found.start].strip(_EDGES)
    after = line.string[found.end : line.end()].strip(_EDGES)
    return " ".join(words for words in (before, after) if words)


def _key_figure(passage: Passage, line: re.Match[str], found: _Figure, label: str) -> KeyFigure:
    place = passage.place(*line.span())
    return KeyFigure(
        **place.traced("fig", "key_figure.line", found.value),
        **place.offsets,
        label=label,
        value=found.value,
        unit=found.unit,
        currency=found.currency,
        record_id=found.record_id,
    )
