"""Named pieces of work, each described in a section of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.models import Amount, Project
from extract.records.evidence import is_project
from extract.records.payers import funders, partners
from extract.records.periods import period
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules
from extract.records.story import story
from extract.records.tracing import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.records.said import Said
    from extract.records.story import Story


def projects(said: Said) -> tuple[Project, ...]:
    """Return the projects of a document in reading order."""
    stories = (story(said, section) for section in said.sections)
    return tuple(_project(said, told) for told in stories if is_project(told))


def with_projects(amounts: Iterable[Amount], found: Iterable[Project]) -> tuple[Amount, ...]:
    """Return `amounts`, those of a project bound to it; what is given for a project flows to it."""
    owners: Mapping[str, str] = {amount: project.id for project in found for amount in project.amount_ids}
    return tuple(
        amount.model_copy(update={"project_id": owners[amount.id], "flow": "project"})
        if amount.id in owners
        else amount
        for amount in amounts
    )


def _project(said: Said, told: Story) -> Project:
    heading = said.headings.get(told.section.id) or Passage(
        said.document, told.section.id, told.heading, in_heading=True
    )
    place = heading.place(0, len(heading.text))
    stated, paid, whole = period(told), _paid(told), _whole(told)
    return Project(
        **place.traced("prj", "project.section"),
        **place.char_offsets,
        title=told.heading,
        countries=_countries(told),
        regions=tuple(dict.fromkeys(region.name for region in told.regions)),
        funders=funders(told),
        partners=partners(told),
        currency=whole.currency if whole else None,
        value=whole.value if whole else None,
        qualifier=whole.qualifier if whole else None,
        start=stated.start,
        end=stated.end,
        duration=stated.duration,
        description=told.text,
        amount_ids=tuple(amount.id for amount in paid),
    )


def _paid(told: Story) -> tuple[Amount, ...]:
    """Return the amounts that pay for the work: what is not for it (prices, wages) is left out."""
    return tuple(amount for amount in told.amounts if amount.flow in {"project", "voluntary"})


def _whole(told: Story) -> Amount | None:
    """Return the total, where one is named as such, else the first amount that is firm."""
    firm = [amount for amount in _paid(told) if amount.qualifier != "at_most"]
    return next((amount for amount in firm if _is_total(told, amount)), firm[0] if firm else None)


def _is_total(told: Story, amount: Amount) -> bool:
    if not told.in_body(amount):
        return False
    low, high = told.sentence(amount.start)
    before, after = told.text[low : amount.start], told.text[amount.end : high]
    rules = project_rules().totals
    if phrases(rules.behind).match(after.lstrip(" ,(")):
        return True
    return any(len(before[found.end() :].split()) <= 3 for found in phrases(rules.words).finditer(before))


def _countries(told: Story) -> tuple[str, ...]:
    """Tell where the work takes place; the partner too, where it is named in one breath with the others."""
    named = [c for c in told.countries if not c.demonym]
    found = [
        c.code
        for c in named
        if c.role == "recipient" or (c.role == "partner" and _beside_others(told, c.end))
    ]
    return tuple(dict.fromkeys(found))


def _beside_others(told: Story, end: int) -> bool:
    return any(
        c.role == "recipient"
        and told.in_body(c)
        and told.text[end : c.start].strip(" ,") in {"", "the", "and", "et", "y"}
        and c.start > end
        for c in told.countries
    )
