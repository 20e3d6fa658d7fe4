"""The record that a form decides on: its fields, and what somebody has said of it as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.corrections.kinds import KINDS
from extract.review.deciding.blanks import blank
from extract.review.deciding.inputs import inputs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.corrections import Codes
    from extract.models import Correction, RecordKind
    from extract.review.deciding.blanks import Blank, Tried
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.records import Sight, Work

WHOLE: Mapping[str, str] = {
    "accept": "has accepted it as it is.",
    "reject": "has rejected it: the document has no such record.",
    "unknown": "says that it cannot be known.",
    "merge": "has merged it into another project.",
    "split": "has split it into several projects.",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that a form decides on: the chosen one, or the one that a chosen issue is about."""

    kind: RecordKind
    record_id: str
    sight: Sight
    fields: tuple[Blank, ...]
    rejectable: bool
    settled: str = ""  # what somebody has said of it as a whole
    works: tuple[Work, ...] = ()

    @property
    def words(self) -> str:
        """What the document says there."""
        return self.sight.found.anchor.words


def subject_of(sight: Sight, waiting: Waiting, codes: Codes, tried: Tried) -> Subject:
    """Return the record of a form, with the values in force and those that were sent."""
    found = sight.found
    whole = waiting.in_force(found.record_id)
    return Subject(
        kind=found.kind,
        record_id=found.record_id,
        sight=sight,
        fields=tuple(blank(sight, one, waiting, codes, tried) for one in inputs(found.kind)),
        rejectable=KINDS[found.kind].loose,
        settled=_settled(whole) if whole else "",
        works=tuple(one for one in sight.works if one.id != found.record_id),
    )


def _settled(whole: Correction) -> str:
    """Return who has decided on the record as a whole, in a sentence."""
    said = WHOLE.get(whole.action)
    return f"{whole.reviewer} {said}" if said else ""
