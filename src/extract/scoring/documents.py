"""Compares one fact sheet with its gold, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.scoring.compared import address, best_pairs, day_from, months_and_days, number, plain_text
from extract.scoring.fields import FIELDS
from extract.scoring.grids import compare_grids
from extract.scoring.texts import compare_texts

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from extract.models import FactSheet, Project
    from extract.scoring.gold import Gold, GoldProject
    from extract.scoring.tally import Tally

_COMPARED_CONTACTS = ("email", "phone", "url")


def compare_document(sheet: FactSheet | None, gold: Gold, tallies: Mapping[str, Tally]) -> None:
    """Add one document to the tallies; no sheet counts as one in which nothing was found."""
    name = gold.id
    for field, ours, theirs in FIELDS:
        tallies[field].compare(name, ours(sheet) if sheet else [], theirs(gold))
    compare_texts(name, sheet, gold, tallies)
    compare_grids(name, sheet, gold, tallies)
    _compare_organisations(name, sheet, gold, tallies["organisations (recall)"])
    _compare_contacts(name, sheet, gold, tallies["contacts"])
    _compare_projects(name, sheet.projects if sheet else (), gold, tallies)


def _compare_organisations(name: str, sheet: FactSheet | None, gold: Gold, tally: Tally) -> None:
    """Only what is missed counts: gold does not hold every organisation."""
    theirs = {plain_text(o.name) for o in gold.organisations}
    ours = {plain_text(o.name) for o in sheet.organisations} if sheet else set()
    tally.compare(name, sorted(ours & theirs), sorted(theirs))


def _compare_contacts(name: str, sheet: FactSheet | None, gold: Gold, tally: Tally) -> None:
    """Telephone numbers that gold does not hold are not counted against us."""
    theirs = set(gold_contacts(gold))
    found = {(c.kind, address(c.kind, c.value)) for c in sheet.contacts} if sheet else set()
    ours = {c for c in found if c[0] in _COMPARED_CONTACTS and (c[0] != "phone" or c in theirs)}
    tally.compare(name, sorted(ours), sorted(theirs))


def gold_contacts(gold: Gold) -> Iterator[tuple[str, str]]:
    """Yield the ways of contact in gold that are compared."""
    for kind, values in gold.contacts.items():
        for value in values if isinstance(values, tuple) else (values,):
            if value and kind in _COMPARED_CONTACTS:
                yield kind, address(kind, value)


def _compare_projects(
    name: str, projects: tuple[Project, ...], gold: Gold, tallies: Mapping[str, Tally]
) -> None:
    pairs = best_pairs([p.title for p in projects], [p.title for p in gold.projects], least=0.7)
    tally = tallies["projects"]
    tally.add(sum(match is not None for match in pairs), len(projects), len(gold.projects))
    tally.extra += [f"{name}: {p.title}" for n, p in enumerate(projects) if n not in pairs]
    for match, wanted in zip(pairs, gold.projects, strict=True):
        if match is None:
            tally.missed.append(f"{name}: {wanted.title}")
        where = f"{name}: {wanted.title}"
        ours = {} if match is None else _project_items(projects[match], projects[match].value)
        for field, items in _project_items(wanted, wanted.amount).items():
            tallies[field].compare(where, ours.get(field, ()), items)


def _project_items(project: Project | GoldProject, amount: Decimal | None) -> dict[str, Sequence[Hashable]]:
    """Return what of a project is compared; its days count as months."""
    days = {"start": day_from(project.start), "end": day_from(project.end, last=True)}
    dates: list[Hashable] = [(side, f"{day:%Y-%m}") for side, day in days.items() if day]
    if project.duration:
        dates.append(("duration", months_and_days(project.duration)))
    return {
        "project countries": sorted(set(project.countries)),
        "project funders": sorted({plain_text(funder) for funder in project.funders}),
        "project amount": [] if amount is None else [(project.currency, number(amount))],
        "project dates": dates,
    }
