"""A project becomes several: each part has its own fields, and the amounts and rows of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.anchors import same_words
from extract.corrections.carrying import change, with_end
from extract.corrections.joining import led_to, row_change
from extract.corrections.sheets import made_id, record_of, updated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.models import Change, FactSheet, Project

    Parts = Sequence[Mapping[str, Any]]

RULE = "review.split"
OWN = {"currency": None, "value": None, "qualifier": None, "beneficiaries": None}  # these would count twice
TYPED = {
    "value": ("transaction_type", "transaction_words"),
    "start": ("start_type",),
    "end": ("end_type",),
}


def parted(
    sheet: FactSheet, whole: Project, parts: Parts, correction: str
) -> tuple[FactSheet, tuple[Change, ...]]:
    """Return the sheet with the parts of a project in its place; ids are made of the correction's id."""
    document = sheet.source.sha256
    ids = [made_id("project", document, correction, n) for n in range(len(parts))]
    works = [_part(whole, part, key) for part, key in zip(parts, ids, strict=True)]
    works = _with_rows(works, whole)
    paying = {key: _paid(sheet, works, key) for key in whole.amount_ids}
    works = [_with_amounts(work, paying) for work in works]
    around = [works if one.id == whole.id else [one] for one in sheet.projects]
    sheet = sheet.model_copy(update={"projects": tuple(one for some in around for one in some)})
    changes = [row_change(row.id, whole.id, work.id) for work in works for row in work.rows]
    for amount in sheet.amounts:
        if amount.project_id == whole.id:
            part = paying.get(amount.id) or _paid(sheet, works, amount.id)
            changes.append(change("amount", amount, "project_id", part))
            sheet = updated(sheet, "amount", amount.id, project_id=part)
    sheet, _ = led_to(sheet, {whole.id: ids[0]})
    for key in ids:
        sheet = with_end(sheet, key)
    return sheet, tuple(changes)


def _part(whole: Project, part: Mapping[str, Any], key: str) -> Project:
    """Return one part: what it names, and of the whole what does not count twice."""
    fields = {**OWN, "amount_ids": (), "rows": (), **part, "id": key, "rule": RULE}
    if fields["value"] is not None:
        fields["currency"] = part.get("currency", whole.currency)
        fields["qualifier"] = part.get("qualifier") or "exact"
    for name, types in TYPED.items():
        if fields.get(name, getattr(whole, name)) != getattr(whole, name):
            fields |= dict.fromkeys(types)
    return whole.model_copy(update=fields)


def _with_rows(works: Sequence[Project], whole: Project) -> list[Project]:
    """Give each row of a table to the part of its name, else of its sum, else to the first."""
    rows: dict[str, list[Any]] = {work.id: [] for work in works}
    for row in whole.rows:
        named = next((work.id for work in works if same_words(work.title, row.title)), None)
        rows[named or _of_sum(works, row) or works[0].id].append(row)
    return [work.model_copy(update={"rows": tuple(rows[work.id])}) for work in works]


def _paid(sheet: FactSheet, works: Sequence[Project], key: str) -> str:
    """Return the part that an amount pays: that of its row, else that of the same sum, else the first."""
    in_row = next((work.id for work in works for row in work.rows if key in row.amount_ids), None)
    amount = record_of(sheet, "amount", key)
    return in_row or (amount and _of_sum(works, amount)) or works[0].id


def _of_sum(works: Sequence[Project], money: Any) -> str | None:
    same = (work.id for work in works if money.value is not None and _same_sum(work, money))
    return next(same, None)


def _same_sum(work: Project, money: Any) -> bool:
    currencies = {work.currency, money.currency} - {None}
    return bool(work.value == money.value and len(currencies) < 2)


def _with_amounts(work: Project, paying: Mapping[str, str]) -> Project:
    own = tuple(key for key, part in paying.items() if part == work.id)
    return work.model_copy(update={"amount_ids": own})


def read_by_now(machine: FactSheet, parts: Parts, whole: str | None) -> tuple[Project, ...]:
    """Return the projects that the program reads for the parts by now; nothing if it lacks one.

    One of them may be called as the whole was; a whole that is none of them is still read as one.
    """
    found: list[Project] = []
    for part in parts:
        same = (
            one for one in machine.projects if one not in found and same_words(one.title, str(part["title"]))
        )
        one = next(same, None)
        if one is None:
            return ()
        found.append(one)
    return tuple(found) if whole is None or whole in {one.id for one in found} else ()
