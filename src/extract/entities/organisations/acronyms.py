"""The acronyms of a document: those that it ties to names, and those that stand only where one's can.

Also those that it prints without saying so: where both `Ministry of Foreign Affairs` and `MOFA` stand in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from extract.entities.lexicon import Reading
from extract.entities.organisations.introductions import introductions
from extract.entities.organisations.long_forms import has_initials
from extract.entities.organisations.names import names
from extract.entities.organisations.shapes import acronym_at
from extract.entities.organisations.standing import standing_acronyms, weak_acronyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.entities.organisations.known import OrganisationName
    from extract.models import Language

Printed = Mapping[str, Mapping[str, int]]  # letter -> acronym -> place in their order
_LEAST = 3  # letters of an acronym that is tied to a name by its letters alone


def introduced_acronyms(texts: Iterable[str], language: Language = "en") -> tuple[tuple[str, str], ...]:
    """Return (acronym, full name) for each organisation whose acronym the texts print, in order.

    The full name is empty where the texts give none.
    """
    readings = [Reading.of(text) for text in texts]
    named = [tuple(names(reading, language)) for reading in readings]
    printed = _printed(readings)
    found: dict[tuple[str, str], None] = {}
    things: set[str] = set()
    for reading, here in zip(readings, named, strict=True):
        for introduction in introductions(reading, here, language):
            if introduction.organisation:
                found[introduction.acronym, introduction.full] = None
            else:
                things.add(introduction.acronym)
        for acronym, full in _tied(reading, here, printed, language):
            found.setdefault((acronym, full))
    told = {acronym.upper() for acronym in (*things, *(acronym for acronym, _ in found))}
    for reading, here in zip(readings, named, strict=True):
        for acronym in standing_acronyms(reading, here, language):
            if acronym.upper() not in told:
                found.setdefault((acronym, weak_acronyms().get(acronym, "")))
    return tuple(found)


def _printed(readings: Iterable[Reading]) -> Printed:
    """Return all acronyms in the texts in order, by their first letter."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for reading in readings:
        for index, token in enumerate(reading.tokens):
            acronym = acronym_at(reading, index) if token.kind == "word" else None
            if acronym:
                found[acronym[0][0].upper()].setdefault(acronym[0], len(found[acronym[0][0].upper()]))
    return found


def _tied(
    reading: Reading,
    named: Iterable[OrganisationName],
    printed: Printed,
    language: Language,
) -> Iterator[tuple[str, str]]:
    for name in named:
        acronym = None if name.acronym else _acronym_of(reading, name, printed, language)
        if acronym:
            yield acronym, reading.words(name.first, name.behind)


def _acronym_of(reading: Reading, name: OrganisationName, printed: Printed, language: Language) -> str | None:
    words = [t for t in reading.tokens[name.first : name.behind] if t.kind == "word"]
    if name.known:
        own = {t.text for t in words}
        return _first_printed([a for a in name.known.every_acronym if a not in own], printed)
    lows = [t.low for t in words]
    for acronym in printed.get(lows[0][0].upper(), ()):
        if len(acronym) >= _LEAST and has_initials(lows, acronym, language):
            return acronym
    return None


def _first_printed(acronyms: Sequence[str], printed: Printed) -> str | None:
    places = {printed[a[0].upper()][a]: a for a in acronyms if a in printed.get(a[0].upper(), ())}
    return places[min(places)] if places else None
