"""Pieces of work that a sentence counts, against those that it says are listed below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.checks.counts import count_term
from extract.checks.verdicts import Sum
from extract.entities.numbers import lex, number_rules, read_words
from extract.records import About
from extract.records.check_rules import check_rules
from extract.records.phrases import phrases
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Comparison, FactSheet, Language, Section

REACH = 3  # words between a number and its noun: 'five ongoing technical projects'
LEAST, MOST = 2, 30


def listed_counts(sheet: FactSheet) -> Iterator[Comparison]:
    """Compare 'the following five projects' with the items below: lines, sub-sections, rows or projects.

    A sentence is read only if it says that they stand below. It contradicts if none of these is as many.
    """
    rules = check_rules()
    for section in sheet.sections:
        for noun in phrases(rules.works).finditer(section.text):
            low, high = sentence_at(section.text, noun.start())
            count = _count_before(section.text[low : noun.start()], sheet.language or "en")
            if count and LEAST <= count <= MOST and _says_below(section.text, (low, high), noun):
                yield from _compared(sheet, section, noun, count)


def _says_below(text: str, place: tuple[int, int], noun: re.Match[str]) -> bool:
    """Tell whether 'following' leads up to the noun, or 'listed below' follows in its clause."""
    said = phrases(check_rules().listing)
    before = " ".join(text[place[0] : noun.start()].split()[-REACH - 1 :])
    return bool(said.search(before) or said.search(re.split("[,;]", text[noun.end() : place[1]])[0]))


def _count_before(words: str, language: Language) -> int | None:
    tokens = lex(" ".join(words.split()[-REACH:]))
    for index, token in enumerate(tokens):
        if token.kind == "number" and token.text.isdigit():
            return int(token.text)
        spelled = read_words(tokens, index, number_rules().of(language)) if token.kind == "word" else None
        if spelled:
            return int(spelled[0])
    return None


def _compared(sheet: FactSheet, section: Section, noun: re.Match[str], count: int) -> Iterator[Comparison]:
    found = [number for number in _listed(sheet, section, noun.end()) if number >= LEAST]
    if count == len(sheet.projects):
        found = [count]
    if not found:
        return
    best = min(found, key=lambda number: abs(number - count))
    told = Sum(
        f"{count} {noun.group()} are said to be listed below ({section.heading or 'no heading'!r})",
        count_term(count),
        (count_term(best),),
        unit="listed ",
    )
    about = About("section", section.id, "text", section.spans)
    yield told.compared(sheet.source.sha256, "listed_count", about)


def _listed(sheet: FactSheet, section: Section, offset: int) -> tuple[int, ...]:
    """Return the numbers of lines behind a colon, sub-sections and table rows that the sentence may mean."""
    end = sentence_at(section.text, offset)[1]
    colon = section.text[:end].rstrip().endswith(":")
    lines = [line for line in section.text[end:].split("\n") if line.strip() and colon]
    below = [one for one in sheet.sections if one.parent_id == section.id]
    rows = [len(table.rows) for table in sheet.tables if table.section_id == section.id]
    return (len(lines), len(below), *rows, *(row - 1 for row in rows))  # the last may be a total
