"""A figure is held by several records: what is corrected in one is corrected in all.

An amount states a contribution, a project's budget, a row of a table, a key figure; a fact states a count.
Another record follows in a field only if it held the same, and if nobody has decided on that field itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from extract.corrections.sheets import record_of, records, updated
from extract.models import Change, ProjectRow, plain
from extract.records.durations import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from pydantic import JsonValue

    from extract.models import FactSheet, Project, RecordKind
    from extract.models.base import Record

    Decided = AbstractSet[tuple[str | None, str | None]]  # records and fields on which somebody has decided

BUDGET = frozenset({"currency", "value", "qualifier"})
SHOWN = frozenset({"currency", "value"})
LASTING = frozenset({"start", "end", "duration"})


@dataclass(frozen=True, slots=True)
class Held:
    """A field of a record, as the program had read it."""

    kind: RecordKind
    record: Any
    field: str

    @property
    def value(self) -> Any:
        """What the program had read."""
        return getattr(self.record, self.field)


def carried(
    sheet: FactSheet, machine: FactSheet, held: Held, decided: Decided
) -> tuple[FactSheet, tuple[Change, ...]]:
    """Carry a field that was changed in `sheet` to all records that held the same figure in `machine`."""
    now = getattr(record_of(sheet, held.kind, held.record.id), held.field)
    changes: list[Change] = []
    for other in _same_figure(machine, held):
        value = _as(other, now)
        emptied = now is None and other.field != "title"
        free = (other.record.id, other.field) not in decided and (value is not None or emptied)
        if free and other.value == _as(other, held.value) and record_of(sheet, other.kind, other.record.id):
            sheet = updated(sheet, other.kind, other.record.id, **{other.field: value})
            changes.append(change(other.kind, other.record, other.field, value))
    sheet, rows = _in_rows(sheet, machine, held, now)
    if held.kind == "project" and held.field in LASTING:
        sheet = with_end(sheet, held.record.id)
    return sheet, (*changes, *rows)


def change(kind: str, record: Record, field: str, value: object) -> Change:
    """Return what a field was and is."""
    then = record.model_dump(mode="json")[field]
    return Change(
        kind=kind,
        record_id=getattr(record, "id", ""),
        field=field,
        machine=then,
        value=_json(record, field, value),
    )


def _json(record: Record, field: str, value: object) -> JsonValue:
    written: JsonValue = record.model_copy(update={field: value}).model_dump(mode="json")[field]
    return written


def _as(other: Held, value: Any) -> Any:
    """Return a figure in the type of another record's field: facts hold numbers as text."""
    if other.kind == "fact":
        return plain(value) if isinstance(value, Decimal) else value
    if isinstance(other.value, Decimal) and isinstance(value, str):
        try:
            return Decimal(value)
        except InvalidOperation:
            return None
    return value


def _same_figure(machine: FactSheet, held: Held) -> Iterator[Held]:
    if held.kind in {"fact", "key_figure"} and held.field == "value":
        yield from _counts(machine, held)
    if held.kind == "section" and held.field == "heading" and held.value:
        yield from _named_so(machine, held)
    amount = amount_of(machine, held)
    if amount is None:
        return
    field = "flow" if (held.kind, held.field) == ("contribution", "kind") else held.field
    if field in type(amount).model_fields:
        found = (Held("amount", amount, field), *_stated(machine, amount, field))
        yield from (one for one in found if one.record.id != held.record.id)


def _named_so(machine: FactSheet, held: Held) -> Iterator[Held]:
    """Yield the projects that are called as the heading of their section."""
    for work in machine.projects:
        if work.section_id == held.record.id and work.title == held.value:
            yield Held("project", work, "title")


def _stated(machine: FactSheet, amount: Any, field: str) -> Iterator[Held]:
    """Yield the contributions, projects and key figures that hold an amount's money."""
    named = "kind" if field == "flow" else field
    for gift in machine.contributions:
        if gift.amount_id == amount.id and named in type(gift).model_fields:
            yield Held("contribution", gift, named)
    if field in BUDGET:
        for work in machine.projects:
            if amount.id == _budget(machine, work):
                yield Held("project", work, field)
    if field in SHOWN:
        for figure in machine.key_figures:
            if figure.record_id == amount.id:
                yield Held("key_figure", figure, field)


def _budget(machine: FactSheet, work: Project) -> str | None:
    """Return the first amount of a work that is its budget: money of the same value and currency."""
    of_work = (*work.amount_ids, *(name for row in work.rows for name in row.amount_ids))
    amounts = {one.id: one for one in machine.amounts}
    same = (name for name in of_work if name in amounts and same_money(work, amounts[name]))
    return next(same, None)


def same_money(one: Any, other: Any) -> bool:
    """Tell whether two records hold the same money."""
    return bool((one.currency, one.value) == (other.currency, other.value))


def _counts(machine: FactSheet, held: Held) -> Iterator[Held]:
    """Yield the facts, key figures and projects that hold the same count."""
    named = held.record.id if held.kind == "fact" else held.record.record_id
    facts = [fact for fact in machine.facts if fact.id == named]
    for fact in facts:
        if held.kind != "fact":
            yield Held("fact", fact, "value")
        for figure in machine.key_figures:
            if figure.record_id == fact.id and figure is not held.record:
                yield Held("key_figure", figure, "value")
        for work in machine.projects:
            if fact.key == "beneficiaries" and work.section_id == fact.section_id:
                yield Held("project", work, "beneficiaries")


def amount_of(machine: FactSheet, held: Held) -> Any | None:
    """Return the amount that holds the figure of a record; a project's may be any of several."""
    match held.kind:
        case "amount":
            return held.record
        case "contribution":
            return record_of(machine, "amount", held.record.amount_id or "")
        case "key_figure":
            return record_of(machine, "amount", held.record.record_id or "")
    return None


def _in_rows(
    sheet: FactSheet, machine: FactSheet, held: Held, now: object
) -> tuple[FactSheet, tuple[Change, ...]]:
    """Carry an amount's money to the rows of tables in which it is the budget of a work."""
    amount = amount_of(machine, held)
    if amount is None or held.field not in BUDGET:
        return sheet, ()
    following = {
        row.id: row
        for work in machine.projects
        for row in work.rows
        if amount.id in row.amount_ids and same_money(row, amount) and getattr(row, held.field) == held.value
    }
    for work in records(sheet, "project") if following else ():
        rows = _with(work.rows, following.keys(), {held.field: now})
        sheet = updated(sheet, "project", work.id, rows=rows)
    return sheet, tuple(change("project_row", row, held.field, now) for row in following.values())


def _with(
    rows: Iterable[ProjectRow], ids: AbstractSet[str], fields: dict[str, object]
) -> tuple[ProjectRow, ...]:
    return tuple(row.model_copy(update=fields) if row.id in ids else row for row in rows)


def with_end(sheet: FactSheet, project: str) -> FactSheet:
    """Derive the last day of a work again, from its first day and its duration."""
    work = record_of(sheet, "project", project)
    if work is None:
        return sheet
    stated = work.start and work.duration and not work.end
    return updated(
        sheet, "project", project, end_derived=last_day(work.start, work.duration) if stated else None
    )
