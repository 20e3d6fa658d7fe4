"""Ratified Conventions: the number stated against the numbers of each kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.numbers import lex, number_rules, read_words
from extract.records import About, issue
from extract.records.check_rules import check_rules
from extract.records.phrases import phrases
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Fact, FactSheet, Issue, Language, Section

LEAST_KINDS = 2
REACH = 6  # words between a number and its kind: 'four of the eight fundamental'


def convention_kinds(sheet: FactSheet) -> Iterator[Issue]:
    """Report a number of ratified Conventions that is not the sum of the kinds named beside it.

    '32 Conventions: 4 fundamental, 3 governance and 20 technical' is reported, as 4 + 3 + 20 is 27.
    """
    for fact in sheet.facts:
        section = next((s for s in sheet.sections if s.id == fact.section_id), None)
        if fact.key != "conventions_ratified" or section is None:
            continue
        counts = _kinds(section, fact, sheet.language or "en")
        if len(counts) >= LEAST_KINDS and sum(counts) != int(fact.value):
            terms = " + ".join(str(count) for count in counts)
            told = (
                f"{fact.value} Conventions are said to be ratified, but the kinds named give "
                f"{terms} = {sum(counts)}."
            )
            about = About("fact", fact.id, "value", fact.spans)
            yield issue(sheet.source.sha256, "total_mismatch", told, about)


def _kinds(section: Section, fact: Fact, language: Language) -> list[int]:
    """Return the count of each kind of Convention named around `fact`, each kind once."""
    _, high = sentence_at(section.text, fact.start)
    if high < len(section.text):
        high = sentence_at(section.text, high)[1]
    text = section.text[fact.start : high]
    counts: dict[str, int] = {}
    for kind in phrases(check_rules().conventions.kinds).finditer(text):
        count = _count_before(text[: kind.start()], language)
        if count is not None:
            counts.setdefault(kind.group().casefold(), count)
    return list(counts.values())


def _count_before(text: str, language: Language) -> int | None:
    """Return the first of the numbers that lead up to the end of `text`: 4 for 'and 4 of the 8'."""
    tail = re.split(r"[;:,.()]|\b(?:and|et|y)\b", text)[-1]
    words = tail.split()[-REACH:]
    tokens = lex(" ".join(words))
    for index, token in enumerate(tokens):
        if token.kind == "number" and token.text.isdigit():
            return int(token.text)
        spelled = read_words(tokens, index, number_rules().of(language)) if token.kind == "word" else None
        if spelled:
            return int(spelled[0])
    return None
