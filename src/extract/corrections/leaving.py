"""A record that a reviewer has rejected leaves the sheet, and with it all that only it has stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.carrying import same_money
from extract.corrections.giving import settled, without_statement
from extract.corrections.sheets import record_of, updated, without

if TYPE_CHECKING:
    from extract.models import FactSheet, RecordKind

NOTHING: dict[str, Any] = {"currency": None, "value": None, "qualifier": None}


def left_out(sheet: FactSheet, kind: RecordKind, record_id: str) -> FactSheet:
    """Return the sheet without a record; nothing leads to it any more."""
    record = record_of(sheet, kind, record_id)
    if record is None:
        return sheet
    sheet = without(sheet, kind, record_id)
    if kind == "amount":
        sheet = _unbudgeted(without_statement(sheet, record_id), record)
    if kind == "project":
        sheet = _unowned(sheet, record_id)
    if kind in {"amount", "fact"}:
        sheet = _unshown(sheet, record_id)
    return settled(sheet)


def _unbudgeted(sheet: FactSheet, amount: Any) -> FactSheet:
    """Take an amount from the works and the rows that it paid, and their budget if it was that."""
    for work in sheet.projects:
        rows = tuple(_without_amount(row, amount) for row in work.rows)
        if amount.id in work.amount_ids or rows != work.rows:
            fields = _without(work, amount) | {"rows": rows}
            sheet = updated(sheet, "project", work.id, **fields)
    return sheet


def _without_amount(row: Any, amount: Any) -> Any:
    return row.model_copy(update=_without(row, amount)) if amount.id in row.amount_ids else row


def _without(holder: Any, amount: Any) -> dict[str, Any]:
    """Return the fields of a work or a row without an amount; its money goes too, if it was the same."""
    money: dict[str, Any] = NOTHING if same_money(holder, amount) else {}
    return money | {"amount_ids": tuple(name for name in holder.amount_ids if name != amount.id)}


def _unowned(sheet: FactSheet, project_id: str) -> FactSheet:
    """Let the amounts of a work be those of no work."""
    for amount in sheet.amounts:
        if amount.project_id == project_id:
            sheet = updated(sheet, "amount", amount.id, project_id=None)
    return sheet


def _unshown(sheet: FactSheet, record_id: str) -> FactSheet:
    """Let key figures lead to no record that is gone."""
    for figure in sheet.key_figures:
        if figure.record_id == record_id:
            sheet = updated(sheet, "key_figure", figure.id, record_id=None)
    return sheet
