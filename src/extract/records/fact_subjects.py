"""Of whom a phrase tells something: the partner or another country, the organisation or a club beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from extract.records.fact_rules import fact_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import Country, Organisation
    from extract.records.said import Said
    from extract.records.tracing import Passage

P = TypeVar("P", "Country", "Organisation")
_STOP = re.compile(r"[.;:()\n]")
_WORDS = re.compile(r"[^\W\d_]+")


def joins(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether what is joined is an organisation, not a programme."""
    start, end = found.span("organisation")
    named = any(start <= org.start < end for org in _organisations(said, passage))
    return named or bool(phrases(fact_rules().refusals.organisations).search(found["organisation"]))


def is_told_of_another(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether a phrase is about another country or body than the partner, or a club such as the EU."""
    return (
        _has_other_country(said, passage, found)
        or _has_body(said, passage, found)
        or _names_other_club(said, passage, found)
    )


def _has_other_country(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    """Find 'Japan has been a member since', 'Ghana, a member since': a country just before is no partner."""
    countries = said.values.countries
    last = _last_before(countries, passage, found)
    if last is None or not any(country.role == "partner" for country in countries):
        return False
    return last.role != "partner" and _leads_to(passage, last.end, found)


def _has_body(said: Said, passage: Passage, found: re.Match[str]) -> bool:
    """Find 'the Development Bank joined the Fund in': who joined is no country; not 'Fund member since'."""
    last = _last_before(said.values.organisations, passage, found)
    if last is None or not _leads_to(passage, last.end, found):
        return False
    beside = not _WORDS.search(passage.text[last.end : found.start()])
    return not (beside and phrases(fact_rules().refusals.membership).match(found.group()))


def _last_before(records: Iterable[P], passage: Passage, found: re.Match[str]) -> P | None:
    before = [
        record
        for record in records
        if record.section_id == passage.section_id
        and record.in_heading == passage.in_heading
        and record.table_id is None
        and record.end <= found.start()
    ]
    return max(before, key=lambda record: record.end, default=None)


def _leads_to(passage: Passage, end: int, found: re.Match[str]) -> bool:
    """Tell whether only words as in 'has been a' stand between what is named and what is told."""
    between = passage.text[end : found.start()]
    links = fact_rules().refusals.subject_links
    return not _STOP.search(between) and all(word.casefold() in links for word in _WORDS.findall(between))


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
