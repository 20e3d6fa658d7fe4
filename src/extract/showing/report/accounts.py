"""Contributions by partner, receiving organisation and currency: sums of one account only may be compared."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from extract.showing.report import giving, svg, told
from extract.showing.report.figures import unit_of
from extract.showing.report.kinds import ORDER, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from extract.showing.report.kinds import Kind
    from extract.warehouse.reporting import Given, Report, Who

    Key = tuple[str, str, str]

MOST_CHARTS = 40


@dataclass(frozen=True, slots=True)
class Year:
    """What was given in a year, for each kind of the account."""

    year: int
    cells: tuple[tuple[Given, ...], ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What a partner gives to one organisation in one currency.

    `stated` are the sums as the documents state them; `years` those of them that are stated year by year.
    An account is `undrawn` where the page has charts enough.
    """

    name: str
    partner: Who
    publisher: str | None
    currency: str | None
    unit: str
    chart: Markup | None
    undrawn: bool
    stated: tuple[Given, ...]
    kinds: tuple[Kind, ...]
    years: tuple[Year, ...]


def accounts(report: Report) -> tuple[Account, ...]:
    """Return all accounts; the first forty with a chart."""
    stated = {key: tuple(some) for key, some in groupby(sorted(report.stated, key=_key), key=_key)}
    given = {key: tuple(some) for key, some in groupby(sorted(report.given, key=_key), key=_key)}
    return tuple(
        _account(f"giving-{at}", stated[key], given.get(key, ()), drawn=at <= MOST_CHARTS)
        for at, key in enumerate(stated, 1)
    )


def _key(one: Given) -> Key:
    return one.partner.name, one.publisher or "", one.money.currency or ""


def _account(name: str, stated: Sequence[Given], given: Sequence[Given], *, drawn: bool) -> Account:
    first = stated[0]
    unit = unit_of(one.money for one in given)
    series = [one for one in given if one.basis == "series"]
    kinds = tuple(kind_of(code) for code in ORDER if any(one.kind == code for one in series))
    return Account(
        name=name,
        partner=first.partner,
        publisher=first.publisher,
        currency=first.money.currency,
        unit=unit.name,
        chart=_chart(name, given) if drawn else None,
        undrawn=not drawn,
        stated=tuple(sorted(stated, key=_order)),
        kinds=kinds,
        years=tuple(_years(series, kinds)),
    )


def _order(one: Given) -> tuple[int, str, str]:
    return ORDER.index(kind_of(one.kind).code), str(one.start), one.record


def _years(series: Sequence[Given], kinds: Iterable[Kind]) -> Iterable[Year]:
    for year in sorted({one.year for one in series if one.year}):
        some = [one for one in series if one.year == year]
        yield Year(year, tuple(tuple(one for one in some if one.kind == kind.code) for kind in kinds))


def _chart(name: str, given: Sequence[Given]) -> Markup | None:
    unit = unit_of(one.money for one in given)
    chart = giving.chart_of(given, unit)
    if chart is None:
        return None
    first = given[0]
    title = f"Contributions of {first.partner.name}, {first.money.currency or 'currency unknown'} {unit.name}"
    return svg.drawn(chart, name=name, title=title, told="; ".join(map(told.given, given)))
