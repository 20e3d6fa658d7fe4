"""The sheet while decisions are applied one by one, beside the sheet as the program read it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from extract.corrections import working
from extract.corrections.adding import added, fields_of, looked_up
from extract.corrections.carrying import Held, carried, change
from extract.corrections.giving import with_gift
from extract.corrections.identity import changes_between, with_identity, with_partners
from extract.corrections.leaving import left_out
from extract.corrections.outline import moved, outline_changes, reheaded, settled_outline
from extract.corrections.seconding import Asked
from extract.corrections.sheets import made_id, record_of, updated
from extract.corrections.telling import orphan, outcome, stale
from extract.corrections.values import parsed, plainly, told

if TYPE_CHECKING:
    from pydantic import JsonValue

    from extract.corrections.carrying import Decided
    from extract.corrections.codes import Codes
    from extract.models import AppliedCorrection, Change, CorrectionState, FactSheet

NONE: tuple[JsonValue, ...] = (None, [], "")


@dataclass
class Desk:
    """What is on the desk.

    `called` are records that have another in their place: those made by a decision that the program reads by
    now, and projects that were merged (old id -> new id).
    """

    machine: FactSheet
    sheet: FactSheet
    codes: Codes
    called: dict[str, str] = field(default_factory=dict)

    def decide(self, asked: Asked, seen: tuple[JsonValue, ...], decided: Decided) -> AppliedCorrection:
        """Apply one decision; `seen` is what reviewers saw when they decided on the same field."""
        asked = replace(asked, target=self.now(asked.target))
        match asked.correction.action:
            case "add":
                return self._add(asked)
            case "merge":
                return working.merge(self, asked, decided)
            case "split":
                return working.split(self, asked)
        if asked.target is None or self.record(asked) is None:
            return orphan(self.machine, asked, "there is no such record any more")
        return self._held(asked, seen, decided)

    def _held(self, asked: Asked, seen: tuple[JsonValue, ...], decided: Decided) -> AppliedCorrection:
        """Apply a decision on a record that is there."""
        one = asked.correction
        match one.action:
            case "reject":
                self.sheet = left_out(self.sheet, one.kind, str(asked.target))
                return self.outcome(asked, "applied")
            case "unknown":
                return self._unknown(asked, seen)
            case _ if one.field is None:
                return self.outcome(asked, "confirmed")
        return self._edit(asked, seen, decided)

    def now(self, record_id: str | None) -> str | None:
        """Return how a record is called that decisions have made or taken into another one."""
        met: set[str] = set()
        while record_id in self.called and record_id not in met:
            met.add(record_id)
            record_id = self.called[record_id]
        return record_id

    def record(self, asked: Asked) -> Any | None:
        """Return the record as the program reads it, or as another decision has made it."""
        kind, key = asked.correction.kind, str(asked.target)
        found = record_of(self.machine, kind, key)
        return record_of(self.sheet, kind, key) if found is None else found

    def outcome(self, asked: Asked, state: CorrectionState, **more: Any) -> AppliedCorrection:
        """Return what became of a decision."""
        return outcome(self.machine, asked, state, **more)

    def _unknown(self, asked: Asked, seen: tuple[JsonValue, ...]) -> AppliedCorrection:
        """Hold what the program reads now against what the reviewer saw; it stays as it is."""
        one = asked.correction
        if one.field is None:
            return self.outcome(asked, "applied")
        machine = told(one.kind, one.field, getattr(self.record(asked), one.field))
        if machine in [plainly(one.kind, one.field, before) for before in seen]:
            return self.outcome(asked, "applied", machine=machine)
        if machine in NONE:
            return self.outcome(asked, "confirmed", machine=machine)
        return stale(self.machine, asked, machine=machine)

    def _edit(self, asked: Asked, seen: tuple[JsonValue, ...], decided: Decided) -> AppliedCorrection:
        """Hold what the program reads now against what the reviewer saw and said."""
        one, name = asked.correction, str(asked.correction.field)
        typed = parsed(one.kind, name, one.value, self.codes)
        machine = told(one.kind, name, getattr(self.record(asked), name))
        value = told(one.kind, name, typed)
        if machine == value and not self._moved(asked, typed):
            return self.outcome(asked, "confirmed", machine=machine)
        changes = self.put(asked, name, typed, decided)
        if machine == value:
            return self.outcome(asked, "confirmed", machine=machine, changes=changes)
        if machine in [plainly(one.kind, name, before) for before in seen]:
            return self.outcome(asked, "applied", machine=machine, changes=changes)
        return stale(self.machine, asked, machine=machine, changes=changes)

    def _moved(self, asked: Asked, value: object) -> bool:
        """Tell whether a section does not stand where the program reads it, as others were moved."""
        if (asked.correction.kind, asked.correction.field) != ("section", "order"):
            return False
        return bool(record_of(self.sheet, "section", str(asked.target)).order != value)

    def put(self, asked: Asked, name: str, value: Any, decided: Decided) -> tuple[Change, ...]:
        """Put a value in force, and carry it to what holds the same figure."""
        one, target, before = asked.correction, str(asked.target), self.sheet
        if one.kind == "document":
            self.sheet = with_partners(with_identity(before, name, value, self.codes), before)
            return tuple(changes_between(before, self.sheet))
        if one.kind == "section" and name in {"order", "level"}:
            return self._outlined(target, name, value)
        read = self.machine if record_of(self.machine, one.kind, target) is not None else before
        record = record_of(read, one.kind, target)
        fields = {name: value} | looked_up(one.kind, {name: value}, self.codes)
        self.sheet = updated(before, one.kind, target, **fields)
        held = Held(one.kind, record, name)
        self.sheet, changes = carried(self.sheet, read, held, decided)
        if one.kind == "amount" and name == "flow":
            self.sheet = with_gift(self.sheet, target)
        if one.kind == "section" and name == "heading":
            self.sheet = reheaded(self.sheet, target)
        own = tuple(change(one.kind, record, key, fields[key]) for key in fields)
        return (*own, *changes)

    def _outlined(self, section: str, name: str, value: Any) -> tuple[Change, ...]:
        before = self.sheet
        if name == "order":
            self.sheet = moved(before, section, value)
        else:
            self.sheet = settled_outline(updated(before, "section", section, level=value), section)
        return tuple(outline_changes(self.machine, before, self.sheet))

    def _add(self, asked: Asked) -> AppliedCorrection:
        """Add a record, unless the program reads it by now."""
        one = asked.correction
        wanted = fields_of(one, self.codes)
        found = record_of(self.machine, one.kind, asked.target) if asked.target else None
        if found is None:
            self.sheet, record = added(self.sheet, self.machine, one, self.codes)
            return self.outcome(Asked(one, record.id), "applied")
        self.called[self.made(asked)] = found.id
        return self.corrected(asked, found, wanted)

    def made(self, asked: Asked, *part: int) -> str:
        """Return the id that a record has which a decision makes."""
        one = asked.correction
        return made_id(one.kind, self.machine.source.sha256, one.id, *part)

    def corrected(self, asked: Asked, found: Any, wanted: dict[str, Any]) -> AppliedCorrection:
        """Hold a record that the program reads by now against what the reviewer said of it."""
        one = asked.correction
        other = {name: value for name, value in wanted.items() if getattr(found, name) != value}
        if not other:
            return self.outcome(asked, "confirmed")
        changes = tuple(c for name in other for c in self.put(asked, name, other[name], frozenset()))
        machine = {name: told(one.kind, name, getattr(found, name)) for name in other}
        return stale(self.machine, asked, machine=machine, changes=changes)
