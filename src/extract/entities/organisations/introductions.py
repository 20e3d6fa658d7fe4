"""Acronyms that a text ties to names, as it does it.

`Ministry of Health (MoH)`, `Name (ACR, by its Spanish acronym)`, `Name (en anglais ACR)`, `ACR (Name)`,
`Name « ACR »`, `Name, or ACR,`, `Name – ACR`, `ACR, the Name`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.organisations.appositions import beside
from extract.entities.organisations.brackets import bracket_at
from extract.entities.organisations.named import Introduction, Named
from extract.entities.organisations.pairs import before_bracket, in_bracket

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.entities.lexicon import Reading
    from extract.entities.organisations.known import OrganisationName
    from extract.models import Language

__all__ = ["Introduction", "introductions"]


def introductions(
    reading: Reading, names: Iterable[OrganisationName], language: Language
) -> Iterator[Introduction]:
    """Give each acronym that stands with what it is for; `names` are those found in the text."""
    named = Named.of(reading, language, names)
    for index, token in enumerate(reading.tokens):
        if token.text == "(" and index > 0:
            bracket = bracket_at(reading, index)
            found = before_bracket(named, bracket) if bracket else in_bracket(named, index)
            if found:
                yield found
    for name in named.by_end.values():
        yield from beside(named, name)
