"""Merges and splits of projects, held against what the program reads now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extract.corrections.anchors import find
from extract.corrections.joining import holds, joined
from extract.corrections.parting import parted, read_by_now
from extract.corrections.sheets import record_of
from extract.corrections.telling import orphan, stale
from extract.corrections.values import plainly, told
from extract.corrections.works import into_of, parts_of

if TYPE_CHECKING:
    from pydantic import JsonValue

    from extract.corrections.carrying import Decided
    from extract.corrections.desk import Desk
    from extract.corrections.seconding import Asked
    from extract.models import AppliedCorrection, Change


def merge(desk: Desk, asked: Asked, decided: Decided) -> AppliedCorrection:
    """Make a project part of another one; confirmed if the program reads both as one by now."""
    one = asked.correction
    into = _into(desk, asked)
    kept = record_of(desk.sheet, "project", into) if into else None
    if kept is None:
        return orphan(desk.machine, asked, "the project that should take it up is there no more")
    own = one.document == desk.machine.source.sha256
    gone = record_of(desk.sheet, "project", asked.target) if asked.target else None
    if asked.target == into or (asked.target is None and holds(kept, one.anchor, own=own)):
        return desk.outcome(replace(asked, target=into), "confirmed")
    if gone is None:
        return orphan(desk.machine, asked, "there is no such record any more")
    read = desk.record(asked)
    desk.sheet, changes = joined(desk.sheet, desk.machine, gone, kept, decided)
    desk.called[gone.id] = kept.id
    return _told(desk, asked, read, changes)


def _into(desk: Desk, asked: Asked) -> str | None:
    """Return the project that takes the other one up, as it is called now."""
    one = asked.correction
    into = into_of(one.value)
    called = desk.now(into.into)
    if called and record_of(desk.sheet, "project", called) is not None:
        return called
    other = find(desk.machine, one.model_copy(update={"record_id": into.into, "anchor": into.anchor}))
    return desk.now(other.id) if other is not None else None


def split(desk: Desk, asked: Asked) -> AppliedCorrection:
    """Put parts in the place of a project; if the program reads them by now, hold them against these."""
    one = asked.correction
    parts = parts_of(one.value, desk.codes)
    found = read_by_now(desk.machine, parts, asked.target)
    if found:
        return _parts(desk, asked, [dict(part) for part in parts], found)
    whole = record_of(desk.sheet, "project", asked.target) if asked.target else None
    if whole is None:
        return orphan(desk.machine, asked, "there is no such record any more")
    read = desk.record(asked)
    desk.sheet, changes = parted(desk.sheet, whole, parts, one.id)
    return _told(desk, asked, read, changes)


def _parts(
    desk: Desk, asked: Asked, parts: list[dict[str, Any]], found: tuple[Any, ...]
) -> AppliedCorrection:
    """Hold each project against the part that it is."""
    told_of = []
    for number, (part, record) in enumerate(zip(parts, found, strict=True)):
        desk.called[desk.made(asked, number)] = record.id
        told_of.append(desk.corrected(replace(asked, target=record.id), record, part))
    changes = tuple(change for one in told_of for change in one.changes)
    if not changes:
        return desk.outcome(replace(asked, target=found[0].id), "confirmed")
    machine = [one.machine for one in told_of]
    return stale(desk.machine, replace(asked, target=found[0].id), machine=machine, changes=changes)


def _told(desk: Desk, asked: Asked, read: Any, changes: tuple[Change, ...]) -> AppliedCorrection:
    """Tell whether the program still reads the project as the reviewer saw it."""
    other = _other(asked.correction.seen, read)
    if other:
        return stale(desk.machine, asked, machine=other, changes=changes)
    return desk.outcome(asked, "applied", changes=changes)


def _other(seen: JsonValue, read: Any) -> dict[str, JsonValue]:
    """Return what the program reads otherwise than the reviewer saw it."""
    was = seen if isinstance(seen, dict) else {}
    now = {name: told("project", name, getattr(read, name)) for name in was}
    return {name: value for name, value in now.items() if plainly("project", name, was[name]) != value}
