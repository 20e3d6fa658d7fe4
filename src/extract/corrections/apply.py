"""Apply what reviewers decided to what the program reads now.

| the program now reads | what becomes of an edit |
| --- | --- |
| what the reviewer saw | applied: the reviewer's value is in force |
| what the reviewer said | confirmed |
| something else | stale: the reviewer's value is in force, and an issue `correction_stale` says so |
| no such record | orphaned: nothing is lost, and an issue `correction_orphaned` says so |
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extract.corrections.adding import added, fields_of, looked_up
from extract.corrections.carrying import Held, carried, change
from extract.corrections.codes import Codes, known_codes
from extract.corrections.concerning import Corrections, edition_of, version
from extract.corrections.deciding import Asked, Heard, heard
from extract.corrections.giving import settled, with_gift
from extract.corrections.identity import changes_between, with_identity, with_partners
from extract.corrections.leaving import left_out
from extract.corrections.sheets import record_of, updated
from extract.corrections.telling import IN_FORCE, orphan, outcome, stale
from extract.corrections.values import parsed, plainly, told
from extract.errors import CorrectionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import JsonValue

    from extract.corrections.carrying import Decided
    from extract.models import AppliedCorrection, Change, Correction, CorrectionState, FactSheet


def apply(sheet: FactSheet, corrections: Corrections | Iterable[Correction]) -> FactSheet:
    """Return the sheet as reviewers would have it; its `corrections` tell what became of each.

    Decisions on the document itself come first, as they tell of which fact sheet it is an edition, and so
    which decisions on other editions hold here too. The sheet must be as the program read it, before checks.
    """
    known = corrections if isinstance(corrections, Corrections) else Corrections(corrections)
    if not known.entries:
        return sheet
    document = sheet.source.sha256
    own = [one for one in known.concerning(document, None) if one.kind == "document"]
    desk = _Desk(sheet, sheet)
    desk.hear(own)
    concerning = known.concerning(document, edition_of(desk.sheet))
    desk.hear(one for one in concerning if one.kind not in {"document", "issue"})
    extraction = desk.sheet.extraction.model_copy(update={"corrections_version": version(concerning)})
    return desk.sheet.model_copy(update={"extraction": extraction, "corrections": tuple(desk.told)})


@dataclass
class _Desk:
    """The sheet while decisions are applied one by one, beside the sheet as the program read it."""

    machine: FactSheet
    sheet: FactSheet
    told: list[AppliedCorrection] = field(default_factory=list)
    codes: Codes = field(default_factory=known_codes)

    def hear(self, corrections: Iterable[Correction]) -> None:
        """Apply decisions, the earliest first."""
        all_asked = heard(self.machine, corrections)
        decided = {(one.target, one.correction.field) for one in all_asked.in_force}
        found = [self._decide(asked, all_asked, decided) for asked in all_asked.in_force]
        self.sheet = settled(self.sheet)
        found += [self._outcome(one, "superseded") for one in all_asked.superseded]
        found += [self._outcome(one, "withdrawn") for one in all_asked.withdrawn]
        found += [self._outcome(one, "noted") for one in all_asked.noted]
        self.told += [one for one in found if not one.carried or one.state in IN_FORCE]

    def _outcome(self, asked: Asked, state: CorrectionState, **more: Any) -> AppliedCorrection:
        return outcome(self.machine, asked, state, **more)

    def _decide(self, asked: Asked, all_asked: Heard, decided: Decided) -> AppliedCorrection:
        """Apply one decision; one that does not fit is an orphan, whatever is wrong with it."""
        try:
            return self._applied(asked, all_asked, decided)
        except CorrectionError as error:
            return orphan(self.machine, asked, error.message.rstrip("."))
        except (ValueError, ArithmeticError, LookupError) as error:
            return orphan(self.machine, asked, f"the record does not take it ({error})")

    def _applied(self, asked: Asked, all_asked: Heard, decided: Decided) -> AppliedCorrection:
        match asked.correction.action:
            case "add":
                return self._add(asked)
            case _ if asked.target is None:
                return orphan(self.machine, asked, "there is no such record any more")
            case "reject":
                return self._reject(asked)
            case _ if asked.correction.field is None:
                return self._outcome(asked, "confirmed")
        return self._edit(asked, tuple(all_asked.seen_before(asked)), decided)

    def _edit(self, asked: Asked, seen: tuple[JsonValue, ...], decided: Decided) -> AppliedCorrection:
        """Hold what the program reads now against what the reviewer saw and said."""
        one, name = asked.correction, str(asked.correction.field)
        typed = parsed(one.kind, name, one.value, self.codes)
        record = record_of(self.machine, one.kind, str(asked.target))
        machine = told(one.kind, name, getattr(record, name))
        value = told(one.kind, name, typed)
        if machine == value:
            return self._outcome(asked, "confirmed", machine=machine)
        changes = self._set(asked, name, typed, decided)
        unchanged = machine in [plainly(one.kind, name, before) for before in seen]
        if unchanged:
            return self._outcome(asked, "applied", machine=machine, changes=changes)
        return stale(self.machine, asked, machine=machine, changes=changes)

    def _set(self, asked: Asked, name: str, value: Any, decided: Decided) -> tuple[Change, ...]:
        """Put a value in force, and carry it to what holds the same figure."""
        one, target = asked.correction, str(asked.target)
        if one.kind == "document":
            before = self.sheet
            self.sheet = with_partners(with_identity(before, name, value, self.codes), before)
            return tuple(changes_between(before, self.sheet))
        record = record_of(self.machine, one.kind, target)
        fields = {name: value} | looked_up(one.kind, {name: value}, self.codes)
        self.sheet = updated(self.sheet, one.kind, target, **fields)
        held = Held(one.kind, record, name)
        self.sheet, changes = carried(self.sheet, self.machine, held, decided)
        if one.kind == "amount" and name == "flow":
            self.sheet = with_gift(self.sheet, target)
        own = tuple(change(one.kind, record, key, fields[key]) for key in fields)
        return (*own, *changes)

    def _reject(self, asked: Asked) -> AppliedCorrection:
        self.sheet = left_out(self.sheet, asked.correction.kind, str(asked.target))
        return self._outcome(asked, "applied")

    def _add(self, asked: Asked) -> AppliedCorrection:
        """Add a record, unless the program reads it by now."""
        one = asked.correction
        wanted = fields_of(one, self.codes)
        found = record_of(self.machine, one.kind, asked.target) if asked.target else None
        if found is None:
            self.sheet, record = added(self.sheet, one, self.codes)
            return self._outcome(Asked(one, record.id), "applied")
        other = {name: value for name, value in wanted.items() if getattr(found, name) != value}
        if not other:
            return self._outcome(asked, "confirmed")
        changes = tuple(c for name in other for c in self._set(asked, name, other[name], frozenset()))
        machine = {name: told(one.kind, name, getattr(found, name)) for name in other}
        return stale(self.machine, asked, machine=machine, changes=changes)
