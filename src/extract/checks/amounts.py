"""Amounts that can hardly be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.models import plain
from extract.records import About, issue
from extract.records.check_rules import check_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Amount, FactSheet, Issue


def implausible(sheet: FactSheet) -> Iterator[Issue]:
    """Report amounts beyond what partners give, contributions of a few dollars, ranges that run backwards."""
    for amount in sheet.amounts:
        reason = _reason(amount)
        if reason:
            told = f"{amount.text!r} was read as {amount.currency or '?'} {plain(amount.value)}: {reason}."
            about = About("amount", amount.id, "value", amount.spans)
            yield issue(sheet.source.sha256, "amount_implausible", told, about)


def _reason(amount: Amount) -> str | None:
    bounds = check_rules().plausible
    rate = bounds.units.get(amount.currency or "", 1)
    if amount.value_max is not None and amount.value_max < amount.value:
        return f"the upper end {plain(amount.value_max)} is below the lower"
    if amount.value / rate > bounds.most:
        return f"it is more than {plain(bounds.most)} US dollars"
    given = amount.flow in {"assessed", "voluntary", "core_voluntary"} and amount.table_id is None
    if given and amount.per is None and 0 < amount.value / rate < bounds.least:
        return f"a contribution of less than {plain(bounds.least)} US dollars"
    return None
