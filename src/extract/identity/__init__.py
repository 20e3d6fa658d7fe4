"""What a document says about itself: its title, its partner, its date and its publisher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.entities.dates import shown_order
from extract.identity.front import front_of
from extract.identity.partner import partner
from extract.identity.published import Speech, published
from extract.identity.publisher import publisher
from extract.identity.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.models import Language, Partner, Published
    from extract.pdf import Pdf
    from extract.sections import Section
    from extract.text import TextUnit

__all__ = ["Identity", "Told", "identify"]


@dataclass(frozen=True, slots=True)
class Identity:
    """The document's own data; None is what it does not say."""

    title: str | None = None
    partner: Partner | None = None
    published: Published | None = None
    publisher: str | None = None


def identify(
    pdf: Pdf,
    sections: Sequence[Section],
    units: Sequence[TextUnit],
    language: Language,
    told: Told,
) -> Identity:
    """Return the title, partner, date and publisher of a document; `language` is that of its text.

    What is `told` of it counts only where it is silent.
    """
    heading = _title_unit(sections, units)
    front = front_of(pdf, heading)
    whose = partner(front, units, language, told)
    order = shown_order([unit.text for unit in units], language)
    return Identity(
        title=heading.text if heading else _title_in_metadata(pdf),
        partner=whose,
        published=published(front, Speech(language, whose.code if whose else None, order)),
        publisher=publisher(front) or told.hints.publisher,
    )


def _title_unit(sections: Iterable[Section], units: Iterable[TextUnit]) -> TextUnit | None:
    top = {section.order for section in sections if section.level == 0}
    return next((unit for unit in units if unit.in_heading and unit.section in top), None)


def _title_in_metadata(pdf: Pdf) -> str | None:
    """Return the title in the file's metadata if the first page shows it too."""
    if not pdf.title or not pdf.pages:
        return None
    shown = " ".join(word.text for word in pdf.pages[0].words).casefold()
    title = " ".join(pdf.title.split())
    return title if title.casefold() in shown else None
