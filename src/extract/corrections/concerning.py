"""Which corrections concern a document: its own, and those made on another edition of the same fact sheet.

Editions are told as everywhere (`extract.editions`): publisher, partner and language are the same, titles are
alike. What a reviewer decided on one edition holds for the same words in the next.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from extract.corrections.seconding import code_of
from extract.editions import Edition, group
from extract.models import CorrectedDocument

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from extract.models import Correction, FactSheet

CARRIED = frozenset(
    {"edit", "accept", "reject", "unknown", "merge", "split"}
)  # what is added has a place on the pages of one file only
STAYING = frozenset({"document", "section", "table", "chart", "issue"})  # kinds that each edition has anew
_ANY_DAY = date(2000, 1, 1)


class Corrections:
    """All corrections that there are, to be asked for those that concern a document.

    `two_reviewers` are the codes of issues whose decisions need two people (`extract.corrections`).
    """

    def __init__(self, entries: Iterable[Correction] = (), two_reviewers: Collection[str] = ()) -> None:
        self.entries = tuple(entries)
        self.two_reviewers = frozenset(two_reviewers)
        self._own: dict[str, list[Correction]] = defaultdict(list)
        self._alike: dict[object, dict[str, list[Correction]]] = defaultdict(lambda: defaultdict(list))
        for entry in self.entries:
            self._own[entry.document].append(entry)
            if entry.action == "undo" or (entry.action in CARRIED and entry.kind not in STAYING):
                self._alike[_family(entry.edition)][entry.document].append(entry)

    def concerning(self, document: str, edition: CorrectedDocument | None) -> tuple[Correction, ...]:
        """Return those for the document, and for other editions of it where `edition` tells what it is."""
        carried = (
            some
            for other, some in self._alike.get(_family(edition), {}).items()
            if other != document and edition and _same(edition, some[0].edition)
        )
        return (*self._own.get(document, ()), *(entry for some in carried for entry in some))

    def version(self, document: str, edition: CorrectedDocument | None) -> str | None:
        """Return a hash of those corrections; None if there are none."""
        return version(self.concerning(document, edition), self.two_reviewers)


def version(corrections: Sequence[Correction], two_reviewers: Collection[str] = ()) -> str | None:
    """Return a hash of `corrections` in whatever order, and of who must agree; None if there are none."""
    told = "\n".join(sorted(f"{one.id}{' 2' * (code_of(one) in two_reviewers)}" for one in corrections))
    return hashlib.sha256(told.encode()).hexdigest()[:16] if told else None


def edition_of(sheet: FactSheet) -> CorrectedDocument:
    """Return what tells of which fact sheet this is an edition."""
    partner, published = sheet.partner, sheet.published
    return CorrectedDocument(
        file_name=sheet.source.file_name,
        title=sheet.title,
        language=sheet.language,
        publisher=sheet.publisher,
        partner_code=partner.code if partner else None,
        partner_name=partner.name if partner else None,
        published_start=published.start if published else None,
        published_end=published.end if published else None,
    )


def _family(told: CorrectedDocument | None) -> object:
    return told and (told.partner_code or told.partner_name, told.language)


def _same(one: CorrectedDocument, other: CorrectedDocument) -> bool:
    """Tell whether both are editions of one fact sheet."""
    if not (one.title and other.title and one.partner_name and other.partner_name):
        return False
    return len(group((_edition("one", one), _edition("other", other)))) == 1


def _edition(key: str, told: CorrectedDocument) -> Edition:
    """Return what `extract.editions` compares; the days only order editions."""
    partner = (told.partner_code, told.partner_name or "")
    title, start, end = told.title or "", told.published_start, told.published_end
    return Edition(key, told.publisher, partner, told.language, title, start or _ANY_DAY, end or _ANY_DAY)
