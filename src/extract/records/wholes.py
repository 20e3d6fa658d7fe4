"""What a work costs: the amounts that pay for it, and which of them is the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

if TYPE_CHECKING:
    from extract.models import Amount
    from extract.records.story import Story


def paid(told: Story) -> tuple[Amount, ...]:
    """Return the amounts that pay for the work: what is not for it (prices, wages) is left out."""
    return tuple(amount for amount in told.amounts if amount.flow in {"project", "voluntary"})


def whole(told: Story) -> Amount | None:
    """Return the amount behind 'Budget:' or called the total, else the first amount that is firm."""
    firm = [amount for amount in paid(told) if amount.qualifier != "at_most"]
    for is_whole in (_is_labelled, _is_total):
        if named := next((amount for amount in firm if is_whole(told, amount)), None):
            return named
    return firm[0] if firm else None


def _is_labelled(told: Story, amount: Amount) -> bool:
    labels = told.labels if told.in_body(amount) else ()
    return any("amount" in one.kinds and one.holds(amount.start) for one in labels)


def _is_total(told: Story, amount: Amount) -> bool:
    if not told.in_body(amount):
        return False
    low, high = told.sentence(amount.start)
    before, after = told.text[low : amount.start], told.text[amount.end : high]
    rules = project_rules().totals
    if phrases(rules.behind).match(after.lstrip(" ,(")):
        return True
    return any(len(before[found.end() :].split()) <= 3 for found in phrases(rules.words).finditer(before))
