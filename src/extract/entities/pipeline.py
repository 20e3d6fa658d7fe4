"""One spaCy pipeline for each language, of rule components only: no model, no network.

Each component reads the text and its context, and adds to `doc._.values`. The last two settle what
overlaps and make `doc.spans["money"]`, `["dates"]`, `["organisations"]`, `["regions"]` and `["countries"]`;
each span has its typed `span._.value` and the name of its rule, `span._.rule`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.entities.dates import find_dates
from extract.entities.legible import legible
from extract.entities.library import Doc, Pipeline, Span, blank, registry
from extract.entities.money import find_money
from extract.entities.organisations import find_organisations
from extract.entities.overlaps import resolved
from extract.entities.places import read_places
from extract.entities.tokens import FineTokenizer
from extract.entities.values import (
    Context,
    CountryValue,
    DateValue,
    Entity,
    MoneyValue,
    OrganisationValue,
    ReadUnit,
    RegionValue,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language
    from extract.text import TextUnit

Reader = Callable[[str, Context], Iterable[Entity]]
GROUPS = {
    MoneyValue: "money",
    DateValue: "dates",
    OrganisationValue: "organisations",
    RegionValue: "regions",
    CountryValue: "countries",
}


def _read_dates(text: str, context: Context) -> Iterable[Entity]:
    return find_dates(text, context.language, partner=context.partner, month_first=context.month_first)


TOKENIZER, WORK = "factsheets_tokenizer", "factsheets"
OVERLAPS, SPANS = "factsheets_overlaps", "factsheets_spans"
READERS: dict[str, Reader] = {
    "factsheets_money": find_money,
    "factsheets_dates": _read_dates,
    "factsheets_organisations": find_organisations,
    "factsheets_places": read_places,
}


@dataclass(slots=True)
class _Work:
    """What the components of one `Doc` work on: its text with its context, and the values found so far."""

    text: str
    context: Context
    values: tuple[Entity, ...] = ()


def _work(doc: Doc) -> _Work:
    work: _Work = doc.user_data[WORK]  # found at once, unlike what stands behind `doc._`
    return work


def _component(reader: Reader) -> Callable[[Doc], Doc]:
    def read(doc: Doc) -> Doc:
        work = _work(doc)
        work.values += tuple(reader(work.text, work.context))
        return doc

    return read


def _settle(doc: Doc) -> Doc:
    """Keep one of the values that overlap."""
    work = _work(doc)
    work.values = resolved(work.values) if work.values else ()
    return doc


def _make_spans(doc: Doc) -> Doc:
    """Give each kind of value its group of spans."""
    for kind, group in GROUPS.items():
        entities = [entity for entity in _work(doc).values if isinstance(entity.value, kind)]
        doc.spans[group] = [
            span
            for e in entities
            if (span := doc.char_span(e.start, e.end, label=group, alignment_mode="expand"))
        ]
    return doc


def _entity_of(span: Span) -> Entity | None:
    values = _work(span.doc).values
    place = bisect_left(values, span.start_char, key=lambda entity: entity.start)
    here = values[place] if place < len(values) else None
    return here if here and here.start == span.start_char else None


def _register() -> None:
    Doc.set_extension("values", getter=lambda doc: _work(doc).values, force=True)
    Span.set_extension("value", getter=lambda s: (e := _entity_of(s)) and e.value, force=True)
    Span.set_extension("rule", getter=lambda s: (e := _entity_of(s)) and e.rule, force=True)
    registry.tokenizers(TOKENIZER, func=lambda: lambda nlp: FineTokenizer(nlp.vocab))
    for name, reader in READERS.items():
        Pipeline.component(name, func=_component(reader))
    Pipeline.component(OVERLAPS, func=_settle)
    Pipeline.component(SPANS, func=_make_spans)


@cache
def nlp_for(language: Language) -> Pipeline:
    """Return the pipeline for texts in `language`, built once for each process."""
    _register()
    config = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}
    nlp = blank("xx", meta={"name": f"factsheets_{language}"}, config=config)
    for name in (*READERS, OVERLAPS, SPANS):
        nlp.add_pipe(name)
    return nlp


def read(text: str, context: Context) -> Doc:
    """Return the `Doc` of one text with its values and their spans."""
    return _read(text, context)


def read_text(text: str, context: Context) -> tuple[Entity, ...]:
    """Return the values of one text in order; none overlap."""
    seen = legible(text)
    if seen is not None:
        return seen.told(text, _work(_read(seen.text, context, without=(SPANS,))).values)
    return _work(_read(text, context, without=(SPANS,))).values


def _read(text: str, context: Context, without: Sequence[str] = ()) -> Doc:
    nlp = nlp_for(context.language)
    doc = nlp.make_doc(text)
    doc.user_data[WORK] = _Work(text, context)
    return nlp(doc, disable=without)


def read_units(units: Sequence[TextUnit], contexts: Sequence[Context]) -> tuple[ReadUnit, ...]:
    """Return each unit with its context and its values; `contexts` has one for each of `units`."""
    return tuple(
        ReadUnit(unit, context, read_text(unit.text, context))
        for unit, context in zip(units, contexts, strict=True)
    )
