"""What looks like a name and is none: `Steering Committee`, `ILO Country Office`, `West Bank`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.organisations.known import known_at
from extract.entities.organisations.rules import pattern_rules
from extract.entities.organisations.words import folded, is_field
from extract.entities.places import place_at

if TYPE_CHECKING:
    from extract.entities.organisations.parts import Draft

_LONGEST_GENERIC = 5  # tokens


def is_something_else(draft: Draft) -> bool:
    """Tell whether the words of a draft are known to be no organisation's name."""
    shape, low = pattern_rules().shape, draft.noun.low
    if low in shape.only_with and not _has(draft, shape.only_with[low]):
        return True
    if low in shape.of_a_field and draft.rest and not draft.tail.fields:
        return True
    if low in shape.also_places and _is_where(draft):
        return True
    generic = _ends_generic if draft.noun.language == "en" else _begins_generic
    return generic(draft) or _is_place(draft) or _is_part(draft)


def _has(draft: Draft, wanted: frozenset[str]) -> bool:
    return any(token.low in wanted for token in (*draft.lead, *draft.rest))


def _is_where(draft: Draft) -> bool:
    """Tell whether a place is meant: `in the Municipality of Keld`."""
    reading, before = draft.reading, draft.first - 1
    while before > draft.first - 4 and reading.low(before) in {*draft.noun.words.articles, "'", "’"}:
        before -= 1
    return reading.low(before) in pattern_rules().shape.in_place


def _ends_generic(draft: Draft) -> bool:
    """Tell whether a name is that of a part of any organisation: `Project Steering Committee`."""
    for start in range(draft.first, draft.noun.index + 1):
        if folded(draft.reading, start, draft.tail.behind) in pattern_rules().generic:
            lead = draft.reading.tokens[draft.first : start]
            group = draft.noun.low in pattern_rules().shape.groups
            return group or all(_is_plain(draft, token.low) for token in lead)
    return False


def _is_plain(draft: Draft, low: str) -> bool:
    shape = pattern_rules().shape
    return low in shape.plain or low in shape.scopes or is_field(draft.noun.words, low)


def _begins_generic(draft: Draft) -> bool:
    """Tell whether a generic name is all that there is: `Centro de Formación para mujeres`."""
    shape, low = pattern_rules().shape, draft.noun.low
    first, noun, behind = draft.first, draft.noun.index, draft.tail.behind
    if folded(draft.reading, first, behind) in pattern_rules().bare:
        return True
    for end in range(noun + 2, min(noun + _LONGEST_GENERIC, behind) + 1):
        if folded(draft.reading, first, end) in pattern_rules().generic:
            capitals = any(t.text[0].isupper() for t in draft.reading.tokens[end:behind])
            vague = end > noun + 2 and low in shape.not_of_places and not capitals
            if end == behind or low in shape.groups or vague:
                return True
    return False


def _is_place(draft: Draft) -> bool:
    """Tell whether the noun is part of a place's name: `West Bank`, `Gulf Cooperation Council`."""
    for index in range(draft.first, draft.noun.index + 1):
        place = place_at(draft.reading, index, draft.noun.language)
        if place and place[1] > draft.noun.index:
            return True
    return False


def _is_part(draft: Draft) -> bool:
    """Tell whether a part of the organisation before a noun is meant: `ILO Country Office`.

    With nouns such as `programme` it is the other way round: `ILO/Norway Partnership Programme` is a name.
    """
    shape = pattern_rules().shape
    known = any(known_at(draft.reading, index, "en") for index in range(draft.first, draft.noun.index))
    if draft.noun.low in shape.joint:
        return not (known and any(token.text in "/-–" for token in draft.lead))
    return known and draft.noun.low in shape.units
