"""Acronyms beside a name, no bracket: `Name « ACR »`, `Name, or ACR,`, `Name – ACR`, `ACR, the Name`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.organisations.acronym_rules import acronym_rules
from extract.entities.organisations.brackets import QUOTES, acronym_ending_at
from extract.entities.organisations.long_forms import spells
from extract.entities.organisations.named import Introduction
from extract.entities.organisations.shapes import acronym_at
from extract.entities.organisations.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.entities.lexicon import Reading
    from extract.entities.organisations.known import OrganisationName
    from extract.entities.organisations.named import Named

_SEPARATORS = frozenset("-–—:,")
_ALTERNATIVES = frozenset({"or", "ou", "o"})
_MOST_LEADS = 8  # words of `more widely known by its English acronym`
_MOST_BEFORE = 3  # tokens of `also known as the` between an acronym and its name


def beside(named: Named, name: OrganisationName) -> Iterator[Introduction]:
    """Give the acronym behind a name, and the one before it."""
    full = named.full(name)
    found = _quoted(named.reading, name) or _behind(named, name)
    if found:
        yield Introduction(name.first, found[1], found[0], full)
    before = _before(named, name)
    if before:
        yield Introduction(before[0], name.behind, before[1], full)


def _quoted(reading: Reading, name: OrganisationName) -> tuple[str, int] | None:
    """Read `« ACR »`."""
    found = _acronym(reading, name.behind + 1) if reading.low(name.behind) in QUOTES else None
    return (found[0], found[1] + 1) if found and reading.low(found[1]) in QUOTES else None


def _behind(named: Named, name: OrganisationName) -> tuple[str, int] | None:
    """Return the acronym that follows a name, and the token behind it."""
    reading, index = named.reading, name.behind
    index += reading.low(index) in _SEPARATORS
    led = _over_leads(reading, index)
    found = _acronym(reading, led) if led > name.behind else None
    if found is None:
        return None
    leads = {reading.low(at) for at in range(index, led)}
    own = name.known is not None and found[0] in name.known.every_acronym
    alternative = leads & _ALTERNATIVES and reading.low(name.behind) == reading.low(found[1]) == ","
    told = bool(leads & acronym_rules().tells) or (bool(alternative) and found[1] not in named.by_end)
    return found if own or told or spells(named.full(name), found[0]) else None


def _over_leads(reading: Reading, index: int) -> int:
    leads, last = acronym_rules().leads, index + _MOST_LEADS
    while index < last and reading.low(index) in leads and reading.tokens[index].text.islower():
        index += 1
    return index


def _acronym(reading: Reading, index: int) -> tuple[str, int] | None:
    return acronym_at(reading, index) if joined(reading, index) else None


def _before(named: Named, name: OrganisationName) -> tuple[int, str] | None:
    """Return where the acronym begins that stands before a name, and the acronym."""
    reading, sign = named.reading, name.first - 1
    articles = acronym_rules().leads | {"'", "’"}
    while sign > name.first - 1 - _MOST_BEFORE and reading.low(sign) in articles:
        sign -= 1
    if sign < 1 or reading.low(sign) not in _SEPARATORS:
        return None
    found = acronym_ending_at(reading, sign)
    return found if found and spells(named.full(name), found[1]) else None
