"""What must be decided before a document can be gold.

Every sum of money, the title, the partner and the date: accepted, corrected, added, or known not to be
knowable. A sum that several records hold is decided once. Who accepts the document as a whole has decided on
all of these. An open issue must be settled in any case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.warehouse.reviewing.progress import Figure, Standing

FIELDS = {
    "title": ("title",),
    "partner": ("partner_code", "partner_name", "partner_kind"),
    "published": ("published",),
}
WORDS = 60  # characters that are shown of long texts


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to decide: a record or an issue by its id, or a field of the document; `page` from 1."""

    kind: str
    id: str
    words: str
    page: int | None = None

    @property
    def sentence(self) -> str:
        """Such as `amount 'EUR 4 million' on page 2 (amt-…): nobody has decided on it.`."""
        where = f" on page {self.page}" if self.page else ""
        if self.kind == "issue":
            return f"issue{where} ({self.id}) is open: {self.words}"
        if self.kind == "document":
            return f"{self.words} of the document: nobody has decided on it."
        return f"{self.kind} {_short(self.words)!r}{where} ({self.id}): nobody has decided on it."


def missing(told: Standing) -> tuple[Missing, ...]:
    """Return all that keeps a document from being gold, issues first."""
    issues = tuple(Missing("issue", one.id, one.message, one.page) for one in told.issues)
    if any(one.record_id == told.document and one.field is None for one in told.decided):
        return issues
    return (*issues, *_fields(told), *_figures(told))


def _fields(told: Standing) -> Iterator[Missing]:
    done = {one.field for one in told.decided if one.record_id == told.document}
    for name, fields in FIELDS.items():
        if done.isdisjoint(fields):
            yield Missing("document", told.document, name)


def _figures(told: Standing) -> Iterator[Missing]:
    done = {one.record_id for one in told.decided}
    for one in told.figures:
        if done.isdisjoint(one.same) and not _is_held(one, told.figures, done):
            yield Missing(one.kind, one.id, one.words, one.page)


def _is_held(figure: Figure, figures: Iterable[Figure], done: set[str]) -> bool:
    """Tell whether a record was decided on that holds the same sum by this amount."""
    return any(figure.id in other.same and other.id in done for other in figures)


def _short(text: str) -> str:
    return text if len(text) <= WORDS else f"{text[: WORDS - 1]}…"
