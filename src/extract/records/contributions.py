"""Money given to the publishing organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.models import Contribution, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Amount, Flow

GIVING: frozenset[Flow] = frozenset({"assessed", "voluntary", "core_voluntary"})


def contributions(document: str, amounts: Iterable[Amount]) -> tuple[Contribution, ...]:
    """Return one contribution for each amount whose flow is dues or a voluntary gift."""
    return tuple(_contribution(document, amount) for amount in amounts if amount.flow in GIVING)


def _contribution(document: str, amount: Amount) -> Contribution:
    return Contribution(
        id=content_id("ctr", document, amount.id),
        section_id=amount.section_id,
        text=amount.text,
        in_heading=amount.in_heading,
        table_id=amount.table_id,
        row=amount.row,
        column=amount.column,
        spans=amount.spans,
        rule=f"contribution.{amount.flow}",
        start=amount.start,
        end=amount.end,
        kind=amount.flow,
        currency=amount.currency,
        value=amount.value,
        value_max=amount.value_max,
        qualifier=amount.qualifier,
        period_start=amount.period_start,
        period_end=amount.period_end,
        amount_id=amount.id,
    )
