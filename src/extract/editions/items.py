"""What is matched across editions: projects, contributions and facts, reduced to what can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from extract.models import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.models import Contribution, Fact, FactSheet, Project

ItemKind = Literal["project", "contribution", "fact"]
FIELDS: Mapping[ItemKind, tuple[str, ...]] = {
    "project": (
        *("title", "countries", "regions", "funders", "partners"),
        *("currency", "value", "start", "end", "duration"),
    ),
    "contribution": ("kind", "currency", "value", "value_max", "qualifier", "period_start", "period_end"),
    "fact": ("key", "value"),
}
LISTS = frozenset({"countries", "regions", "funders", "partners"})


@dataclass(frozen=True, slots=True)
class Item:
    """A record as text, field by field; `""` is what the document does not say."""

    kind: ItemKind
    id: str
    fields: Mapping[str, str]
    page: int | None = None

    @property
    def label(self) -> str:
        """What the record is about, for people."""
        told = self.fields
        if self.kind == "project":
            return told["title"]
        if self.kind == "fact":
            return told["key"]
        years = "–".join(dict.fromkeys(day[:4] for day in self.period if day))
        return " ".join(word for word in (told["kind"], told["currency"], years) if word)

    @property
    def period(self) -> tuple[str, str]:
        """First and last day, ISO 8601, of a contribution."""
        return self.fields["period_start"], self.fields["period_end"]

    @property
    def value(self) -> str:
        """The figure that the record states."""
        return self.fields["value"]

    def members(self, field: str) -> frozenset[str]:
        """Return the names in a field that holds several."""
        return frozenset(name for name in self.fields[field].split("; ") if name)


def item(kind: ItemKind, key: str, told: Mapping[str, object], page: int | None = None) -> Item:
    """Return a record as text; `told` has at least the fields of its kind."""
    return Item(kind, key, {field: _text(told[field]) for field in FIELDS[kind]}, page)


def items_of(sheet: FactSheet) -> tuple[Item, ...]:
    """Return what can be compared of a fact sheet; amounts of tables are statements too."""
    return (
        *_items("project", sheet.projects),
        *_items("contribution", sheet.contributions),
        *_items("fact", sheet.facts),
    )


def _items(kind: ItemKind, records: Iterable[Project | Contribution | Fact]) -> Iterable[Item]:
    for record in records:
        told = {field: getattr(record, field) for field in FIELDS[kind]}
        yield item(kind, record.id, told, record.spans[0].page if record.spans else None)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return "; ".join(sorted(str(one) for one in value))
        case _:
            return str(value)
