"""What the words in a box may be: the values that the rules read there, and the words as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.corrections.kinds import KINDS
from extract.corrections.values import told
from extract.entities.values import CountryValue, DateValue, MoneyValue, OrganisationValue, RegionValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import JsonValue

    from extract.entities.values import Entity
    from extract.models import RecordKind, Span
    from extract.text import SourceMap

ADDED: tuple[RecordKind, ...] = (
    *("amount", "country", "region", "date", "organisation", "project"),
    *("fact", "key_figure", "contact"),
)
READ: Mapping[type, RecordKind] = {
    MoneyValue: "amount",
    CountryValue: "country",
    RegionValue: "region",
    DateValue: "date",
    OrganisationValue: "organisation",
}
NUMBER = re.compile(r"\d[\d.,\u00a0\u2009\u202f ]*\d|\d")
CONTACTS = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")),
    ("url", re.compile(r"(https?://|www\.)\S+")),
    ("phone", re.compile(r"\+?\(?\d[\d\s().\-/]{6,}\d")),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that the words may be: characters `start` to `end` of the text, its place, its fields."""

    kind: RecordKind
    start: int
    end: int
    text: str
    spans: tuple[Span, ...]
    fields: Mapping[str, JsonValue]


def candidates(text: str, entities: Sequence[Entity], source: SourceMap) -> tuple[Candidate, ...]:
    """Return the values that were read first, then what the words are as a whole; runs in a child."""
    read = [_read(entity, source) for entity in entities]
    whole = [
        Candidate(kind, 0, len(text), text, source.locate(0, len(text)), fields)
        for kind, fields in _wholes(text, entities)
    ]
    return (*read, *whole)


def _read(entity: Entity, source: SourceMap) -> Candidate:
    kind = READ[type(entity.value)]
    known = [name for name in KINDS[kind].fields if hasattr(entity.value, name)]
    fields = {name: told(kind, name, getattr(entity.value, name)) for name in known}
    spans = source.locate(entity.start, entity.end)
    return Candidate(kind, entity.start, entity.end, entity.text, spans, fields)


def _wholes(text: str, entities: Sequence[Entity]) -> Iterator[tuple[RecordKind, Mapping[str, JsonValue]]]:
    """Yield what the words as a whole may be."""
    title = " ".join(text.split())
    yield "project", {"title": title} | _budget(entities)
    yield "organisation", {"name": title, "kind": "other"}
    number = NUMBER.search(text)
    if number:
        value = re.sub(r"[^\d.,]", "", number[0])
        rest = " ".join((text[: number.start()] + " " + text[number.end() :]).split())
        plain = value.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})*(\.\d+)?", value) else None
        yield "key_figure", {"label": rest or title, "value": plain}
        yield "fact", {"value": plain or value}
    kind, value = next(((k, found[0]) for k, known in CONTACTS if (found := known.search(text))), ("", ""))
    yield "contact", {"kind": kind or "address", "value": value or title}


def _budget(entities: Sequence[Entity]) -> dict[str, JsonValue]:
    """Return the one amount that is named with a project, as its budget."""
    money = [one.value for one in entities if isinstance(one.value, MoneyValue)]
    if len(money) != 1:
        return {}
    return {name: told("project", name, getattr(money[0], name)) for name in ("currency", "value")}
