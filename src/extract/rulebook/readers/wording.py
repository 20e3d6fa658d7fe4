"""Examples of rules about words, lines and sentences."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.entities.money.counts import names_count
from extract.entities.numbers import lex, number_rules, quantity_at
from extract.entities.sentences import sentences
from extract.language import detect
from extract.layout.labels.wording import (
    is_caption,
    is_drawing,
    is_note,
    is_source,
    is_unit,
    points_to_drawing,
    without_continued,
)
from extract.models import plain
from extract.records.beneficiaries import people_reached
from extract.records.fact_patterns import matches
from extract.records.fact_rules import FactRule
from extract.rulebook.sheets import sheet_of
from extract.text.compounds import compounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language
    from extract.rules import RuleModel


def languages(_: RuleModel, text: str, __: Language) -> Iterator[str]:
    """Yield the language of a text."""
    found = detect([text])
    yield from [found] if found else []


def numbers(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the number that the whole text is."""
    tokens = lex(text)
    quantity = quantity_at(tokens, 0, language, number_rules().of(language).decimal)
    if quantity and quantity.last == len(tokens):
        yield plain(quantity.value)


def counts(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Tell whether the head of a column stands above numbers that are no money."""
    yield from ["count"] if names_count(text, language, whole=False) else []


def whole_sentences(_: RuleModel, text: str, __: Language) -> Iterator[str]:
    """Tell whether a text is one sentence, whatever full stops are in it."""
    yield from ["one sentence"] if len(sentences(text)) == 1 else []


def hyphens(_: RuleModel, text: str, __: Language) -> Iterator[str]:
    """Yield the parts that keep a hyphen between them at a line's end: 'mid-term', not 'contri-bution'."""
    for left, right in pairwise(text.casefold().split("-")):
        if compounds().keep_hyphen(left, right):
            yield f"{left}-{right}"


def labels(_: RuleModel, text: str, __: Language) -> Iterator[str]:
    """Yield what a line beside a table or chart is; 'caption of a drawing' where it is a caption too."""
    words = text.split()
    told = {
        "caption": is_caption(text),
        "drawing": is_drawing(text) or bool(points_to_drawing(words)),
        "source": is_source(text),
        "note": is_note(text) and not is_source(text),
        "unit": is_unit(text),
        "continued": without_continued(text) != text,
    }
    found = [name for name, is_so in told.items() if is_so]
    yield from [" and ".join(found)] if found else []


def figures(rule: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield what the patterns of a key figure find; where an organisation is joined, in a document."""
    if isinstance(rule, FactRule) and rule.joins:
        yield from (fact.text for fact in sheet_of(text, language, "Past").facts if fact.key == rule.key)
    elif isinstance(rule, FactRule):
        yield from (found.group() for found in matches(rule, text))


def people(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the number of people reached."""
    found = people_reached(text, (), language)
    yield from [found.value] if found else []
