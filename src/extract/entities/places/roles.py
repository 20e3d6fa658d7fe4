"""The role of each country: partner, recipient or mentioned, by section, heading and grammar.

`partner` is the document's own country wherever it stands; `recipient` has the work or the money (`in Peru`,
`for Burundi`, `reached Nepal`, a project's heading); `mentioned` is the rest (`from Jordan`, `border with
Nigeria`, `Government of India`, addresses, meetings, ideas still explored).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.lexicon import Reading
from extract.entities.places.clauses import lists
from extract.entities.places.elsewhere import has_phrase, is_elsewhere
from extract.entities.places.find import find_places
from extract.entities.places.grammar import by_grammar, names_origin
from extract.entities.places.labels import by_label
from extract.entities.places.role_rules import role_words
from extract.entities.values import CountryValue

if TYPE_CHECKING:
    from extract.entities.places.clauses import Listed
    from extract.entities.places.role_rules import RoleWords
    from extract.entities.values import Context, Entity
    from extract.models import CountryRole, Language


def read_places(text: str, context: Context) -> tuple[Entity, ...]:
    """Return the countries with their roles, the demonyms and the regions that `text` names, in order."""
    places = find_places(text, context.language, address=context.role == "contact")
    reading = Reading.of(text)
    roles: dict[int, CountryRole] = {}
    for listed in lists(reading, [p for p in places if _is_country(p)], context.language):
        roles |= _roles(listed, context)
    return tuple(_with_role(place, roles.get(place.start, "mentioned"), context) for place in places)


def _is_country(place: Entity) -> bool:
    return isinstance(place.value, CountryValue) and not place.value.demonym


def _with_role(place: Entity, role: CountryRole, context: Context) -> Entity:
    if not isinstance(place.value, CountryValue):
        return place
    own = place.value.code == context.partner
    value = replace(place.value, role="partner" if own else role, at_work=role == "recipient")
    return replace(place, value=value)


def _roles(listed: Listed, context: Context) -> dict[int, CountryRole]:
    """Return the role of each country of a list, by where it begins."""
    words = role_words(context.language)
    told = _told_outright(listed, context)
    if told is None and context.in_heading:
        told = "mentioned" if names_origin(listed, words) else "recipient"
    said = (
        told
        or by_label(listed, words)
        or by_grammar(listed, words)
        or ("recipient" if context.role == "caption" else "mentioned")
    )
    return {
        member.start: "recipient" if told is None and _in_headings(member, context) else said
        for member in listed.members
    }


def _told_outright(listed: Listed, context: Context) -> CountryRole | None:
    """Return the role that place or clause give to a whole list, whatever the headings above say."""
    words = role_words(context.language)
    if context.role == "contact":
        return "mentioned"
    if context.cell_head is not None or context.row_head is not None:
        return "mentioned" if _under_donors(context.cell_head or "", words) else "recipient"
    return "mentioned" if is_elsewhere(listed, words) else None


def _under_donors(head: str, words: RoleWords) -> bool:
    column = " ".join(token.low for token in Reading.of(head.split("\n", 1)[0]).tokens)
    return has_phrase(column, words.donor_heads)


def _in_headings(member: Entity, context: Context) -> bool:
    """Tell whether a heading above names the country as a place of work; of the partner, it tells nothing."""
    if isinstance(member.value, CountryValue) and member.value.code == context.partner:
        return False
    headings = (context.heading, *context.headings_above)
    codes = (_codes(heading, context.language) for heading in headings if heading)
    return isinstance(member.value, CountryValue) and any(member.value.code in found for found in codes)


@lru_cache(maxsize=256)
def _codes(heading: str, language: Language) -> frozenset[str]:
    """Return the countries of a heading, without those of `Refugees from Sudan`."""
    places = [place for place in find_places(heading, language) if _is_country(place)]
    found = lists(Reading.of(heading), places, language)
    at_work = (listed.members for listed in found if not names_origin(listed, role_words(language)))
    values = (member.value for members in at_work for member in members)
    return frozenset(value.code for value in values if isinstance(value, CountryValue))
