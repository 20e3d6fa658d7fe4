"""The invented fact sheet with a second project, which a table names and an amount pays."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from extract.corrections import Author, Decision, Subject, anchor_of, correction, edition_of, seen_of
from extract.corrections.sheets import updated
from extract.models import Span
from extract.records import About, issue
from tests.corrections.builders import NOON, euro, machine

if TYPE_CHECKING:
    from extract.models import Correction, FactSheet, Project


@cache
def two_works() -> FactSheet:
    """The Lake Programme (EUR 4.5 million), and the Shore Works in Kenya, which EUR 2 million pay."""
    sheet = machine()
    place = (Span(page=2, x0=40, top=300, x1=300, bottom=312),)
    lake = sheet.projects[0]
    row = lake.rows[0].model_copy(
        update={"id": "prw-shore", "title": "Shore", "amount_ids": ("amt-shore",), "value": euro(2_000_000)}
    )
    shore = lake.model_copy(
        update={
            "id": "prj-shore",
            "title": "Shore Works",
            "text": "Shore Works",
            "spans": place,
            "countries": ("KEN",),
            "regions": (),
            "funders": ("SWE",),
            "rows": (row,),
            "value": euro(2_000_000),
            "amount_ids": ("amt-shore",),
            "beneficiaries": None,
            "start": None,
            "duration": None,
            "end_derived": None,
        }
    )
    paid = sheet.amounts[0].model_copy(
        update={"id": "amt-shore", "value": euro(2_000_000), "project_id": "prj-shore", "text": "2 million"}
    )
    doubt = issue(sheet.source.sha256, "period_inverted", "Look.", About("project", "prj-shore", "start"))
    return sheet.model_copy(
        update={"projects": (lake, shore), "amounts": (*sheet.amounts, paid), "issues": (doubt,)}
    )


def lake(sheet: FactSheet) -> Project:
    return sheet.projects[0]


def shore(sheet: FactSheet) -> Project:
    return next(one for one in sheet.projects if one.title == "Shore Works")


def decision(
    work: Project, action: Any, value: Any, *, sheet: FactSheet | None = None, after: int = 0, **more: Any
) -> Correction:
    """A decision on a project as a whole, which the reviewer saw as it is in `sheet`."""
    sheet = sheet or two_works()
    anchor = anchor_of(sheet, "project", work)
    subject = Subject(sheet.source.sha256, edition_of(sheet), "project", work.id, anchor)
    seen = seen_of(work.model_dump(mode="json"))
    author = Author(more.pop("reviewer", "ann"), "the page says so", NOON.replace(minute=after))
    return correction(subject, Decision(action, None, seen, value, **more), author)


def merging(gone: Project, kept: Project, *, sheet: FactSheet | None = None, **more: Any) -> Correction:
    sheet = sheet or two_works()
    value = {"into": kept.id, "anchor": anchor_of(sheet, "project", kept).model_dump(mode="json")}
    return decision(gone, "merge", value, sheet=sheet, **more)


def changed(sheet: FactSheet, work: Project, **fields: Any) -> FactSheet:
    return updated(sheet, "project", work.id, **fields)
