"""What the panel shows of a record: its words, its rule, its values, what bears on it, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.corrections.kinds import KINDS
from extract.review.deciding.inputs import input_of, inputs
from extract.review.deciding.reasons import quick
from extract.review.deciding.saying import DONE, decision_in_words, value_in_words
from extract.review.deciding.typed import shown_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from pydantic import JsonValue

    from extract.corrections import Codes
    from extract.models import Correction, RecordKind
    from extract.review.deciding.inputs import Input
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.records import Sight, Work

WAITS = "waiting"
OF_DOCUMENT = {"partner": "partner_code"}  # fields that an issue names otherwise
WHOLE: Mapping[str, str] = {
    "accept": "has accepted it as it is.",
    "reject": "has rejected it: the document has no such record.",
    "unknown": "says that it cannot be known.",
    "merge": "has merged it into another project.",
    "split": "has split it into several projects.",
}
OF_PART = ("title", "value", "currency", "countries", "start", "end")


@dataclass(frozen=True, slots=True)
class Blank:
    """One field of the form: what stands in it, what the program had read if that is other, what is wrong."""

    input: Input
    texts: tuple[str, ...]
    shown: str  # what stood in it when the form was made; only what differs from it is decided
    read: str = ""
    error: str = ""

    @property
    def text(self) -> str:
        """What stands in a field that takes one value."""
        return self.texts[0] if self.texts else ""


@dataclass(frozen=True, slots=True)
class Event:
    """One decision of the history."""

    id: str
    reviewer: str
    at: datetime
    action: str
    field: str
    seen: str
    value: str
    reason: str
    state: str
    undone: bool

    @property
    def done(self) -> str:
        """What was done, in words."""
        return DONE.get(self.action, self.action)


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


@dataclass(frozen=True, slots=True)
class Tried:
    """What was sent and not kept: the texts of fields, and what is wrong with each."""

    texts: Mapping[str, tuple[str, ...]]
    errors: Mapping[str, str]
    message: str = ""
    reason: str = ""
    parts: tuple[Mapping[str, tuple[str, ...]], ...] = ()


NOTHING = Tried({}, {})


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
    subject = _subject(of_form, waiting, codes, tried) if of_form else None
    some = [chosen, *([about] if about else [])]
    return Panel(
        chosen=chosen,
        subject=subject,
        history=tuple(_history(some, waiting)),
        after=waiting.entries[-1].id if waiting.entries else "",
        proposed=tuple(_proposed(some, waiting)),
        reasons=quick(subject.kind if subject else "issue"),
        parts=_parts(subject, tried) if subject and subject.kind == "project" else (),
        tried=tried,
    )


def _parts(subject: Subject, tried: Tried) -> tuple[tuple[Blank, ...], ...]:
    """Return the forms of two parts, or of all that were sent."""
    sent = tried.parts or ({"title": (subject.words,)}, {})
    return tuple(_part(f"part.{n}.", part, tried.errors) for n, part in enumerate(sent))


def _part(prefix: str, texts: Mapping[str, tuple[str, ...]], errors: Mapping[str, str]) -> tuple[Blank, ...]:
    return tuple(
        Blank(input_of("project", name), texts.get(name, ()), "", error=errors.get(prefix + name, ""))
        for name in OF_PART
    )


def _subject(sight: Sight, waiting: Waiting, codes: Codes, tried: Tried) -> Subject:
    found = sight.found
    whole = waiting.in_force(found.record_id)
    return Subject(
        kind=found.kind,
        record_id=found.record_id,
        sight=sight,
        fields=tuple(_blank(sight, one, waiting, codes, tried) for one in inputs(found.kind)),
        rejectable=KINDS[found.kind].loose,
        settled=_settled(whole) if whole else "",
        works=tuple(one for one in sight.works if one.id != found.record_id),
    )


def _settled(whole: Correction) -> str:
    """Return who has decided on the record as a whole, in a sentence."""
    said = WHOLE.get(whole.action)
    return f"{whole.reviewer} {said}" if said else ""


def _proposed(some: Sequence[Sight], waiting: Waiting) -> Iterator[str]:
    """Yield each decision that waits for a second person, once for each who has made it."""
    told = [one for sight in some for one in waiting.proposals(sight.found.record_id)]
    yield from dict.fromkeys(f"{one.reviewer}: {decision_in_words(one)}" for one in told)


def _blank(sight: Sight, asked: Input, waiting: Waiting, codes: Codes, tried: Tried) -> Blank:
    found = sight.found
    now = waiting.value(found.record_id, asked.name, found.now.get(asked.name))
    machine = found.machine.get(asked.name)
    texts = shown_in(found.kind, asked.name, now, codes)
    before = shown_in(found.kind, asked.name, machine, codes)
    return Blank(
        input=asked,
        texts=tried.texts.get(asked.name, texts),
        shown="; ".join(texts),
        read=("; ".join(before) or "nothing") if before != texts else "",
        error=tried.errors.get(asked.name, ""),
    )


def _history(some: Sequence[Sight], waiting: Waiting) -> Iterator[Event]:
    """Yield all decisions on the records, the newest first."""
    states = {key: state for one in some for key, state in one.states.items()}
    names = {one.found.record_id for one in some}
    told = [one for one in waiting.entries if one.id in states or one.record_id in names]
    for one in reversed(told):
        if one.action != "undo":
            yield _event(one, states.get(one.id, WAITS), undone=waiting.is_undone(one))


def _event(one: Correction, state: str, *, undone: bool) -> Event:
    return Event(
        id=one.id,
        reviewer=one.reviewer,
        at=one.at,
        action=one.action,
        field=one.field or "",
        seen=value_in_words(one.seen),
        value=value_in_words(one.value) if one.action in {"edit", "add"} else "",
        reason=one.reason,
        state=state,
        undone=undone,
    )
