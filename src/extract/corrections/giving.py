"""Contributions follow their amounts: one is made, loses a statement, or leaves with the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.sheets import record_of, updated, with_record, without
from extract.models import Contribution, ContributionPlace, content_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.models import Aggregation, Amount, FactSheet

GIFTS = frozenset({"assessed", "voluntary", "core_voluntary"})
STATED = ("currency", "value", "value_max", "qualifier", "period_start", "period_end")
PLACE = ("section_id", "text", "start", "end", "in_heading", "table_id", "row", "column", "spans")
RULE = "review.gift"


def with_gift(sheet: FactSheet, amount_id: str) -> FactSheet:
    """Return the sheet with a contribution for an amount that is a gift and in none yet."""
    amount: Amount = record_of(sheet, "amount", amount_id)
    stated = any(place.amount_id == amount.id for one in sheet.contributions for place in one.places)
    if amount.flow not in GIFTS or stated or any(c.amount_id == amount.id for c in sheet.contributions):
        return sheet
    told = {name: getattr(amount, name) for name in (*PLACE, *STATED)}
    made = Contribution(
        **told,
        id=content_id("ctr", sheet.source.sha256, "review", amount.id),
        rule=RULE,
        kind=amount.flow,
        amount_id=amount.id,
        aggregation=_role(sheet, amount),
        source="text" if amount.table_id is None else "table",
        places=(_place(amount),),
    )
    return with_record(sheet, "contribution", made)


def _role(sheet: FactSheet, amount: Amount) -> Aggregation:
    """Return `context` where a total of the same kind may include it, so that nothing counts twice."""
    for one in sheet.contributions:
        same = (one.kind, one.currency, one.aggregation) == (amount.flow, amount.currency, "total")
        if same and _may_meet(one, amount):
            return "context"
    return "total"


def _may_meet(one: Contribution, amount: Amount) -> bool:
    days = (one.period_start, one.period_end, amount.period_start, amount.period_end)
    if None in days:
        return True
    first, last, start, end = (day for day in days if day)
    return first <= end and start <= last


def _place(amount: Amount) -> ContributionPlace:
    fields = ("section_id", "table_id", "row", "column", "text", "spans")
    return ContributionPlace(
        record="amount", amount_id=amount.id, **{name: getattr(amount, name) for name in fields}
    )


def without_statement(sheet: FactSheet, amount_id: str) -> FactSheet:
    """Return the sheet without an amount's statement: the next place of each contribution takes over."""
    for one in sheet.contributions:
        left = tuple(place for place in one.places if place.amount_id != amount_id)
        if one.amount_id != amount_id:
            if left != one.places:
                sheet = updated(sheet, "contribution", one.id, places=left)
        elif not left:
            sheet = without(sheet, "contribution", one.id)
        else:
            sheet = updated(sheet, "contribution", one.id, places=left, **_restated(sheet, left[0]))
    return sheet


def _restated(sheet: FactSheet, place: ContributionPlace) -> dict[str, Any]:
    """Return what a contribution says by another of its places."""
    if place.record == "amount":
        amount = record_of(sheet, "amount", place.amount_id or "")
        source = "text" if place.table_id is None else "table"
        told = {name: getattr(amount, name) for name in (*PLACE, *STATED) if not name.startswith("period")}
        return told | {"amount_id": place.amount_id, "chart_id": None, "source": source}
    chart = record_of(sheet, "chart", place.chart_id or "")
    told = {name: getattr(chart, name) for name in ("section_id", "text", "start", "end", "spans")}
    none = {"table_id": None, "row": None, "column": None, "amount_id": None}
    return told | none | {"chart_id": place.chart_id, "source": "chart"}


def settled(sheet: FactSheet) -> FactSheet:
    """Make true what contributions say of each other: values of the years, and what parts are parts of.

    A contribution that has become a project's money or other money is none. A part whose wholes are gone adds
    up by itself.
    """
    for one in sheet.contributions:
        if one.kind not in GIFTS and one.amount_id:
            sheet = without(sheet, "contribution", one.id)
    held = {one.id: one for one in sheet.contributions}
    for one in sheet.contributions:
        series = tuple(_year(year, held) for year in one.series if year.contribution_id in held)
        whole = tuple(name for name in one.part_of if name in held)
        lost = one.aggregation == "part" and bool(one.part_of) and not whole
        role = "total" if lost else one.aggregation
        if (series, whole, role) != (one.series, one.part_of, one.aggregation):
            sheet = updated(sheet, "contribution", one.id, series=series, part_of=whole, aggregation=role)
    return sheet


def _year(year: Any, held: Mapping[str, Contribution]) -> Any:
    one = held[year.contribution_id]
    now = {"value": one.value, "value_max": one.value_max, "qualifier": one.qualifier}
    return year.model_copy(update=now)
