"""Names of organisations in a text: known ones, and those built around a noun such as `Ministry`.

Found: `Ministry of Health, Labour and Welfare`, `Harvard University`, `Fonds fiduciaire de Bavière`,
`Fundación Carolina`, `Bill & Melinda Gates Foundation`, `Caisse nationale de sécurité sociale`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.lexicon import Reading
from extract.entities.organisations.known import OrganisationName, known_at
from extract.entities.organisations.left import begin
from extract.entities.organisations.nouns import noun_at
from extract.entities.organisations.parts import Draft
from extract.entities.organisations.presented import presented_at
from extract.entities.organisations.refused import is_something_else
from extract.entities.organisations.right import tail_of
from extract.entities.organisations.whole import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language


def names(reading: Reading, language: Language) -> tuple[OrganisationName, ...]:
    """Return the names of organisations in a text, known ones first where several begin."""
    return _names(reading.text, language)


@lru_cache(maxsize=1024)  # asked for once for the acronyms of a document, and once for each text
def _names(text: str, language: Language) -> tuple[OrganisationName, ...]:
    return tuple(_found(Reading.of(text), language))


def _found(reading: Reading, language: Language) -> Iterator[OrganisationName]:
    for index, token in enumerate(reading.tokens):
        if token.kind == "word":
            for read in (known_at, built_at, presented_at):
                name = read(reading, index, language)
                if name:
                    yield name


def built_at(reading: Reading, index: int, language: Language) -> OrganisationName | None:
    """Return the name built around the noun at token `index`, if there is one."""
    noun = noun_at(reading, index, language)
    if noun is None:
        return None
    draft = Draft(reading, noun, begin(reading, noun), tail_of(reading, noun))
    if is_something_else(draft) or not is_whole(draft):
        return None
    return OrganisationName(draft.first, draft.tail.behind, noun.kind)
