"""Which currency a shared sign or name means: `$`, `francs`, `kroner`, `pesos`, `Rs`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.entities.money_lexicon import own_currency
from extract.entities.money_rules import currency_rules
from extract.entities.money_units import unit_at
from extract.entities.numbers import lex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.entities.values import Context
    from extract.models import Language


def likely_currency(texts: Iterable[str], language: Language) -> str | None:
    """Return the currency that a bare `$` most likely means: the one that the document names most in full."""
    shared = currency_rules().signs["$"]
    told: Counter[str] = Counter()
    for text in texts:
        tokens = lex(text)
        units = (unit_at(tokens, index, language) for index in range(len(tokens)))
        told.update(
            u.codes[0] for u in units if u and not u.weak and len(u.codes) == 1 and u.codes[0] in shared
        )
    return max(told, key=lambda code: told[code], default=None)


def choose(codes: tuple[str, ...], context: Context, told: Counter[str]) -> tuple[str, bool]:
    """Return the currency meant, and whether nothing but custom decided.

    In this order: the document's likely currency, the partner's own, those that the same text names in full,
    counted in `told`.
    """
    if len(codes) == 1:
        return codes[0], False
    for code in (
        context.likely_currency,
        *own_currency(context.partner),
        *(c for c, _ in told.most_common()),
    ):
        if code in codes:
            return str(code), False
    return codes[0], True
