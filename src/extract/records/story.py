"""One section with all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from extract.records.labelled import labelled
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules
from extract.records.said import NOTHING, standing_in
from extract.records.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.models import Amount, Country, Date, Language, Organisation, Region, Section
    from extract.records.labelled import Labelled
    from extract.records.said import Said

R = TypeVar("R")
LEAST_LISTED = 2
FALLBACK: Language = "en"


@dataclass(frozen=True)
class Story:
    """A section under a heading: its words, and the values in them.

    `amounts`, `countries` and `regions` are those of heading, text and captions; `dates` and `organisations`
    those of heading and text (the date in a caption is the photo's).
    """

    section: Section
    language: Language
    listed: bool  # stands below a heading that only introduces others, or that says 'Programmes'
    elsewhere: bool  # the document's works stand below 'Programmes', and this section does not
    amounts: tuple[Amount, ...]
    countries: tuple[Country, ...]
    regions: tuple[Region, ...]
    dates: tuple[Date, ...]
    organisations: tuple[Organisation, ...]
    answers: dict[Callable[[Story], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

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

    @cached_property
    def labels(self) -> tuple[Labelled, ...]:
        """What labels introduce in the body: 'Budget: …', 'Donors: …'."""
        values = {one.start for one in self.amounts if self.in_body(one)}
        values |= {one.start for one in self.countries if self.in_body(one)}
        values |= {one.start for one in self.organisations if self.in_body(one)}
        values |= {one.start_char for one in self.dates if self.in_body(one)}
        return labelled(self.text, frozenset(values))

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return first and last offset of the sentence of the body in which `offset` stands."""
        return sentence_at(self.text, offset)


def asked_once(question: Callable[[Story], R]) -> Callable[[Story], R]:
    """Let a story keep its answer to `question`, which is asked to weigh a section and to describe it."""

    @wraps(question)
    def asked(story: Story) -> R:
        if question not in story.answers:
            story.answers[question] = question(story)
        return cast("R", story.answers[question])

    return asked


def stories(said: Said) -> Iterator[Story]:
    """Gather what `said` holds of each of its sections."""
    lists = frozenset(one.id for one in said.sections if _lists_works(said, one))
    return (_story(said, section, lists) for section in said.sections)


def _story(said: Said, section: Section, lists: frozenset[str]) -> Story:
    """Gather what `said` holds of `section`; `lists` are the sections that only list works."""
    own, family = said.in_texts.get(section.id, NOTHING), said.family(section)
    around = own if len(family) == 1 else standing_in(said.values, family)
    above = tuple(said.above(section))
    return Story(
        section=section,
        language=section.language or FALLBACK,
        listed=section.role == "body" and any(_introduces(said, one) or _names_works(one) for one in above),
        elsewhere=bool(lists) and not any(one.id in lists for one in above),
        amounts=around.amounts,
        countries=around.countries,
        regions=around.regions,
        dates=own.dates,
        organisations=own.organisations,
    )


def _introduces(said: Said, section: Section) -> bool:
    """Tell whether a heading has no text of its own, but sections below it."""
    if section.text or section.level == 0 or is_overview(section.heading or ""):
        return False
    return any(s.heading for s in said.children(section))


def _names_works(section: Section) -> bool:
    return section.level > 0 and bool(phrases(project_rules().groups.words).search(section.heading or ""))


def _lists_works(said: Said, section: Section) -> bool:
    below = sum(1 for s in said.children(section) if s.heading)
    return below >= LEAST_LISTED and not section.text and _names_works(section)


def is_overview(heading: str) -> bool:
    """Tell whether a heading is about the partnership, its money, its past or its future."""
    return bool(phrases(project_rules().overviews.words).search(heading))
