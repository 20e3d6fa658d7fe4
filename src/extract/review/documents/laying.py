"""Decisions that wait, laid over what the published file says of a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extract.corrections.adding import RULE, fields_of
from extract.corrections.codes import known_codes
from extract.corrections.kinds import KINDS
from extract.corrections.values import parsed
from extract.errors import CorrectionError
from extract.geometry import Box
from extract.models import Span, content_id
from extract.warehouse.reviewing.documents import Held
from extract.warehouse.reviewing.rows import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import JsonValue

    from extract.models import Correction
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.documents import Read

OF_ACTION: Mapping[str, str] = {
    "reject": "rejected",
    "unknown": "unknown",
    "accept": "accepted",
    "add": "added",
}


@dataclass(frozen=True, slots=True)
class Laid:
    """A record with what waits: `was` are the fields as published where they differ, `states` what to say."""

    held: Held
    was: Mapping[str, Any]
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """An issue, as far as it must be known to tell whether it is settled."""

    id: str
    document: str
    code: str
    record: str | None
    record_id: str | None
    field: str | None
    spans: tuple[Span, ...]


def laid(read: Read, waiting: Waiting) -> Iterator[Laid]:
    """Yield all records as reviewers have decided, those behind them that the file does not have yet."""
    fresh: dict[str, list[Correction]] = {}
    for one in waiting.of(read.sha256):
        fresh.setdefault(one.record_id, []).append(one)
    for held in read.records:
        if held.kind == "issue" and waiting.settles(raised(read.sha256, held)):
            yield Laid(held, {}, ("waiting",))
        elif held.record_id in fresh:
            yield _laid(held, waiting, fresh[held.record_id])
        else:
            yield Laid(held, {})
    yield from (Laid(one, {}, ("added", "waiting")) for one in added(read, waiting))


def laid_fields(read: Read, waiting: Waiting) -> Laid:
    """Return the document's own fields, likewise."""
    own = Held("document", read.sha256, "", (), read.told, read.machine)
    found = [one for one in waiting.of(read.sha256) if one.record_id == read.sha256]
    return _laid(own, waiting, found) if found else Laid(own, {})


def added(read: Read, waiting: Waiting) -> Iterator[Held]:
    """Yield records that reviewers have added and the published file does not have yet."""
    sections = {one.told["heading"]: one.record_id for one in read.records if one.kind == "section"}
    for one in waiting.of(read.sha256):
        if one.action == "add" and not waiting.is_undone(one):
            model = KINDS[one.kind]
            try:
                told = dict.fromkeys(model.model.model_fields) | fields_of(one, known_codes())
            except (CorrectionError, ValueError, ArithmeticError, LookupError):
                continue  # the next reading says what is wrong with it
            yield Held(
                one.kind,
                one.record_id or content_id(model.prefix, read.sha256, "review", one.id),
                one.anchor.words,
                tuple(Spot(s.page, Box(s.x0, s.top, s.x1, s.bottom)) for s in one.anchor.spans),
                told | {"title": told.get("title") or one.anchor.words},
                {},
                section_id=sections.get(one.anchor.heading),
                rule=RULE,
            )


def raised(sha256: str, held: Held) -> Raised:
    """Return an issue as `Waiting.settles` takes it."""
    told = held.told
    spans = tuple(
        Span(page=s.page, x0=s.box.x0, top=s.box.top, x1=s.box.x1, bottom=s.box.bottom) for s in held.spots
    )
    return Raised(
        held.record_id, sha256, told["code"], told["record"], told["record_id"], told["field"], spans
    )


def _laid(held: Held, waiting: Waiting, fresh: Sequence[Correction]) -> Laid:
    """Return a record with the decisions on it that wait."""
    told: dict[str, Any] = dict(held.told)
    was: dict[str, Any] = {}
    states = {"waiting"}
    for name in {one.field for one in fresh if one.field}:
        before = held.told.get(name)
        value = _typed(held, name, waiting.value(held.record_id, name, _as_told(before)))
        if value != (tuple(before) if isinstance(before, list) else before):
            told[name], was[name] = value, before
    whole = waiting.in_force(held.record_id)
    states |= {OF_ACTION[one.action] for one in (whole,) if one and one.action in OF_ACTION}
    for one in fresh:
        if OF_ACTION.get(one.action) == "unknown" and not waiting.is_undone(one):
            states.add("unknown")
    return Laid(replace(held, told=told), was, tuple(states))


def _as_told(value: Any) -> JsonValue:
    return value if value is None or isinstance(value, str | int | bool | list) else str(value)


def _typed(held: Held, name: str, value: JsonValue) -> Any:
    """Return a value of the log in the type of its field; as it stands where it does not fit."""
    try:
        return parsed(held.kind, name, value, known_codes())  # type: ignore[arg-type]  # a RecordKind, as decided
    except (CorrectionError, ValueError, ArithmeticError, LookupError):
        return value
