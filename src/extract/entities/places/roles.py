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
from extract.entities.places.find import find_places
from extract.entities.places.role_rules import role_words
from extract.entities.values import CountryValue

if TYPE_CHECKING:
    from extract.entities.places.clauses import Listed
    from extract.entities.places.role_rules import RoleWords
    from extract.entities.values import Context, Entity
    from extract.models import CountryRole, Language

_REACH = 8  # how many words before a list may decide its role


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
    return replace(place, value=replace(place.value, role="partner" if own else role))


def _roles(listed: Listed, context: Context) -> dict[int, CountryRole]:
    """Return the role of each country of a list, by where it begins."""
    told = _told_outright(listed, context)
    grammar = _by_grammar(listed, role_words(context.language))
    said = told or grammar or ("recipient" if context.role == "caption" else "mentioned")
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
    return "mentioned" if _is_elsewhere(listed, words) else None


def _under_donors(head: str, words: RoleWords) -> bool:
    column = " ".join(token.low for token in Reading.of(head.split("\n", 1)[0]).tokens)
    return _has_phrase(column, words.donor_heads)


def _is_elsewhere(listed: Listed, words: RoleWords) -> bool:
    """Tell whether the clause says that the work is not, or not yet, in these countries."""
    clause = " ".join(word for word in listed.words if word not in {"'", "’", "-"})
    if _has_phrase(clause, words.mentioned_phrases):
        return True
    before = listed.before[-_REACH:]
    return _has_phrase(" ".join(before), words.held) and words.activities.isdisjoint(before)


def _has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)


def _in_headings(member: Entity, context: Context) -> bool:
    """Tell whether the text is a heading, or one above it names the country."""
    if context.in_heading:
        return True
    headings = (context.heading, *context.headings_above)
    codes = (_codes(heading, context.language) for heading in headings if heading)
    return isinstance(member.value, CountryValue) and any(member.value.code in found for found in codes)


@lru_cache(maxsize=256)
def _codes(heading: str, language: Language) -> frozenset[str]:
    values = (place.value for place in find_places(heading, language))
    return frozenset(v.code for v in values if isinstance(v, CountryValue) and not v.demonym)


def _by_grammar(listed: Listed, words: RoleWords) -> CountryRole | None:
    before = list(listed.before)
    while before and before[-1] in words.articles and before[-1] not in words.of:
        before.pop()
    link = before[-1] if before else ""
    if link in words.to_mentioned:
        return "mentioned"
    if link in words.to_recipient:
        return "recipient"
    if link in words.of and len(before) > 1:
        elsewhere = words.of_is_from or _noun_before(before, words) in words.official
        return "mentioned" if elsewhere else "recipient"
    return _by_nearest_word(before, words) or _by_verb_after(listed, words)


def _noun_before(before: list[str], words: RoleWords) -> str:
    nouns = [word for word in before[:-1] if word.isalpha() and word not in words.of]
    return nouns[-1] if nouns else ""


def _by_nearest_word(before: list[str], words: RoleWords) -> CountryRole | None:
    for word in reversed(before[-_REACH:]):
        if word in words.mentioned_words:
            return "mentioned"
        if word in words.recipient_words:
            return "recipient"
    return None


def _by_verb_after(listed: Listed, words: RoleWords) -> CountryRole | None:
    return "recipient" if words.recipient_verbs & set(listed.after[:4]) else None
