"""Which currency a shared sign or name means: `$`, `francs`, `kroner`, `pesos`, `Rs`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.entities.currencies import currency_rules, own_currency, unit_at
from extract.entities.numbers import lex
from extract.entities.places import find_places
from extract.entities.sentences import sentence_at, sentences
from extract.entities.values import CountryValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.entities.values import Context
    from extract.models import Language

_OFTEN = 2  # times that a document names a currency in full


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


def named_currencies(texts: Iterable[str], language: Language) -> dict[str, int]:
    """Return how often a document names each currency in full: `francs suisses`, `NOK`."""
    told: Counter[str] = Counter()
    for text in texts:
        tokens = lex(text)
        units = (unit_at(tokens, index, language) for index in range(len(tokens)))
        told.update(u.codes[0] for u in units if u and not u.weak and len(u.codes) == 1)
    return dict(told)


def owners(text: str, offset: int, language: Language) -> frozenset[str]:
    """Return the currencies of the countries that the sentence at `offset` names, by name or adjective."""
    sentence = sentence_at(sentences(text), offset)
    places = (place.value for place in find_places(text[sentence.start : sentence.end], language))
    codes = {value.code for value in places if isinstance(value, CountryValue)}
    return frozenset(currency for code in codes for currency in own_currency(code)[:1])


def choose(
    codes: tuple[str, ...], context: Context, told: Counter[str], here: frozenset[str] = frozenset()
) -> tuple[str, bool]:
    """Return the currency meant, and whether nothing but custom decided.

    In this order: what a bare `$` likely means, the currency of the one country in the sentence (`here`), the
    one that the document keeps naming in full, the partner's own, those that the same text names (`told`).
    """
    if len(codes) == 1:
        return codes[0], False
    near = tuple(here.intersection(codes))
    for code in (
        context.likely_currency,
        *(near if len(near) == 1 else ()),
        *_often_named(codes, context),
        *own_currency(context.partner),
        *(c for c, _ in told.most_common()),
    ):
        if code in codes:
            return str(code), False
    return codes[0], True


def _often_named(codes: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Return the one of `codes` that the document names more than once, and more often than the others."""
    counts = sorted(((n, code) for code, n in context.named_currencies if code in codes), reverse=True)
    if not counts or counts[0][0] < _OFTEN or (len(counts) > 1 and counts[1][0] == counts[0][0]):
        return ()
    return (counts[0][1],)
