"""Records in one line each, as the explanations and the marks of charts have them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.showing import words
from extract.showing.report.figures import sum_of
from extract.showing.report.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.warehouse.reporting import Changed, Given, Money, Report, Work

NUMBER = re.compile(r"-?\d{5,}(\.\d+)?")
LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
LENGTHS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def given(one: Given) -> str:
    """Return a sum with its kind, giver and years: `Assessed, 2018: USD 8,100,000`."""
    by = f", {one.provider}" if one.provider else ""
    return f"{kind_of(one.kind).name}{by}, {years(one)}: {sum_of(one.money)}"


def years(one: Given) -> str:
    """Return the years of a sum: `2018–2022`."""
    return words.period(one.start, one.end) or "years not stated"


def work(one: Work) -> str:
    """Return a project with its days and its sum: `Jobs in Tunisia, 2021–2023: USD 3,100,000`."""
    days = words.period(one.start, one.end or one.end_derived)
    reckoned = " (end reckoned from the duration)" if one.end_derived and not one.end else ""
    money = f": {sum_of(one.money)}" if one.money else ""
    return f"{one.title}{', ' + days if days else ''}{reckoned}{money}"


def length(duration: str | None) -> str:
    """Return an ISO 8601 duration in words: `P26M` is `26 months`."""
    found = LENGTH.fullmatch(duration or "")
    if not found:
        return duration or ""
    return f"{found[1]} {LENGTHS[found[2]]}{'' if found[1] == '1' else 's'}"


def named(codes: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return countries by name, and what is no code of a country as it is."""
    return tuple(names.get(code, code) for code in codes)


def bare(money: Money) -> str:
    """Return a sum without its currency, where the table says it: `about 8,100,000`."""
    most = f"–{words.number(money.most)}" if money.most is not None else ""
    return f"{words.qualified(money.qualifier)}{words.number(money.value)}{most}"


def value(text: str | None) -> str:
    """Return a field's value as people read it: `3,100,000`, `3 years`; years and words as they are."""
    if text and NUMBER.fullmatch(text):
        return words.number(Decimal(text))
    return length(text)


def change(one: Changed) -> str:
    """Return what a changed record is about: `Contribution: assessed USD 2016–2020`."""
    return f"{one.kind.capitalize()}: {words.spaced(one.label)}"


def _state(one: Changed, at: str | None) -> str:
    """Return a changed record as one edition has it: `Fact: conventions ratified: 32`."""
    told = change(one).split(" / ")[0] if one.state == "overlaps" else change(one)
    whole = one.kind != "project" and one.field in (None, "value") and at
    return f"{told}: {value(at)}" if whole else told


def all_of(report: Report) -> Mapping[str, str]:
    """Return a line for each record of the report, by its id."""
    lines: dict[str, str] = {}
    for one in report.changed:
        lines |= {
            record: _state(one, at) for record, at in ((one.older, one.old), (one.newer, one.new)) if record
        }
    lines |= {issue.record: issue.message for issue in report.noted}
    lines |= {one.record: given(one) for one in (*report.given, *report.stated)}
    return lines | {one.record: work(one) for one in report.works}
