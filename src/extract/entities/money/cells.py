"""Cells of tables: a bare number is an amount where the heads name a currency."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.entities.money.chains import Sum, sums_of
from extract.entities.money.heads import HeadUnit, head_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.money.drafts import Draft
    from extract.entities.numbers import Token
    from extract.entities.values import Context

_AROUND = frozenset("*†‡§()[]¹²³⁴⁵⁶⁷⁸⁹~≈±<>≤≥+abcdefg")


def cell_sums(tokens: Sequence[Token], drafts: list[Draft], context: Context) -> list[Sum]:
    """Return the amounts of a table's cell: `3 150`, `1.2–3.4`, `(1 250)`, `$ 3.4` under `US$ million`."""
    head = head_unit(context)
    own = any(draft.unit for draft in drafts)
    if head is None or not drafts or not (own or _bare(tokens, drafts)):
        return sums_of(tokens, drafts, context.language)
    return sums_of(tokens, [_under(draft, head) for draft in drafts], context.language)


def _bare(tokens: Sequence[Token], drafts: list[Draft]) -> bool:
    """Tell whether nothing stands in the cell but one number or range, and signs of notes."""
    inside = {n for draft in drafts for n in range(draft.first, draft.last)}
    rest = [token.text for n, token in enumerate(tokens) if n not in inside]
    dashes = sum(text in "-–—" for text in rest)
    others = [text for text in rest if text not in "-–—"]
    return len(drafts) <= 2 and dashes <= 1 and all(text in _AROUND for text in others)


def _under(draft: Draft, head: HeadUnit) -> Draft:
    """Give a number the currency and scale of its head; a sign of its own may still lack the scale."""
    if draft.unit is not None and not set(draft.unit.codes) & set(head.unit.codes):
        return draft
    unit = draft.unit if draft.unit is not None and len(draft.unit.codes) == 1 else head.unit
    scale = draft.scale if draft.scale is not None else head.scale
    quantity = replace(draft.quantity, scale=scale, year_like=False)
    return replace(draft, quantity=quantity, unit=unit, side=draft.side or "before")
