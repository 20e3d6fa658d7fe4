"""One section with all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.records.said import standing_in
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from extract.models import Amount, Country, Date, Organisation, Region, Section
    from extract.records.said import Said


@dataclass(frozen=True, slots=True)
class Story:
    """A section under a heading: its words, and the values in them.

    `amounts`, `countries` and `regions` are those of heading, text and captions; `dates` and `organisations`
    those of heading and text (the date in a caption is the photo's).
    """

    section: Section
    parent: Section | None
    siblings: int  # sections with a heading on the same level below the same parent, this one among them
    amounts: tuple[Amount, ...]
    countries: tuple[Country, ...]
    regions: tuple[Region, ...]
    dates: tuple[Date, ...]
    organisations: tuple[Organisation, ...]

    @property
    def heading(self) -> str:
        """The heading's words."""
        return self.section.heading or ""

    @property
    def text(self) -> str:
        """The body's words."""
        return self.section.text

    def in_body(self, record: Amount | Country | Date | Organisation | Region) -> bool:
        """Tell whether `record` stands in the running text of the section itself."""
        return record.section_id == self.section.id and not record.in_heading

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return first and last offset of the sentence of the body in which `offset` stands."""
        return sentence_at(self.text, offset)


def story(said: Said, section: Section) -> Story:
    """Gather what `said` holds of `section`."""
    own, family = frozenset({section.id}), said.family(section)
    parent = said.by_id.get(section.parent_id) if section.parent_id else None
    beside = said.children(parent) if parent else ()
    return Story(
        section=section,
        parent=parent,
        siblings=sum(1 for s in beside if s.heading and s.level == section.level),
        amounts=standing_in(said.values.amounts, family),
        countries=standing_in(said.values.countries, family),
        regions=standing_in(said.values.regions, family),
        dates=standing_in(said.values.dates, own),
        organisations=standing_in(said.values.organisations, own),
    )
