"""The fields of a form, made from the models of the records: what is asked for, and by what means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from extract.corrections.kinds import KINDS, checked_field
from extract.showing.words import capital, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.models import RecordKind

Widget = Literal[
    "text",
    "area",
    "choice",
    "flag",
    "day",
    "money",
    "whole",
    "currency",
    "country",
    "body",
    "region",
    "partial",
    "duration",
]
# What the type alone does not tell.
WIDGETS: Mapping[tuple[RecordKind | None, str], Widget] = {
    (None, "currency"): "currency",
    (None, "duration"): "duration",
    (None, "description"): "area",
    ("country", "code"): "country",
    ("project", "countries"): "country",
    ("project", "regions"): "region",
    ("region", "name"): "region",
    ("document", "partner_code"): "body",
    ("document", "published"): "partial",
}
FACTS = ("member_since", "conventions_ratified", "beneficiaries", "staff", "offices")
LABELS: Mapping[str, str] = {
    "value_max": "Upper end of a range",
    "qualifier": "How exact",
    "per": "For each",
    "flow": "Kind of money",
    "period_start": "Covers from",
    "period_end": "Covers until",
    "at_work": "Work or money is placed there",
    "demonym": "Word for its people",
    "code": "Country",
    "aggregation": "How it adds up",
    "provider": "Who gives",
    "start": "First day",
    "end": "Last day",
    "partner_code": "Partner",
    "partner_name": "Name of the partner",
    "partner_kind": "Kind of partner",
    "published": "Published",
    "beneficiaries": "People reached",
    "key": "What it tells",
    "uri": "Address",
    "order": "Place in the reading order",
    "role": "Role",
}
HINTS: Mapping[str, str] = {
    "money": "Such as 41.8 million or 41,800,000",
    "partial": "Such as 2024, July 2024 or 2024-07-14",
    "duration": "Such as 26 months",
}
FIRST = 4  # fields that a form shows at once; the others unfold
ALWAYS: Mapping[RecordKind, tuple[str, ...]] = {
    "amount": ("value", "currency", "flow", "qualifier"),
    "contribution": ("value", "currency", "kind", "period_start", "period_end"),
    "project": ("title", "value", "currency", "countries", "start", "end"),
    "document": ("title", "partner_code", "published", "language", "publisher"),
    "section": ("heading", "order", "level", "role"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One field: how it is asked for, and the values that it can take if they are few."""

    name: str
    label: str
    widget: Widget
    many: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""
    first: bool = True


def inputs(kind: RecordKind) -> tuple[Input, ...]:
    """Return the fields of records of a kind, those that are needed most first."""
    found = [input_of(kind, name) for name in KINDS[kind].fields]
    first = ALWAYS.get(kind, ())
    return tuple(
        sorted(found, key=lambda one: (not one.first, first.index(one.name) if one.name in first else 0))
    )


@cache
def input_of(kind: RecordKind, name: str) -> Input:
    """Return one field; `CorrectionError` if records of the kind have none of this name to correct."""
    field = KINDS[kind].model.model_fields[checked_field(kind, name)]
    types = tuple(_types(field.annotation))
    many = any(get_origin(one) is tuple for one in types)
    choices = FACTS if (kind, name) == ("fact", "key") else tuple(str(one) for one in _choices(types))
    widget = WIDGETS.get((kind, name)) or WIDGETS.get((None, name)) or _widget(types, choices)
    return Input(
        name=name,
        label=LABELS.get(name) or capital(spaced(name)),
        widget=widget,
        many=many,
        optional=type(None) in types,
        choices=choices,
        hint="" if many else HINTS.get(widget, ""),
        first=name in ALWAYS.get(kind, KINDS[kind].fields[:FIRST]),
    )


def _widget(types: tuple[Any, ...], choices: tuple[str, ...]) -> Widget:
    by_type: Mapping[Any, Widget] = {bool: "flag", Decimal: "money", int: "whole", date: "day"}
    return "choice" if choices else next((by_type[one] for one in types if one in by_type), "text")


def _types(annotation: Any) -> Iterator[Any]:
    """Yield the types that a field takes."""
    if get_origin(annotation) in (Union, UnionType):
        for one in get_args(annotation):
            yield from _types(one)
    elif hasattr(annotation, "__metadata__"):
        yield from _types(get_args(annotation)[0])
    else:
        yield annotation


def _choices(types: tuple[Any, ...]) -> Iterator[object]:
    for one in types:
        if get_origin(one) is Literal:
            yield from get_args(one)
