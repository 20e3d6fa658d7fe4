"""Acronyms that no name was given for, where only an organisation can stand.

`funded by ZOLA`, `con el apoyo del ZOLA`, `La ZOLA verse 3 millions`, `the ILO, ZOLA and UNICEF`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.entities.currencies import unit_at
from extract.entities.organisations.acronym_rules import acronym_rules
from extract.entities.organisations.rules import known_organisations
from extract.entities.organisations.shapes import acronym_at
from extract.entities.organisations.surroundings import Bounds, Spot, acts, is_agent, is_listed
from extract.entities.organisations.words import joined
from extract.entities.places import place_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.entities.lexicon import Reading
    from extract.entities.organisations.known import OrganisationName
    from extract.models import Language

_LETTERS = range(3, 13)
_ROMAN = re.compile(r"X{0,4}(?:IX|IV|V?I{0,3})")


def standing_acronyms(
    reading: Reading, names: Iterable[OrganisationName], language: Language
) -> Iterator[str]:
    """Give each acronym that stands where only an organisation can; `names` are those of the text."""
    bounds = Bounds()
    for name in names:
        bounds.add(name.first, name.behind)
    for spot, acronym in _spots(reading, language):
        if _may_be_one(spot, acronym) and (is_agent(spot) or acts(spot) or is_listed(spot, bounds)):
            bounds.add(spot.index, spot.behind)  # a neighbour for those behind it
            yield acronym


def _spots(reading: Reading, language: Language) -> Iterator[tuple[Spot, str]]:
    for index, token in enumerate(reading.tokens):
        if token.kind == "word" and (token.text.isupper() or token.text in weak_acronyms()):
            acronym, behind = acronym_at(reading, index) or (token.text, index + 1)
            yield Spot(reading, language, index, behind), acronym


def _may_be_one(spot: Spot, acronym: str) -> bool:
    letters = acronym.replace("-", "")
    plain = letters.isupper() and letters.isalpha() and len(letters) in _LETTERS
    if not (plain or acronym in weak_acronyms()) or _ROMAN.fullmatch(acronym):
        return False
    if acronym in acronym_rules().not_organisations or place_at(spot.reading, spot.index, spot.language):
        return False
    money = unit_at(spot.reading.tokens, spot.index, spot.language)
    return not (money or _is_glued(spot) or _is_numbered(spot) or _is_shouted(spot))


@cache
def weak_acronyms() -> dict[str, str]:
    """Return those acronyms of known organisations that are other things too, with the full names."""
    known = known_organisations()
    return {a: one.names[0] for one in known for a in one.ambiguous if one.names}


def _is_glued(spot: Spot) -> bool:
    glued = spot.index > 0 and spot.reading.gap(spot.index) == ""
    return glued and spot.reading.low(spot.index - 1) in {"-", "/", "."}


def _is_numbered(spot: Spot) -> bool:
    """Tell whether a number follows, as in `la ISO 9001`."""
    return joined(spot.reading, spot.behind) and spot.reading.tokens[spot.behind].kind == "number"


def _is_shouted(spot: Spot) -> bool:
    """Tell whether a line of capitals goes on before or behind."""
    around = (spot.index - 1, spot.behind)
    tokens = [spot.reading.tokens[at] for at in around if 0 <= at < len(spot.reading.tokens)]
    return any(token.text.isupper() and len(token.text) > 1 for token in tokens)
