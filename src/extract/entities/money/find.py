"""Finds the amounts of a text and says what is said of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extract.entities.currencies import own_currency
from extract.entities.flow import flow_of
from extract.entities.money.cells import cell_sums
from extract.entities.money.chains import Sum, sums_of
from extract.entities.money.drafts import drafts_of
from extract.entities.money.ellipsis import with_elided
from extract.entities.money.likely import Meant
from extract.entities.money.qualifiers import qualifier_of
from extract.entities.money.rates import rate_of
from extract.entities.numbers import Token, lex, shown_mark, usual_mark
from extract.entities.periods import with_periods
from extract.entities.values import Entity, MoneyValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.values import Context
    from extract.models import Qualifier

_TOO_MUCH = Decimal(10) ** 18  # no sum of money is as large, in any currency
_LEAST = Decimal("0.0001")  # no price is told more exactly


def find_money(text: str, context: Context) -> tuple[Entity, ...]:
    """Return the amounts of `text` in order, with `MoneyValue`s; their words hold number, scale and currency.

    Counts, percentages, years and numbers of things are left alone; so are numbers that no sum of money has,
    which stay money that nothing claims.
    """
    tokens = lex(text)
    sums = [one for one in _sums(text, tokens, context) if _can_be(one.low) and _can_be(one.high)]
    if not sums:
        return ()
    meant = Meant(text, context, (one.draft.unit for one in sums if one.draft.unit))
    found = tuple(_entity(text, tokens, one, meant, context) for one in sums)
    return with_periods(text, flow_of(text, found, context), context)


def _can_be(value: Decimal | None) -> bool:
    return value is None or (abs(value) < _TOO_MUCH and value == value.quantize(_LEAST))


def _sums(text: str, tokens: Sequence[Token], context: Context) -> list[Sum]:
    mark = (
        shown_mark(t.text for t in tokens if t.kind == "number")
        or context.decimal_mark
        or usual_mark(context.language, context.partner)
    )
    drafts = drafts_of(tokens, context.language, mark, frozenset(own_currency(context.partner)))
    if context.cell_head is not None:
        return cell_sums(tokens, drafts, context)
    return with_elided(text, tokens, drafts, sums_of(tokens, drafts, context.language), context.language)


def _entity(text: str, tokens: Sequence[Token], one: Sum, meant: Meant, context: Context) -> Entity:
    unit = one.draft.unit
    assert unit is not None  # sums are made of drafts that have one
    currency, ambiguous = meant.by(unit, tokens[one.first].start)
    value = MoneyValue(
        currency,
        one.low,
        one.high,
        qualifier=_qualifier(tokens, one, context),
        per=rate_of(tokens, one.first, one.last, context.language),
        ambiguous=ambiguous,
    )
    start, end = tokens[one.first].start, tokens[one.last - 1].end
    return Entity(start, end, text[start:end], value, _rule(one))


def _qualifier(tokens: Sequence[Token], one: Sum, context: Context) -> Qualifier:
    told = qualifier_of(tokens, one.first, one.last, context.language)
    return "about" if told == "exact" and one.draft.quantity.rough else told


def _rule(one: Sum) -> str:
    unit, side = one.draft.unit, one.draft.side
    assert unit is not None
    if one.high is not None:
        return "money.range"
    inside = one.first <= unit.first < one.last
    if not inside:
        return "money.shared_currency"
    return f"money.{unit.kind}_{'first' if side == 'before' else 'last'}"
