"""Named pieces of work: each described in a section of its own, or named in the row of a table, or both."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.models import Amount, Project
from extract.records.beneficiaries import people_reached
from extract.records.cells import CellPlaces
from extract.records.durations import last_day
from extract.records.evidence import is_project, is_sure
from extract.records.matching import matched
from extract.records.paying import funders, partners
from extract.records.periods import period
from extract.records.places_of_work import countries, regions
from extract.records.rows import money_heads, work_rows, work_tables
from extract.records.story import FALLBACK, stories
from extract.records.tracing import Passage
from extract.records.transacting import said_of_cell, said_of_day, said_of_work
from extract.records.wholes import paid, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.models import Link, ProjectRow, Table
    from extract.records.rows import WorkTable
    from extract.records.said import Said
    from extract.records.story import Story


def projects(said: Said, tables: Iterable[Table], links: Iterable[Link]) -> tuple[Project, ...]:
    """Return the projects of a document: those of sections in order, then those that only tables name."""
    cells, led = CellPlaces.of(said.cells), tuple(links)
    works = [_project(said, told, led) for told in _works(said)]
    listed = {one.table.id: one for one in work_tables(tables)}
    rows = [row for table in listed.values() for row in work_rows(table, said.values, cells)]
    same = matched(rows, works, said.values.amounts)
    told = [_with_rows(work, [row for row in rows if same.get(row.id) == work.id]) for work in works]
    alone = _only_in_tables([row for row in rows if row.id not in same], cells)
    return (*told, *(_with_type(work, listed, said) for work in alone))


def _works(said: Said) -> list[Story]:
    """Return the sections about one work each; what states neither money nor time is one beside sure ones."""
    found = [told for told in stories(said) if is_project(told)]
    sure = Counter(told.section.parent_id for told in found if is_sure(told))
    all_of = Counter(told.section.parent_id for told in found)
    lists = {parent for parent, count in sure.items() if 2 * count > all_of[parent]}
    return [told for told in found if is_sure(told) or (told.listed and told.section.parent_id in lists)]


def with_projects(amounts: Iterable[Amount], found: Iterable[Project]) -> tuple[Amount, ...]:
    """Return `amounts`, those of a project bound to it; what is given for a project flows to it."""
    owners: Mapping[str, str] = {amount: project.id for project in found for amount in _all_amounts(project)}
    return tuple(
        amount.model_copy(update={"project_id": owners[amount.id], "flow": "project"})
        if amount.id in owners
        else amount
        for amount in amounts
    )


def _all_amounts(project: Project) -> Iterator[str]:
    yield from project.amount_ids
    for row in project.rows:
        yield from row.amount_ids


def _project(said: Said, told: Story, links: Sequence[Link]) -> Project:
    heading = said.headings.get(told.section.id) or Passage(
        said.document, told.section.id, told.heading, in_heading=True
    )
    place = heading.place(0, len(heading.text))
    stated, cost = period(told), whole(told)
    reached = people_reached(told.text, [a for a in told.amounts if told.in_body(a)])
    payers = funders(told)
    kind = said_of_work(told, cost, payers, said.publisher)
    return Project(
        **place.traced("prj", "project.section"),
        **place.char_offsets,
        title=told.heading,
        countries=countries(told),
        regions=regions(told),
        funders=payers,
        partners=partners(told),
        currency=cost.currency if cost else None,
        value=cost.value if cost else None,
        qualifier=cost.qualifier if cost else None,
        start=stated.start,
        end=stated.end,
        duration=stated.duration,
        end_derived=stated.end_derived,
        beneficiaries=Decimal(reached.value) if reached else None,
        links=tuple(dict.fromkeys(link.uri for link in links if link.section_id == told.section.id)),
        description=told.text,
        amount_ids=tuple(amount.id for amount in paid(told)),
        transaction_type=kind.code if kind else None,
        transaction_words=kind.words if kind else None,
        start_type=said_of_day(told, "start", stated.start),
        end_type=said_of_day(told, "end", stated.end),
    )


def _with_type(work: Project, listed: Mapping[str, WorkTable], said: Said) -> Project:
    """Return a work of table rows with what the head above its sum says of it."""
    stated = next((row for row in work.rows if row.value is not None), None)
    if stated is None:
        return work
    table = listed[stated.table_id]
    section = said.by_id.get(table.table.section_id or "")
    heads = money_heads(table, stated, said.values.amounts)
    told = said_of_cell(heads, (section and section.language) or FALLBACK)
    fields = {"transaction_type": told.code, "transaction_words": told.words} if told else {}
    return work.model_copy(update=fields)


def _with_rows(work: Project, rows: Sequence[ProjectRow]) -> Project:
    return work.model_copy(update={"rows": tuple(rows)}) if rows else work


def _only_in_tables(rows: Iterable[ProjectRow], cells: CellPlaces) -> Iterator[Project]:
    """Yield a project for each row without a section; rows of the same name in several tables are one."""
    by_title: dict[str, list[ProjectRow]] = {}
    for row in rows:
        by_title.setdefault(row.title.casefold(), []).append(row)
    for same in by_title.values():
        yield _of_rows(same, cells)


def _of_rows(rows: Sequence[ProjectRow], cells: CellPlaces) -> Project:
    first = rows[0]
    place = cells.named(first)
    cost = next((row for row in rows if row.value is not None), first)
    start = next((row.start for row in rows if row.start), None)
    end = next((row.end for row in rows if row.end), None)
    duration = next((row.duration for row in rows if row.duration), None)
    return Project(
        **place.traced("prj", "project.row"),
        **place.char_offsets,
        title=first.title,
        countries=tuple(dict.fromkeys(code for row in rows for code in row.countries)),
        regions=tuple(dict.fromkeys(name for row in rows for name in row.regions)),
        funders=tuple(dict.fromkeys(name for row in rows for name in row.funders)),
        currency=cost.currency,
        value=cost.value,
        qualifier=cost.qualifier,
        start=start,
        end=end,
        duration=duration,
        end_derived=last_day(start, duration) if start and duration and not end else None,
        description=first.text,
        rows=tuple(rows),
    )
