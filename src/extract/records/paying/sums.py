"""Payers told by where they stand beside a sum: '$ 3 million from X', '($ 2 million)', 'X 2 m, Y 1 m'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records.paying.cues import led_by
from extract.records.paying.spoken import ARTICLE
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

if TYPE_CHECKING:
    from extract.models import Amount
    from extract.records.paying.spoken import Spoken

_BRACKET_END = re.compile(r"\s*\)")
_SHARE = re.compile(r"\s*[:,]?\s*(?:[A-Z]{1,3}\$?|[€$£¥])?\s*\d")  # '$ 3 million (Norland 2 m, Peru 1 m)'
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_FAR = 8  # words from a sum to 'from X'
_OPENING = 12  # characters from the start of a sentence to its sum


def is_beside_a_gift(one: Spoken) -> bool:
    """Tell whether the party gives the sum before it, or its share stands in brackets behind it."""
    behind = (gift for gift in one.gifts if gift.start >= one.party.end)
    before = (gift for gift in one.gifts if gift.end <= one.party.start)
    return any(one.up_to(gift).strip() == "(" for gift in behind) or any(_is_from(one, g) for g in before)


def _is_from(one: Spoken, gift: Amount) -> bool:
    """Find '$ 3 million (X)', '$ 3 million from the X': a preposition behind it; 'from' also later."""
    text, rules = one.story.text, project_rules().funders
    gap = text[gift.end : one.party.start]
    if gap.strip() == "(" and _BRACKET_END.match(text, one.party.end):
        return True
    if gap.lstrip().startswith("(") and ")" not in gap and _SHARE.match(text, one.party.end):
        return True
    gap = _PARENTHESIS.sub("", one.since(gift)).lstrip(" ,")
    near = phrases((*rules.amount_from_later, *rules.amount_from)).match(gap)
    if near and ARTICLE.fullmatch(gap[near.end() :]):
        return True
    return led_by(rules.amount_from_later, gap) and len(gap.split()) <= _FAR


def opens_with_a_gift(one: Spoken) -> bool:
    """Find 'With $ 3 million over three years, the X helped …': it pays where nobody else is named."""
    before = one.before
    low, comma = one.party.start - len(before), before.rfind(",")
    opening = phrases(project_rules().funders.with_amount).match(before)
    if one.party.un or comma < 0 or not opening or not ARTICLE.fullmatch(before[comma:]):
        return False
    return any(gift.start - low <= _OPENING and gift.end - low <= comma for gift in one.gifts)
