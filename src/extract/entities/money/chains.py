"""Drafts beside one another share currency and scale, and become ranges.

`US$ 5–7 million`, `between US$ 1 million and US$ 2 million`, `35 à 60 dollars`, `de 2 à 3 millions d'euros`,
`US$ 2.1, 3.4 and 5 million` (three amounts), `rose from US$ 5 million to US$ 8 million` (two).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.money.qualifiers import qualified_from
from extract.entities.numbers import Phrases, Token, fold, number_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.money.drafts import Draft
    from extract.models import Language

Link = Literal["to", "and", "comma"]
_SHARES_SCALE_BELOW = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount: tokens `first` to `last`, the draft that names its currency, and its value or range."""

    first: int
    last: int
    draft: Draft
    low: Decimal
    high: Decimal | None = None


def sums_of(tokens: Sequence[Token], drafts: list[Draft], language: Language) -> list[Sum]:
    """Return the amounts that `drafts` make; those that find no currency fall away."""
    sums: list[Sum] = []
    for run, links in _runs(tokens, drafts, language):
        shared = _share_scales(_share_units(tokens, run, links, language), links)
        sums += _join(tokens, shared, links, language)
    return sums


def _runs(
    tokens: Sequence[Token], drafts: list[Draft], language: Language
) -> list[tuple[list[Draft], list[Link]]]:
    """Cut the drafts into runs joined by nothing but a dash, 'to', 'and' or a comma."""
    runs: list[tuple[list[Draft], list[Link]]] = []
    for draft in drafts:
        link = link_between(tokens, runs[-1][0][-1], draft, language) if runs else None
        if runs and link:
            runs[-1][0].append(draft)
            runs[-1][1].append(link)
        else:
            runs.append(([draft], []))
    return runs


@lru_cache(maxsize=16)
def _links(language: Language) -> Phrases[Link]:
    rules = number_rules().of(language)
    tos: list[tuple[str, Link]] = [(word, "to") for word in rules.to]
    ands: list[tuple[str, Link]] = [(word, "and") for word in rules.and_]
    commas: list[tuple[str, Link]] = [(",", "comma")]
    return Phrases([*ands, *tos, *commas, *[(f", {word}", link) for word, link in ands]])


def link_between(tokens: Sequence[Token], left: Draft, right: Draft, language: Language) -> Link | None:
    """Read what joins two drafts, and the words that qualify the second: `de 2 à plus de 3 millions`."""
    found = _links(language).at(tokens, left.last)
    if found is None:
        return None
    link, end = found
    return link if right.first in (end, qualified_from(tokens, end, language)) else None


def _share_units(
    tokens: Sequence[Token], run: list[Draft], links: list[Link], language: Language
) -> list[Draft]:
    """Lend a currency behind a number to the numbers before it, one before a number to those behind it."""
    run = list(run)
    listed = bool(links) and links[-1] == "and"
    for n in range(len(run) - 1, 0, -1):
        lends = run[n].side == "behind" and run[n - 1].unit is None
        if lends and _may_share(run[n - 1], run[n], links[n - 1], listed=listed):
            run[n - 1] = replace(run[n - 1], unit=run[n].unit, side="behind")
    for n in range(len(run) - 1):
        lends = run[n].side == "before" and run[n + 1].unit is None
        wanted = links[n] != "comma" or listed
        if (
            lends
            and wanted
            and not run[n + 1].quantity.year_like
            and _followed_well(tokens, run, n + 1, language)
        ):
            run[n + 1] = replace(run[n + 1], unit=run[n].unit, side="before")
    return run


def _may_share(left: Draft, right: Draft, link: Link, *, listed: bool) -> bool:
    if left.quantity.year_like and not right.quantity.year_like:
        return False
    return link != "comma" or listed


def _followed_well(tokens: Sequence[Token], run: list[Draft], n: int, language: Language) -> bool:
    """Refuse `US$ 500 to 3,000 farmers`: a number of something else."""
    behind = run[n].last
    if n + 1 < len(run) or behind >= len(tokens) or tokens[behind].kind != "word":
        return True
    follows = {fold(word) for word in number_rules().of(language).follows}
    return tokens[behind].low in follows


def _share_scales(run: list[Draft], links: list[Link]) -> list[Draft]:
    """Lend the scale of a number to a smaller one before it: `5–7 million`, `2.1, 3.4 and 5 million`."""
    run = list(run)
    for n in range(len(run) - 1, 0, -1):
        left, right = run[n - 1], run[n]
        if left.unit is None or right.unit is None or not set(left.unit.codes) & set(right.unit.codes):
            continue
        closed = left.side == "behind" and left.unit is not right.unit  # `5 euros and 7 million euros`
        smaller = left.quantity.number < min(right.quantity.number, _SHARES_SCALE_BELOW)
        if (
            left.scale is None
            and right.scale is not None
            and not closed
            and (smaller or links[n - 1] != "to")
        ):
            if left.quantity.number < _SHARES_SCALE_BELOW:
                run[n - 1] = _scaled(left, right.scale)
        elif left.scale is not None and links[n - 1] == "to" and _goes_on(left, right):
            run[n] = _scaled(right, left.scale)
    return run


def _goes_on(left: Draft, right: Draft) -> bool:
    """Accept the second number of `US$ 5m–7`: larger, without a scale or a currency of its own."""
    grows = left.quantity.number < right.quantity.number < _SHARES_SCALE_BELOW
    return right.scale is None and left.unit is right.unit and grows


def _scaled(draft: Draft, scale: int) -> Draft:
    return replace(draft, quantity=replace(draft.quantity, scale=scale))


def _join(tokens: Sequence[Token], run: list[Draft], links: list[Link], language: Language) -> list[Sum]:
    sums: list[Sum] = []
    n = 0
    while n < len(run):
        if n + 1 < len(run) and _is_range(tokens, run[n], run[n + 1], links[n], language):
            low, high = run[n], run[n + 1]
            owner = low if low.side == "before" else high
            sums.append(Sum(low.first, high.last, owner, _value(low), _value(high)))
            n += 2
            continue
        if run[n].unit is not None:
            sums.append(Sum(run[n].first, run[n].last, run[n], _value(run[n])))
        n += 1
    return sums


def _is_range(tokens: Sequence[Token], left: Draft, right: Draft, link: Link, language: Language) -> bool:
    if left.unit is None or right.unit is None or not set(left.unit.codes) & set(right.unit.codes):
        return False
    if link == "comma" or _value(left) >= _value(right):
        return False
    if link == "and":
        return _between(language).before(tokens, left.first) is not None
    return tokens[left.last].kind == "sign" or not _changes(tokens, left.first, language)


@lru_cache(maxsize=16)
def _between(language: Language) -> Phrases[None]:
    return Phrases((word, None) for word in number_rules().of(language).between)


def _changes(tokens: Sequence[Token], first: int, language: Language) -> bool:
    """Tell whether a verb such as 'rose' stands up to eight words before, with a 'from' of its own."""
    verbs = {fold(word) for word in number_rules().of(language).change}
    return any(token.low in verbs for token in tokens[max(0, first - 8) : first])


def _value(draft: Draft) -> Decimal:
    return draft.quantity.number.scaleb(draft.scale or 0)
