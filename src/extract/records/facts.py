"""Key figures that texts state in words: membership, ratified conventions, people reached."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.models import Fact
from extract.records.beneficiaries import people_reached
from extract.records.fact_rules import fact_rules
from extract.records.said import standing_in
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import Amount, Project
    from extract.records.fact_rules import FactRule
    from extract.records.said import Said
    from extract.records.tracing import Passage

_GAP = r"(?:\s+[^\s.;:]+){0,12}?"
_SLOTS = {
    "...": _GAP,
    ":": r"\s*:",
    "{year}": r"\s+(?P<value>(?:18|19|20)\d\d)",
    "{count}": r"\s+(?P<value>\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})?)",
    "{organisation}": r"\s+(?P<organisation>[^.;:]{2,80}?)",
}
_OF_ANOTHER_BODY = re.compile(r"governing body|council|committee|conseil|comité|consejo|board", re.IGNORECASE)
_ORGANISATION = re.compile(r"\bOrgani[sz]ation\b|\bOrganización\b|\bBank\b|\bBanque\b|\bBanco\b|\bFund\b")


def facts(said: Said, projects: Iterable[Project]) -> tuple[Fact, ...]:
    """Return the key figures of a document: one of each kind, and the people whom each project reaches."""
    works = {project.section_id for project in projects}
    texts = [passage for passage in said.bodies.values() if passage.section_id not in works]
    found = [
        fact for key in dict.fromkeys(r.key for r in fact_rules().fact) for fact in _told(said, key, texts)
    ]
    return distinct((*found, *_beneficiaries(said, works)))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression that a pattern of the rule file stands for."""
    parts = [_SLOTS.get(token) or r"\s+" + re.escape(token).replace("'", "['’]") for token in pattern.split()]
    first = parts[0].removeprefix(r"\s+")
    return re.compile(rf"(?<![\w.,]){first}{''.join(parts[1:])}(?!\w)", re.IGNORECASE)


def matches(rule: FactRule, text: str) -> Iterator[re.Match[str]]:
    """Yield what `rule` finds in `text`, in no order."""
    for pattern in rule.patterns:
        for found in compiled(pattern).finditer(text):
            if not _OF_ANOTHER_BODY.search(found.group()):
                yield found


def _told(said: Said, key: str, texts: Iterable[Passage]) -> Iterator[Fact]:
    """Yield the first statement in reading order that the first rule with any finds."""
    held = tuple(texts)
    for rule in fact_rules().fact:
        if rule.key != key:
            continue
        for passage in held:
            if rule.key_figures_only and said.by_id[passage.section_id].role != "key_figures":
                continue
            found = [m for m in matches(rule, passage.text) if not rule.joins or _joins(said, passage, m)]
            if found:
                yield _fact(key, passage, min(found, key=lambda m: (m.start(), m.end())))
                return


def _joins(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether what is joined is an organisation, not a programme."""
    start, end = found.span("organisation")
    named = any(
        org.section_id == passage.section_id and not org.in_heading and start <= org.start < end
        for org in said.values.organisations
    )
    return named or bool(_ORGANISATION.search(found["organisation"]))


def _fact(key: str, passage: Passage, found: re.Match[str]) -> Fact:
    place = passage.place(found.start(), found.end())
    value = re.sub(r"\D", "", found["value"])
    return Fact(**place.traced("fct", f"fact.{key}", key), **place.offsets, key=key, value=value)


def _beneficiaries(said: Said, works: set[str | None]) -> Iterator[Fact]:
    for section in said.sections:
        passage = said.bodies.get(section.id)
        if passage and (section.id in works or section.role == "key_figures"):
            count = people_reached(passage.text, _money(said, section.id))
            if count:
                place = passage.place(count.start, count.end)
                yield Fact(
                    **place.traced("fct", "fact.beneficiaries", "beneficiaries"),
                    **place.offsets,
                    key="beneficiaries",
                    value=count.value,
                )


def _money(said: Said, section_id: str) -> tuple[Amount, ...]:
    amounts = standing_in(said.values.amounts, frozenset({section_id}))
    return tuple(amount for amount in amounts if not amount.in_heading)
