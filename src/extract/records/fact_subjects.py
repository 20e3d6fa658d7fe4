"""Of whom a phrase tells something: the partner or another country, the organisation or a club beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records.fact_rules import fact_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Organisation
    from extract.records.said import Said
    from extract.records.tracing import Passage

_WORDS = re.compile(r"[^\W\d_]+")


def joins(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether what is joined is an organisation, not a programme."""
    start, end = found.span("organisation")
    named = any(start <= org.start < end for org in _organisations(said, passage))
    return named or bool(phrases(fact_rules().refusals.organisations).search(found["organisation"]))


def is_told_of_another(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether a phrase is about another country than the partner, or about a club such as the EU."""
    return _has_other_subject(said, passage, found) or _names_other_club(said, passage, found)


def _has_other_subject(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    """Find 'Japan has been a member since', 'Ghana, a member since': a country just before is no partner."""
    countries = said.values.countries
    before = [
        country
        for country in countries
        if country.section_id == passage.section_id
        and country.in_heading == passage.in_heading
        and country.table_id is None
        and country.end <= found.start()
    ]
    if not before or not any(country.role == "partner" for country in countries):
        return False
    last = max(before, key=lambda country: country.end)
    between = _WORDS.findall(passage.text[last.end : found.start()])
    links = fact_rules().refusals.subject_links
    return last.role != "partner" and all(word.casefold() in links for word in between)


def _names_other_club(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    clubs = fact_rules().refusals.other_clubs
    return any(
        org.name in clubs and org.name != said.publisher and found.start() <= org.start < found.end()
        for org in _organisations(said, passage)
    )


def _organisations(said: Said, passage: Passage) -> Iterator[Organisation]:
    """Yield the organisations named in `passage`."""
    for organisation in said.values.organisations:
        if (
            organisation.section_id == passage.section_id
            and organisation.in_heading == passage.in_heading
            and organisation.table_id is None
        ):
            yield organisation
