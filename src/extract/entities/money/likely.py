"""Which currency a shared sign or name means: `$`, `francs`, `kroner`, `pesos`, `Rs`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.entities.money_lexicon import own_currency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.entities.money_units import Unit
    from extract.entities.values import Context


def choose(codes: tuple[str, ...], context: Context, others: Iterable[Unit]) -> tuple[str, bool]:
    """Return the currency meant, and whether nothing but custom decided.

    In this order: the document's likely currency, the partner's own, one that the same text names in full.
    """
    if len(codes) == 1:
        return codes[0], False
    told = Counter(unit.codes[0] for unit in others if len(unit.codes) == 1)
    for code in (context.likely_currency, *own_currency(context.partner), *(c for c, _ in told.most_common())):
        if code in codes:
            return str(code), False
    return codes[0], True
