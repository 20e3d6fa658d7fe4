"""What the panel shows of a record: its words, its rule, its values, what bears on it, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.review.deciding.blanks import NOTHING, parts
from extract.review.deciding.history import events, proposals
from extract.review.deciding.reasons import quick
from extract.review.deciding.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from extract.corrections import Codes
    from extract.review.deciding.blanks import Blank, Tried
    from extract.review.deciding.history import Event
    from extract.review.deciding.subjects import Subject
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.records import Sight

OF_DOCUMENT = {"partner": "partner_code"}  # fields that an issue names otherwise


@dataclass(frozen=True, slots=True)
class Panel:
    """All that one panel shows. `after` is the last decision of the log that its reader has seen."""

    chosen: Sight
    subject: Subject | None
    history: tuple[Event, ...]
    after: str
    reasons: tuple[str, ...]
    proposed: tuple[str, ...] = ()  # who has decided what, where a second person must
    parts: tuple[tuple[Blank, ...], ...] = ()  # forms of the parts into which a project may be split
    tried: Tried = NOTHING

    @property
    def message(self) -> str:
        """What is wrong with what was sent."""
        return self.tried.message

    @property
    def errors(self) -> Mapping[str, str]:
        """The same, by field."""
        return self.tried.errors

    @property
    def reason(self) -> str:
        """The reason, as it was sent."""
        return self.tried.reason

    @property
    def parts_tried(self) -> bool:
        """Tell whether parts were sent."""
        return bool(self.tried.parts)

    @property
    def issue(self) -> Mapping[str, JsonValue] | None:
        """The issue, if that was chosen."""
        return self.chosen.found.now if self.chosen.found.kind == "issue" else None

    @property
    def doubtful(self) -> str:
        """The field of the record on which the issue casts doubt, if it is about one."""
        told = str((self.issue or {}).get("field") or "")
        name = OF_DOCUMENT.get(told, told)
        known = {blank.input.name for blank in self.subject.fields} if self.subject else frozenset()
        return name if name in known else ""

    @property
    def answers(self) -> str:
        """The code of that issue."""
        return str(self.issue["code"]) if self.issue else ""


def panel(
    chosen: Sight, about: Sight | None, waiting: Waiting, codes: Codes, tried: Tried = NOTHING
) -> Panel:
    """Return the panel of a record; of an issue with the record that it is `about`."""
    of_form = about if chosen.found.kind == "issue" else chosen
    subject = subject_of(of_form, waiting, codes, tried) if of_form else None
    some = [chosen, *([about] if about else [])]
    return Panel(
        chosen=chosen,
        subject=subject,
        history=tuple(events(some, waiting)),
        after=waiting.entries[-1].id if waiting.entries else "",
        proposed=tuple(proposals(some, waiting)),
        reasons=quick(subject.kind if subject else "issue"),
        parts=parts(subject.words, tried) if subject and subject.kind == "project" else (),
        tried=tried,
    )
