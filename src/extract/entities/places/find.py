"""Countries, demonyms and regions in a text: the longest name wins, and neighbours decide whether it counts.

Found: `Niger`, `du Niger`, `l'Inde`, `CÔTE D'IVOIRE`, `Lao PDR`, `UK`, `Bolivia (Plurinational State of)`,
`Norwegian` (a demonym), `sub-Saharan Africa` (a region). Not found: `Niger Delta`, `Mr Michael Jordan`,
`Swiss francs`, `mali`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.entities.lexicon import Reading
from extract.entities.places.acronyms import given_away
from extract.entities.places.formal import form_at, form_beginnings, inverted_end
from extract.entities.places.gazetteer import PlaceName, gazetteer
from extract.entities.places.neighbours import is_something_else
from extract.entities.places.persons import goes_on
from extract.entities.values import CountryValue, Entity, RegionValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language

_CLOSING = (")", ".)", "')", "’)")


def find_places(text: str, language: Language, *, address: bool = False) -> tuple[Entity, ...]:
    """Return the countries (role `mentioned`), demonyms and regions that `text` names, in order.

    In an `address` the capital behind a country is that of its next line, not a surname.
    """
    return tuple(_places(Reading.of(text), language, address=address))


def _places(reading: Reading, language: Language, *, address: bool) -> Iterator[Entity]:
    given = given_away(reading)
    index = 0
    while index < len(reading.tokens):
        found = place_at(reading, index, language)
        if found is None:
            index += 1
            continue
        place, behind = found
        part_of_more = not address and goes_on(reading, behind, place)
        if not (
            place.kind == "other"
            or place.exact in given
            or part_of_more
            or is_something_else(reading, index, behind, place, language)
        ):
            yield _entity(reading, index, behind, place)
        index = behind


def place_at(reading: Reading, index: int, language: Language) -> tuple[PlaceName, int] | None:
    """Return the place whose name begins at token `index`, and the index behind it: `Republic of Kenya`."""
    if reading.tokens[index].low not in _beginnings():
        return None
    formal = _formal_at(reading, index, language)
    short = _name_at(reading, index, language)
    if short is None or (formal is not None and formal[1] > short[1]):
        return formal
    place, behind = short
    whole = place.kind == "country" and place.exact is None
    return place, inverted_end(reading, behind) if whole else behind


@cache
def _beginnings() -> frozenset[str]:
    return gazetteer().beginnings | form_beginnings()


def _formal_at(reading: Reading, index: int, language: Language) -> tuple[PlaceName, int] | None:
    name = form_at(reading, index)
    found = _name_at(reading, name, language) if name is not None and name < len(reading.tokens) else None
    return found if found is not None and found[0].kind == "country" and not found[0].exact else None


def _name_at(reading: Reading, index: int, language: Language) -> tuple[PlaceName, int] | None:
    return gazetteer().at(
        reading, index, lambda place, behind: _written_as(reading, index, behind, place, language)
    )


def _written_as(reading: Reading, first: int, behind: int, place: PlaceName, language: Language) -> bool:
    if language not in place.languages:
        return False
    if place.exact:
        return reading.text.startswith(place.exact, reading.tokens[first].start)
    return place.small or any(c.isupper() for c in reading.words(first, behind))


def _entity(reading: Reading, first: int, behind: int, place: PlaceName) -> Entity:
    start = reading.tokens[first].start
    end = start + len(place.exact) if place.exact else _closed(reading, first, behind)
    value: CountryValue | RegionValue
    if place.kind == "region":
        value = RegionValue(place.name, place.code)
    else:
        value = CountryValue(place.code or "", place.name, demonym=place.kind == "demonym")
    return Entity(start, end, reading.text[start:end], value, f"place.{place.kind}")


def _closed(reading: Reading, first: int, behind: int) -> int:
    """Return where the name ends, with the bracket that it opened: `Congo (Rép. dém.)`, `Iran (… d')`."""
    end = reading.tokens[behind - 1].end
    opened = any(token.text == "(" for token in reading.tokens[first:behind])
    closing = next((signs for signs in _CLOSING if reading.text.startswith(signs, end)), "")
    return end + len(closing) if opened else end
