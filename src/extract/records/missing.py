"""What a document does not say of itself: told as information, and never made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records.issues import About, issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.identity import Identity
    from extract.models import Issue, Section
    from extract.models.base import Record


def missing(
    document: str, identity: Identity, sections: Sequence[Section], *meant: Sequence[Record]
) -> Iterator[Issue]:
    """Yield what is missing in a document that has text: partner, date, or everything in `meant`.

    `meant` are the records of what values mean together: projects, contributions, facts.
    """
    if not any(section.text for section in sections):
        return
    if identity.partner is None:
        told = (
            "No partner is named in the title, the file name or the text: whose fact sheet it is is unknown."
        )
        yield issue(document, "partner_unknown", told, About("partner", field="partner"), "info")
    if identity.published is None:
        told = "The document gives no date for itself, so that it cannot be ordered among editions."
        yield issue(document, "date_unknown", told, About("published", field="published"), "info")
    if not any(meant):
        told = "No project, contribution or fact was found; sections, values, tables and links are kept."
        yield issue(document, "nothing_found", told, severity="info")
