"""What reviewers have decided on the records of a document, and what becomes of it in another reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.warehouse import Row

IN_FORCE = frozenset({"applied", "confirmed", "stale"})
REMOVES = frozenset({"reject", "merge", "split"})
DAYS = {"start": "start_date", "end": "end_date"}  # fields whose columns are called otherwise
Touched = tuple[str, str | None]  # id of a record, and its column; none is the record as a whole


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the table `corrections`."""

    id: str
    state: str
    action: str
    record: str
    record_id: str
    field: str | None
    words: str
    page: int | None
    machine: str | None
    touched: tuple[Touched, ...]


class Decisions:
    """All decisions that concern a document, as they were applied in one reading."""

    def __init__(self, document: str, rows: Iterable[Row]) -> None:
        self.all: Mapping[str, Decision] = {one.id: one for one in _decisions(document, rows)}
        ordered = sorted(self.all.values(), key=lambda one: one.state in IN_FORCE)
        self._touched = {key: one for one in ordered for key in one.touched}
        self._records = {record: one for one in ordered for record, _ in one.touched}
        self._records |= {one.record_id: one for one in ordered}

    def on(self, record: str, field: str | None) -> Decision | None:
        """Return the decision on a field, or on the whole record; with no field, on any of it."""
        if field is None:
            return self._records.get(record)
        return self._touched.get((record, field)) or self._touched.get((record, None))

    def touched(self, record: str, field: str) -> bool:
        """Tell whether a decision has changed a field of a record, its own or that of another one."""
        return (record, field) in self._touched

    def removed(self, record: str) -> bool:
        """Tell whether a record is not there because a reviewer has rejected, merged or split it."""
        return any(
            one.record_id == record and one.action in REMOVES and one.state in IN_FORCE
            for one in self.all.values()
        )


def becomes(decision: Decision, older: Decisions, newer: Decisions) -> str:
    """Return what another reading makes of a decision: `unchanged`, or the state to which it comes."""
    then, now = older.all.get(decision.id), newer.all.get(decision.id)
    if now is None:
        return "orphaned"
    return "unchanged" if then and then.state == now.state else now.state


def _decisions(document: str, rows: Iterable[Row]) -> Iterator[Decision]:
    for row in rows:
        told = {name: cast("str | None", row[name]) for name in ("field", "machine", "quote")}
        record = str(row["record_id"] or row["seen_id"])
        column = _column(told["field"])
        changes = cast("Iterable[Mapping[str, str | None]]", row["changes"])
        carried = [(change["record_id"] or document, _column(change["field"])) for change in changes]
        yield Decision(
            str(row["id"]),
            str(row["state"]),
            str(row["action"]),
            str(row["record"]),
            record,
            column,
            told["quote"] or "",
            cast("int | None", row["page"]),
            told["machine"],
            ((record, column), *carried),
        )


def _column(field: str | None) -> str | None:
    return DAYS.get(field, field) if field else None
