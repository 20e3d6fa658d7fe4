"""Numbers that leave out the currency named before them in their sentence, or in the one before it.

`A$ 7 million, against 6 million in 2021`, `la Fondation verse 5 millions d'euros, le Fonds 4 millions`. They
need a scale of a million or more, and nothing counted behind them (`reached 2 million pupils`); in the next
sentence also a verb of giving (`The budget is € 9 million. Norland pays 6 million`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.flow.rules import pattern
from extract.entities.money.chains import Sum
from extract.entities.numbers import fold, number_rules
from extract.entities.sentences import sentence_at, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.money.drafts import Draft
    from extract.entities.numbers import Token
    from extract.entities.sentences import Sentence
    from extract.models import Language

_NEAR = 3  # words: 'reached about 2 million'
_LEAST = 6  # power of ten: smaller numbers without a currency are mostly counts


def with_elided(
    text: str, tokens: Sequence[Token], drafts: Sequence[Draft], sums: list[Sum], language: Language
) -> list[Sum]:
    """Return `sums` and those of `drafts` that continue one of them in the same sentence, in order."""
    bare = [d for d in drafts if d.unit is None and (d.scale or 0) >= _LEAST and _ends(tokens, d, language)]
    if not bare or not sums:
        return sums
    all_of = sentences(text)
    sums = sorted(sums, key=lambda one: one.first)
    firsts = [one.first for one in sums]
    more: list[Sum] = []
    for draft in bare:
        place = bisect_right(firsts, draft.first)
        before = sums[place - 1] if place else None
        if before is None or before.last > draft.first:  # it is a part of that sum
            continue
        if _goes_on(text, all_of, tokens[before.first].start, tokens[draft.first].start, language):
            more.append(_continued(draft, before))
    return sorted([*sums, *more], key=lambda one: one.first)


def _goes_on(text: str, all_of: Sequence[Sentence], before: int, here: int, language: Language) -> bool:
    said, says = sentence_at(all_of, before), sentence_at(all_of, here)
    if said == says:
        return True
    next_one = said.end == says.start and not text[said.start : said.end].endswith("\n")
    paying = (pattern(language, kind) for kind in ("giving", "outflow"))
    return next_one and any(verb.search(text[says.start : here]) for verb in paying)


def _continued(draft: Draft, before: Sum) -> Sum:
    value = draft.quantity.number.scaleb(draft.scale or 0)
    named = replace(draft, unit=before.draft.unit, side=before.draft.side)
    return Sum(draft.first, draft.last, named, value)


def _ends(tokens: Sequence[Token], draft: Draft, language: Language) -> bool:
    """Tell whether nothing counted stands behind (no noun, no `de` that leads to one), nor people before."""
    if any(token.low in _reaching(language) for token in tokens[max(0, draft.first - _NEAR) : draft.first]):
        return False
    if draft.last >= len(tokens):
        return True
    behind = tokens[draft.last]
    if behind.kind == "word":
        return behind.low in _follows(language) or _from_whom(tokens, draft.last, language)
    return behind.text in ".,;:)–—"


def _from_whom(tokens: Sequence[Token], index: int, language: Language) -> bool:
    """Tell `4 millions de la Banque` and `4 millones de KOICA` from `4 millions de Tunisiens`."""
    if tokens[index].low not in _leads(language):
        return False
    rest = [t for t in tokens[index + 1 : index + 5] if t.text not in ("'", "’")]
    article = bool(rest) and rest[0].low in number_rules().of(language).donor_articles
    name = rest[1:2] if article else rest[:1]
    return bool(name) and name[0].text[0].isupper() and (article or name[0].text.isupper())


@lru_cache(maxsize=16)
def _reaching(language: Language) -> frozenset[str]:
    return frozenset(fold(word) for word in number_rules().of(language).reaching)


@lru_cache(maxsize=16)
def _leads(language: Language) -> frozenset[str]:
    return frozenset(fold(word) for word in number_rules().of(language).leads_to_noun)


@lru_cache(maxsize=16)
def _follows(language: Language) -> frozenset[str]:
    rules = number_rules().of(language)
    return frozenset(fold(word) for word in rules.follows) - _leads(language)
