"""The fields that are compared as lists of items: each with its reader of sheets and of gold."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from extract.scoring.compared import address, day_from, months_and_days, number, plain_text

if TYPE_CHECKING:
    from datetime import date

    from extract.models import Amount, Contribution, FactSheet
    from extract.scoring.gold import Gold, GoldAmount

_STRENGTH = ("partner", "recipient", "mentioned")

Items = Sequence[Hashable]


def amount_item(amount: Amount | Contribution) -> tuple[Hashable, ...]:
    """Return what is compared of an amount."""
    return amount.currency, number(amount.value), number(amount.value_max)


def gold_amount_item(amount: GoldAmount) -> tuple[Hashable, ...]:
    """Return the same of one in gold."""
    return amount.currency, number(amount.value), number(amount.max)


def _gold_period(amount: GoldAmount) -> tuple[Hashable, Hashable]:
    first, _, last = (amount.period or "").partition("/")
    return day_from(first or None), day_from(last or first or None, last=True)


def _date(
    start: date | str | None, end: date | str | None, duration: str | None, *, is_duration: bool
) -> Hashable:
    if is_duration:
        return "duration", months_and_days(duration)
    return day_from(start), day_from(end, last=True)


def strongest(roles: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return each country once, with the strongest of its roles."""
    found: dict[str, str] = {}
    for code, role in roles:
        found[code] = min(role, found.get(code, role), key=_STRENGTH.index)
    return list(found.items())


def _partner(sheet: FactSheet) -> Items:
    return [plain_text(sheet.partner.code or sheet.partner.name)] if sheet.partner else []


def _gold_partner(gold: Gold) -> Items:
    return [plain_text(gold.partner.code or gold.partner.name)] if gold.partner else []


def _gold_facts(gold: Gold) -> Items:
    lists = ((key, v if isinstance(v, tuple) else (v,)) for key, v in gold.facts.items())
    return [(key, str(value)) for key, values in lists for value in values]


def _rows(header: Sequence[str], rows: Sequence[Sequence[str | None]]) -> Items:
    return [tuple(plain_text(cell) for cell in row) for row in ([header] if header else []) + list(rows)]


FIELDS: tuple[tuple[str, Callable[[FactSheet], Items], Callable[[Gold], Items]], ...] = (
    ("title", lambda s: [plain_text(s.title)] if s.title else [], lambda g: [plain_text(g.title)]),
    ("language", lambda s: [s.language] if s.language else [], lambda g: [g.language]),
    ("partner", _partner, _gold_partner),
    (
        "published",
        lambda s: [s.published.value[:7]] if s.published else [],
        lambda g: [g.published[:7]] if g.published else [],
    ),
    (
        "amounts",
        lambda s: [amount_item(a) for a in s.amounts],
        lambda g: [gold_amount_item(a) for a in g.amounts],
    ),
    (
        "amount qualifier",
        lambda s: [(amount_item(a), a.qualifier) for a in s.amounts if a.qualifier != "exact"],
        lambda g: [(gold_amount_item(a), a.qualifier) for a in g.amounts if a.qualifier != "exact"],
    ),
    (
        "amount flow",
        lambda s: [(amount_item(a), a.flow) for a in s.amounts if a.flow != "other"],
        lambda g: [(gold_amount_item(a), a.flow) for a in g.amounts if a.flow != "other"],
    ),
    (
        "amount period",
        lambda s: [
            (amount_item(a), (a.period_start, a.period_end))
            for a in s.amounts
            if a.period_start or a.period_end
        ],
        lambda g: [(gold_amount_item(a), _gold_period(a)) for a in g.amounts if a.period],
    ),
    (
        "country mentions",
        lambda s: [c.code for c in s.countries if not c.demonym],
        lambda g: [c.code for c in g.country_mentions],
    ),
    (
        "country roles",
        lambda s: strongest((c.code, c.role) for c in s.countries if not c.demonym),
        lambda g: [(c.code, c.role) for c in g.countries],
    ),
    (
        "regions",
        lambda s: [plain_text(r.name) for r in s.regions],
        lambda g: [plain_text(r.name) for r in g.regions],
    ),
    (
        "dates",
        lambda s: [_date(d.start, d.end, d.duration, is_duration=d.kind == "duration") for d in s.dates],
        lambda g: [
            _date(d.start, d.end, d.duration, is_duration=bool(d.duration) and not d.start) for d in g.dates
        ],
    ),
    ("facts", lambda s: [(f.key, f.value) for f in s.facts], _gold_facts),
    (
        "links",
        lambda s: sorted({address("url", link.uri) for link in s.links if link.uri}),
        lambda g: sorted({address("url", link.uri) for link in g.links}),
    ),
    (
        "table rows",
        lambda s: [row for t in s.tables for row in _rows(t.header, t.rows)],
        lambda g: [row for t in g.tables for row in _rows((), t.rows)],
    ),
)
