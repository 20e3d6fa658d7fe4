"""A project becomes part of another one, which takes what it lacks; nothing leads to the one that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.anchors import HALF, overlap, same_words
from extract.corrections.carrying import change, with_end
from extract.corrections.sheets import record_of, updated, without
from extract.models import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.corrections.carrying import Decided
    from extract.models import Anchor, FactSheet, Project

TOGETHER = ("countries", "regions", "funders", "partners", "links", "amount_ids")
MONEY = ("currency", "value", "qualifier", "transaction_type", "transaction_words")


def joined(
    sheet: FactSheet, machine: FactSheet, gone: Project, kept: Project, decided: Decided
) -> tuple[FactSheet, tuple[Change, ...]]:
    """Return the sheet with `kept` in place of both; its fields on which somebody has decided stay."""
    taken = {name for key, name in decided if key == kept.id}
    fields = {name: value for name, value in _fields(gone, kept) if name not in taken}
    sheet = updated(sheet, "project", kept.id, **fields)
    sheet = with_end(without(sheet, "project", gone.id), kept.id)
    then = record_of(machine, "project", kept.id) or kept
    now = record_of(sheet, "project", kept.id)
    own = tuple(
        change("project", then, name, getattr(now, name))
        for name in (*fields, "end_derived")
        if name != "rows" and getattr(now, name) != getattr(kept, name)
    )
    sheet, others = led_to(sheet, {gone.id: kept.id})
    return sheet, (*own, *(row_change(row.id, gone.id, kept.id) for row in gone.rows), *others)


def row_change(row: str, gone: str, kept: str) -> Change:
    """Return that a row of a table is about another project than the program had read."""
    return Change(kind="project_row", record_id=row, field="project_id", machine=gone, value=kept)


def _fields(gone: Project, kept: Project) -> Iterator[tuple[str, Any]]:
    """Yield what the project that stays takes from the other."""
    for name in TOGETHER:
        yield name, tuple(dict.fromkeys((*getattr(kept, name), *getattr(gone, name))))
    rows = {row.id: row for row in (*kept.rows, *gone.rows)}
    yield "rows", tuple(rows.values())
    if kept.value is None:
        yield from ((name, getattr(gone, name)) for name in MONEY)
    if kept.beneficiaries is None:
        yield "beneficiaries", gone.beneficiaries
    if kept.start is None:
        yield from (("start", gone.start), ("start_type", gone.start_type))
    if kept.end is None and kept.duration is None:
        yield from (("end", gone.end), ("end_type", gone.end_type), ("duration", gone.duration))


def led_to(sheet: FactSheet, now: Mapping[str, str]) -> tuple[FactSheet, tuple[Change, ...]]:
    """Let amounts and issues lead to other projects than to those that are gone: old id -> new id."""
    changes: list[Change] = []
    for amount in sheet.amounts:
        other = now.get(amount.project_id or "")
        if other:
            changes.append(change("amount", amount, "project_id", other))
            sheet = updated(sheet, "amount", amount.id, project_id=other)
    issues = tuple(
        one.model_copy(update={"record_id": now.get(one.record_id or "", one.record_id)})
        for one in sheet.issues
    )
    return sheet.model_copy(update={"issues": issues}), tuple(changes)


def holds(work: Project, anchor: Anchor, *, own: bool) -> bool:
    """Tell whether a project is by now what stood at `anchor`: its own words, or a row of a table.

    `own` tells that both are of the same file, where places count.
    """
    named = (work.text, *(row.title for row in work.rows))
    placed = (work.spans, *(row.spans for row in work.rows)) if own else ()
    same = any(same_words(words, anchor.words) for words in named)
    return same or any(overlap(spans, anchor.spans) >= HALF for spans in placed)
