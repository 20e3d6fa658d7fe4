"""Stage 5: spaCy components read amounts, dates, countries, regions and organisations.

spaCy takes a while to import, so it is imported when the first text is read, not with this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.flow import heading_class, names_flow
from extract.entities.organisations import introduced_acronyms
from extract.entities.places import find_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.values import Context, ReadUnit
    from extract.models import Annotations, Language
    from extract.text import TextUnit

__all__ = ["annotate", "find_places", "heading_class", "introduced_acronyms", "names_flow", "read_units"]


def read_units(units: Sequence[TextUnit], contexts: Sequence[Context]) -> tuple[ReadUnit, ...]:
    """Return each unit with its context and its values; `contexts` has one for each of `units`."""
    from extract.entities.pipeline import read_units

    return read_units(units, contexts)


def annotate(text: str, language: Language = "en") -> Annotations:
    """Return the amounts, countries, regions, dates and organisations of `text`, with offsets into it."""
    from extract.entities.annotations import annotate

    return annotate(text, language)
