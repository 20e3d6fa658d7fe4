"""What documents state about a partnership: membership, Conventions, people reached, staff, offices."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from extract.models import Fact, plain
from extract.records.beneficiaries import people_reached
from extract.records.counting import count_value
from extract.records.fact_parts import parts
from extract.records.fact_patterns import matches
from extract.records.fact_rules import fact_rules
from extract.records.fact_subjects import is_told_of_another, joins
from extract.records.key_data import Labelled, key_data
from extract.records.said import NOTHING
from extract.records.tracing import distinct

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from extract.models import Amount, Language, Project
    from extract.records.fact_rules import FactRule
    from extract.records.said import Said
    from extract.records.tracing import Passage, Place

WITH_PARTS = "conventions_ratified"


def facts(said: Said, projects: Iterable[Project]) -> tuple[Fact, ...]:
    """Return what a document states: one fact of each kind, and the people whom each project reaches."""
    works = {project.section_id for project in projects}
    texts = [p for p in (*said.bodies.values(), *said.headings.values()) if p.section_id not in works]
    labelled = [pair for pair in key_data(said.cells) if pair.value.section_id not in works]
    keys = dict.fromkeys(rule.key for rule in fact_rules().fact)
    told = (fact for key in keys for fact in _told(said, key, texts, labelled))
    return distinct((*told, *_beneficiaries(said, works)))


def _told(said: Said, key: str, texts: Iterable[Passage], labelled: Iterable[Labelled]) -> Iterator[Fact]:
    """Yield the first statement in reading order that the first rule with any finds, texts before tables."""
    for rule in fact_rules().fact:
        if rule.key == key:
            found = next(chain(_in_texts(said, rule, texts), _in_tables(rule, labelled)), None)
            if found:
                yield found
                return


def _in_texts(said: Said, rule: FactRule, texts: Iterable[Passage]) -> Iterator[Fact]:
    for passage in texts:
        section = said.by_id[passage.section_id]
        if rule.key_figures_only and section.role != "key_figures":
            continue
        found = [
            match
            for match in matches(rule, passage.text)
            if (not rule.joins or joins(said, passage, match))
            and not is_told_of_another(said, passage, match)
        ]
        if found:
            first = min(found, key=lambda m: (m.start(), m.end()))
            yield _fact(rule.key, passage, first, section.language or "en")


def _fact(key: str, passage: Passage, found: re.Match[str], language: Language) -> Fact:
    place = passage.place(found.start(), found.end())
    kinds = parts(passage, found.start(), language) if key == WITH_PARTS and not passage.in_heading else ()
    return _stated(key, place, found["value"]).model_copy(update={"parts": kinds})


def _in_tables(rule: FactRule, labelled: Iterable[Labelled]) -> Iterator[Fact]:
    if rule.joins or rule.key_figures_only:
        return
    for pair in labelled:
        for found in matches(rule, pair.text):
            if found.start("value") >= pair.offset:
                yield _stated(rule.key, pair.place(found.start("value"), found.end()), found["value"])


def _stated(key: str, place: Place, value: str) -> Fact:
    number = count_value(value)
    told = plain(number) if number is not None else value
    return Fact(**place.traced("fct", f"fact.{key}", key), **place.offsets, key=key, value=told)


def _beneficiaries(said: Said, works: set[str | None]) -> Iterator[Fact]:
    for section in said.sections:
        passage = said.bodies.get(section.id)
        if passage and (section.id in works or section.role == "key_figures"):
            count = people_reached(passage.text, _money(said, section.id), section.language or "en")
            if count:
                yield _stated("beneficiaries", passage.place(count.start, count.end), count.value)


def _money(said: Said, section_id: str) -> tuple[Amount, ...]:
    amounts = said.in_texts.get(section_id, NOTHING).amounts
    return tuple(amount for amount in amounts if not amount.in_heading)
