"""Cells of tables: a bare number is an amount where the heads name a currency."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.entities.money.chains import Sum, link_between, sums_of
from extract.entities.money.heads import HeadUnit, head_unit
from extract.entities.money.qualifiers import qualified_span
from extract.entities.numbers import glued

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.money.drafts import Draft
    from extract.entities.numbers import Token
    from extract.entities.values import Context
    from extract.models import Language

_AROUND = frozenset("*†‡§()[]¹²³⁴⁵⁶⁷⁸⁹~≈±<>≤≥+abcdefg")
_DASHES = frozenset("-–—−‑")
_NOTES = frozenset("123456789")
_WHOLE = 1000  # a number that is printed in full
_MINUS = frozenset("-–−‑")


def cell_sums(tokens: Sequence[Token], drafts: list[Draft], context: Context) -> list[Sum]:
    """Return the amounts of a table's cell: `3 150`, `1.2–3.4`, `(1 250)`, `$ 3.4` under `US$ million`."""
    head = head_unit(context)
    language = context.language
    own = any(draft.unit for draft in drafts)
    if not own and _are_years(tokens, drafts):
        return []
    if head is None or not drafts or not (own or _bare(tokens, drafts, language)):
        return [_signed(tokens, one) for one in sums_of(tokens, drafts, language)]
    beside = [draft for draft in drafts if not _is_beside(tokens, draft)]
    sums = sums_of(tokens, [_under(draft, head) for draft in beside or drafts], language)
    return [_signed(tokens, one) for one in sums]


def _are_years(tokens: Sequence[Token], drafts: list[Draft]) -> bool:
    """Tell a period: `2021–2024`, `2023-26`, `2022/23`; `1,999–2,050` is none."""
    if len(drafts) != 2 or not drafts[0].quantity.year_like:
        return False
    first, last = (tokens[draft.first].text for draft in drafts)
    short = len(last) == 2 and last.isdigit() and int(first[2:]) < int(last)
    return short or (drafts[1].quantity.year_like and int(first) < int(last))


def _is_beside(tokens: Sequence[Token], draft: Draft) -> bool:
    """Tell the year of `5.2 (2021)` and the note of `5.2 (1)`: numbers that stand beside the amount."""
    if draft.unit is not None:
        return False
    around = [token.text for token in (*tokens[: draft.first][-1:], *tokens[draft.last : draft.last + 1])]
    return draft.quantity.year_like or (around == ["(", ")"] and tokens[draft.first].text in _NOTES)


def _bare(tokens: Sequence[Token], drafts: list[Draft], language: Language) -> bool:
    """Tell whether the cell holds one number or range, and beside it only words that qualify and signs."""
    inside: set[int] = set()
    for left, right in zip(drafts, [*drafts[1:], None], strict=True):
        inside.update(range(*qualified_span(tokens, left.first, left.last, language)))
        if right and link_between(tokens, left, right, language) == "to":
            inside.update(range(left.last, right.first))
    rest = [token.text for n, token in enumerate(tokens) if n not in inside]
    dashes = sum(text in _DASHES for text in rest)
    others = [text for text in rest if text not in _DASHES]
    return len(drafts) <= 2 and dashes <= 1 and all(text in _AROUND for text in others)


def _under(draft: Draft, head: HeadUnit) -> Draft:
    """Give a number the currency and scale of its head; a sign of its own may still lack the scale."""
    other = draft.unit is not None and not set(draft.unit.codes) & set(head.unit.codes)
    if other and draft.quantity.number >= _WHOLE:
        return draft  # 'EUR 350,000' in a column of millions of dollars
    unit = draft.unit if draft.unit is not None and (other or len(draft.unit.codes) == 1) else head.unit
    scale = draft.scale if draft.scale is not None else head.scale
    quantity = replace(draft.quantity, scale=scale, year_like=False)
    return replace(draft, quantity=quantity, unit=unit, side=draft.side or "before")


def _signed(tokens: Sequence[Token], one: Sum) -> Sum:
    """Take a cell's `-1.2`, `−1.2`, `1.2-`, `(1.2)` and `-US$ 1.2` as less than nothing."""
    if one.high is not None:
        return one
    texts = tuple(token.text for token in tokens)
    before, behind = texts[: one.first], texts[one.last :]
    if before in {(dash,) for dash in _MINUS} and not behind:
        return replace(one, first=0, low=-one.low)
    if not before and len(behind) == 1 and behind[0] in _MINUS and glued(tokens[-2], tokens[-1]):
        return replace(one, last=len(tokens), low=-one.low)
    if before == ("(",) and behind[:1] == (")",):
        return replace(one, first=0, last=one.last + 1, low=-one.low)
    return one
