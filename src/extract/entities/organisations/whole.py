"""Whether the words around a noun are enough for a name: `Harvard University`, but not `National Council`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.organisations.brackets import bracket_at
from extract.entities.organisations.rules import pattern_rules
from extract.entities.organisations.words import is_field, starts_sentence
from extract.entities.places import place_at

if TYPE_CHECKING:
    from extract.entities.organisations.parts import Draft


def is_whole(draft: Draft) -> bool:
    """Tell whether a draft says enough to be a name."""
    return _is_english(draft) if draft.noun.language == "en" else _is_romance(draft)


def _is_english(draft: Draft) -> bool:
    shape, low = pattern_rules().shape, draft.noun.low
    if draft.rest and (draft.tail.proper or low not in shape.not_of_places):
        return True
    if not draft.lead:
        return False
    if len(draft.lead) == 1 and _is_told_by_one(draft):
        return True
    if low in shape.soft:
        return _is_told_by_scope(draft)
    return _has_acronym(draft) or len(draft.lead) > 1 or low not in shape.needs_tail


def _has_acronym(draft: Draft) -> bool:
    opening = draft.noun.index + 1
    return draft.reading.low(opening) == "(" and bracket_at(draft.reading, opening) is not None


def _is_told_by_one(draft: Draft) -> bool:
    """Tell whether one word is enough: `ASEAN Secretariat`, `National Assembly`, `Labour Department`."""
    shape, noun, low = pattern_rules().shape, draft.noun, draft.lead[0].low
    if noun.low in shape.with_adjective:
        return low in shape.scopes
    place = place_at(draft.reading, draft.first, "en")
    of_region = place is not None and place[0].kind == "region" and noun.low in shape.needs_tail
    return of_region or (noun.low in shape.of_one_field and is_field(noun.words, low))


def _is_told_by_scope(draft: Draft) -> bool:
    """Tell whether enough stands before nouns of so many things: `Ghana Health Service`, `Foreign Office`."""
    scope = any(token.low in pattern_rules().shape.scopes for token in draft.lead)
    named = any(place_at(draft.reading, index, "en") for index in range(draft.first, draft.noun.index))
    if len(draft.lead) == 1:
        return named and draft.noun.low not in pattern_rules().shape.of_a_country
    return scope or named or len(draft.lead) > 2 or _has_acronym(draft)


def _is_romance(draft: Draft) -> bool:
    """Tell whether a French or Spanish name is one: `Fonds de Bavière`, but not `Bureau de Dakar`."""
    shape, noun, tail = pattern_rules().shape, draft.noun, draft.tail
    if not draft.rest:
        return False
    if tail.proper:
        somewhere = noun.low in shape.not_of_places and _is_somewhere(draft)
        return not somewhere and (not noun.small or noun.low in shape.of_any_place or tail.fields > 0)
    if tail.place:
        plain = tail.fields > 0 or noun.low not in shape.not_of_places
        return noun.low in shape.of_any_place or (plain and not noun.small)
    if noun.small or (starts_sentence(draft.reading, draft.first) and not tail.scope):
        return False
    return _is_told_by_fields(draft) if tail.fields else tail.scope and noun.low in shape.with_adjective


def _is_somewhere(draft: Draft) -> bool:
    """Tell whether all that follows a noun may be a place that no list knows: `Bureau de Thiès`."""
    links = draft.noun.words.links
    words = [token for token in draft.rest if token.kind == "word" and token.low not in links]
    return draft.rest[0].low in links and not draft.tail.fields and len(words) == 1


def _is_told_by_fields(draft: Draft) -> bool:
    """Tell whether fields in small letters are enough: `Agence nationale pour l'emploi`."""
    shape, low, tail = pattern_rules().shape, draft.noun.low, draft.tail
    if (
        tail.scope
        or draft.lead
        or (low in shape.of_members and draft.rest[0].low in draft.noun.words.plurals)
    ):
        return True
    return tail.fields > 1 or low not in shape.not_of_places | shape.needs_tail
