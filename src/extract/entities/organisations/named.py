"""The names of a text by where they begin and end, and what is told of one: its acronym."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.entities.lexicon import Reading
    from extract.entities.organisations.known import OrganisationName
    from extract.models import Language


@dataclass(frozen=True, slots=True)
class Introduction:
    """Tokens `first` to `behind` hold the name `full` with its acronym."""

    first: int
    behind: int
    acronym: str
    full: str
    organisation: bool = True  # the acronym is one's, not that of a thing


@dataclass(frozen=True, slots=True)
class Named:
    """A text with its names: of those that begin or end together the longest, a known one rather than not."""

    reading: Reading
    language: Language
    by_start: Mapping[int, OrganisationName]
    by_end: Mapping[int, OrganisationName]

    @classmethod
    def of(cls, reading: Reading, language: Language, names: Iterable[OrganisationName]) -> Named:
        """Arrange the names of a text."""
        ranked = sorted(names, key=lambda name: (name.behind - name.first, name.known is not None))
        return cls(reading, language, {n.first: n for n in ranked}, {n.behind: n for n in ranked})

    def full(self, name: OrganisationName) -> str:
        """Return the words of a name."""
        return self.reading.words(name.first, name.behind)
