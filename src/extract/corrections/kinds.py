"""Which records can be corrected, in which fields, and which can be rejected or added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator

from extract.errors import CorrectionError
from extract.models import (
    Amount,
    Chart,
    Contact,
    Contribution,
    Country,
    Date,
    Fact,
    KeyFigure,
    Language,
    Link,
    Organisation,
    Project,
    Region,
    Section,
    Table,
)
from extract.models.base import PartialDate, Record
from extract.models.document import PartnerKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.models import RecordKind

MONEY = ("currency", "value", "value_max", "qualifier")
PERIOD = ("period_start", "period_end")


def _of_calendar(value: str) -> str:
    """Return a partial date whose month and day exist; ValueError else."""
    date.fromisoformat(f"{value}-01-01"[:10])
    return value


class Identity(Record):
    """What a document says of itself, as fields that can be corrected."""

    title: str | None
    language: Language | None
    publisher: str | None
    partner_code: str | None
    partner_name: str | None
    partner_kind: PartnerKind | None
    published: Annotated[PartialDate, AfterValidator(_of_calendar)] | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: where a FactSheet keeps it, its model, the prefix of its ids, and what may change.

    A record that others stand in or lead to is not `loose`: it can be neither rejected nor added.
    """

    list: str
    model: type[Record]
    prefix: str
    fields: tuple[str, ...]
    loose: bool = True


KINDS: Mapping[RecordKind, Kind] = {
    "document": Kind("", Identity, "", tuple(Identity.model_fields), loose=False),
    "section": Kind(
        "sections", Section, "sec", ("heading", "order", "level", "role", "language"), loose=False
    ),
    "amount": Kind("amounts", Amount, "amt", (*MONEY, "flow", "per", *PERIOD)),
    "country": Kind("countries", Country, "cty", ("code", "role", "demonym", "at_work")),
    "region": Kind("regions", Region, "reg", ("name",)),
    "date": Kind("dates", Date, "dat", ("kind", "start", "end", "duration")),
    "organisation": Kind("organisations", Organisation, "org", ("name", "kind")),
    "contribution": Kind(
        "contributions", Contribution, "ctr", (*MONEY, "kind", *PERIOD, "provider", "aggregation")
    ),
    "project": Kind(
        "projects",
        Project,
        "prj",
        (
            *("title", "countries", "regions", "funders", "partners", "currency", "value", "qualifier"),
            *("start", "end", "duration", "beneficiaries", "description"),
        ),
    ),
    "fact": Kind("facts", Fact, "fct", ("key", "value")),
    "key_figure": Kind("key_figures", KeyFigure, "fig", ("label", "value", "unit", "currency")),
    "contact": Kind("contacts", Contact, "con", ("kind", "value")),
    "link": Kind("links", Link, "lnk", ("uri",)),
    "table": Kind("tables", Table, "tbl", ("title", "unit"), loose=False),
    "chart": Kind("charts", Chart, "cht", ("title", "unit", "kind"), loose=False),
    "issue": Kind("issues", Record, "iss", (), loose=False),
}


def checked_field(kind: RecordKind, field: str) -> str:
    """Return `field`; `CorrectionError` if records of this kind have no such field to correct."""
    fields = KINDS[kind].fields
    if field in fields:
        return field
    known = f"it can be one of {', '.join(fields)}" if fields else "accept or reject it as a whole"
    raise CorrectionError(f"A record of the kind {kind!r} has no field {field!r} to correct: {known}.")


def checked_loose(kind: RecordKind) -> None:
    """Raise `CorrectionError` if records of this kind can be neither rejected nor added."""
    if not KINDS[kind].loose and kind != "issue":
        raise CorrectionError(
            f"A record of the kind {kind!r} holds others and cannot be rejected or added; correct its fields."
        )
