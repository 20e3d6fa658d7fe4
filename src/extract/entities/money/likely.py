"""Which currency a shared sign or name means: `$`, `francs`, `kroner`, `pesos`, `Rs`."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from extract.entities.currencies import currency_rules, own_currency, unit_at
from extract.entities.numbers import lex
from extract.entities.places import find_places
from extract.entities.sentences import Sentence, sentence_at, sentences
from extract.entities.values import CountryValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.entities.currencies import Unit
    from extract.entities.values import Context
    from extract.models import Language

_OFTEN = 2  # times that a document names a currency in full


def likely_currency(named: Mapping[str, int]) -> str | None:
    """Return the currency that a bare `$` most likely means: the one that a document names most in full."""
    shared = [code for code in named if code in currency_rules().signs.get("$", ())]
    return max(shared, key=lambda code: named[code], default=None)


def named_currencies(texts: Iterable[str], language: Language) -> dict[str, int]:
    """Return how often a document names each currency in full: `francs suisses`, `NOK`."""
    told: Counter[str] = Counter()
    for text in texts:
        tokens = lex(text)
        units = (unit_at(tokens, index, language) for index in range(len(tokens)))
        told.update(u.codes[0] for u in units if u and not u.weak and len(u.codes) == 1)
    return dict(told)


class Meant:
    """Tells which currency shared signs and names of a text mean; `units` are those beside its amounts."""

    def __init__(self, text: str, context: Context, units: Iterable[Unit]) -> None:
        self._text, self._context = text, context
        self._told = Counter(unit.codes[0] for unit in units if len(unit.codes) == 1)
        self._owned: dict[Sentence, frozenset[str]] = {}

    def by(self, unit: Unit, offset: int) -> tuple[str, bool]:
        """Return the currency meant by `unit` at `offset`, and whether nothing but custom decided.

        In this order: what a bare `$` likely means, the currency of the one country in the sentence, the one
        that the document keeps naming in full, the partner's own, those that the same text names.
        """
        if len(unit.codes) == 1:
            return unit.codes[0], False
        near = tuple(self._owners(offset).intersection(unit.codes)) if _is_bare(unit) else ()
        for code in (
            self._context.likely_currency,
            *(near if len(near) == 1 else ()),
            *_often_named(unit.codes, self._context),
            *own_currency(self._context.partner),
            *(c for c, _ in self._told.most_common()),
        ):
            if code in unit.codes:
                return str(code), False
        return unit.codes[0], True

    def _owners(self, offset: int) -> frozenset[str]:
        """Return the currencies of the countries that the sentence names, by name or adjective."""
        sentence = sentence_at(self._sentences, offset)
        if sentence not in self._owned:
            words = self._text[sentence.start : sentence.end]
            places = (place.value for place in find_places(words, self._context.language))
            codes = {value.code for value in places if isinstance(value, CountryValue)}
            self._owned[sentence] = frozenset(c for code in codes for c in own_currency(code)[:1])
        return self._owned[sentence]

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        return sentences(self._text)


def _is_bare(unit: Unit) -> bool:
    """Tell whether a noun or sign is of several countries; dollars are United States dollars by custom."""
    return unit.kind != "code" and len(unit.codes) > 1 and unit.codes[0] != "USD"


def _often_named(codes: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Return the one of `codes` that the document names more than once, and more often than the others."""
    counts = sorted(((n, code) for code, n in context.named_currencies if code in codes), reverse=True)
    if not counts or counts[0][0] < _OFTEN or (len(counts) > 1 and counts[1][0] == counts[0][0]):
        return ()
    return (counts[0][1],)
