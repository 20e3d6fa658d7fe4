"""Wholes behind their parts: '$ 38 million and $ 6.5 million, $ 44.5 million in all'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.checks.addends import by_sentence, held, in_body
from extract.records.check_rules import check_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.models import Amount, Comparison, FactSheet

LEAST_PARTS = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def text_wholes(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare the last amount of a sentence, said to be all of it, with those before it.

    The words stand behind it ('in all', 'au total', 'en total') or before it ('of the budget of', 'soit',
    'es decir'). A sentence that names more parts or other times is left alone.
    """
    for section in sheet.sections:
        amounts = in_body(sheet, section)
        for place, group in by_sentence(section.text, amounts):
            *parts, whole = group
            if _are_all(section.text, place, parts, whole):
                yield held(sheet, "text_sum", whole, parts, "seemingly")


def _are_all(text: str, place: tuple[int, int], parts: Sequence[Amount], whole: Amount) -> bool:
    rules = check_rules()
    if len(parts) < LEAST_PARTS or phrases((*rules.parts, *rules.wholes, *rules.compared)).search(
        text, *place
    ):
        return False
    if _YEAR.search(text, whole.end, place[1]):
        return False  # '… of $ 9 million since 2010' may hold more than the parts
    return _said_behind(text[whole.end : place[1]]) or _said_before(text[parts[-1].end : whole.start])


def _said_behind(words: str) -> bool:
    return bool(phrases(check_rules().together).match(words.lstrip(" ,(")))


def _said_before(words: str) -> bool:
    said = [found.end() for found in phrases(check_rules().makes).finditer(words)]
    return bool(said) and not words[said[-1] :].strip(" ,")
