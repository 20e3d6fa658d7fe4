"""All that the earlier stages know of one document, as the record stage takes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.entities.values import ReadUnit
    from extract.identity import Identity
    from extract.layout.types import Layout
    from extract.models import Extraction, Language, Source
    from extract.pdf import Pdf
    from extract.sections import Section


@dataclass(frozen=True, slots=True)
class Reading:
    """One document after the entity stage.

    `source.text_layer` and `extraction.accounting` are filled by `assemble`, whatever they hold here.
    """

    source: Source
    extraction: Extraction
    pdf: Pdf
    layout: Layout
    sections: tuple[Section, ...]
    units: tuple[ReadUnit, ...]
    identity: Identity
    language: Language | None
    languages: Mapping[int, Language | None] = field(default_factory=dict)  # of sections with text, by order
    foreign: str | None = None  # what it is written in, if there are no rules for it: 'German'
