"""Examples of rules that need a document around a text: projects, contacts, identity, cross-checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks import check
from extract.identity.front import Front
from extract.identity.partner import partner
from extract.identity.published import Speech, published
from extract.identity.publisher import publisher
from extract.identity.told import Told
from extract.models import plain
from extract.records.labelled import labelled
from extract.records.rows import names_works
from extract.records.story import is_overview
from extract.rulebook.sheets import front_line, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language, Project
    from extract.rules import RuleModel

WORK = "A project in Kenya"  # a heading that shows its section to be about one work
PLAIN = "Boats"  # one that does not
MONEY = "Funding"  # one that shows it to be about the partner's money


def contacts(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the kind of each contact in a contact block."""
    sheet = sheet_of(text, language, "Contact", "contact")
    return (contact.kind for contact in sheet.contacts)


def issues(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the code of each issue that the cross-checks raise."""
    return (issue.code for issue in check(sheet_of(text, language, PLAIN)))


def gifts(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the sums that are given with their role, and who gives if that is told: `part 4000000 NORAD`."""
    for one in sheet_of(text, language, MONEY).contributions:
        yield " ".join(filter(None, (one.aggregation, plain(one.value), one.provider)))


def transactions(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield which transaction each sum that is given is, with the words that say so: `13 pledged`."""
    for one in sheet_of(text, language, MONEY).contributions:
        if one.transaction_words:
            yield f"{one.transaction_type} {one.transaction_words}"


def transactions_of_works(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield which transaction the money of a work is: `2 approved`, or `budget`."""
    for project in _projects(text, language):
        if project.transaction_words:
            yield (
                f"{project.transaction_type} {project.transaction_words}"
                if project.transaction_type
                else "budget"
            )


def days_of_works(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield the types of the first and the last day of a work, where they are told."""
    for project in _projects(text, language):
        yield from filter(None, (project.start_type, project.end_type))


def works(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Tell whether a text by itself describes one piece of work."""
    return ("project" for _project in sheet_of(text, language, PLAIN).projects)


def _projects(text: str, language: Language) -> tuple[Project, ...]:
    return sheet_of(text, language, WORK).projects


def funders(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield who pays for a work."""
    return (name for project in _projects(text, language) for name in project.funders)


def partners_in_work(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield those who do the work."""
    return (name for project in _projects(text, language) for name in project.partners)


def running(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield when a work begins and ends, as `first day/last day`, and how long it lasts."""
    for project in _projects(text, language):
        if project.start or project.end:
            yield f"{project.start or '..'}/{project.end or '..'}"
        if project.duration:
            yield project.duration


def labels(_: RuleModel, text: str, __: Language) -> Iterator[str]:
    """Yield what the labels of a text introduce."""
    return (kind for one in labelled(text) for kind in one.kinds)


def rows(_: RuleModel, text: str, __: Language) -> Iterator[str]:
    """Tell whether a column with this head names works."""
    yield from ["works"] if names_works(text) else []


def totals(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield what a work costs as a whole."""
    return (plain(project.value) for project in _projects(text, language) if project.value is not None)


def overviews(_: RuleModel, text: str, __: Language) -> Iterator[str]:
    """Tell whether a heading is about something else than one work."""
    yield from ["overview"] if is_overview(text) else []


def publishers(_: RuleModel, text: str, __: Language) -> Iterator[str]:
    """Yield who made a document in whose margin the text stands."""
    found = publisher(Front(margins=(front_line(text),)))
    yield from [found] if found else []


def partners(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield whom a document with this title is about."""
    found = partner(Front(title=front_line(text)), (), language, Told(""))
    yield from [found.name] if found else []


def publications(_: RuleModel, text: str, language: Language) -> Iterator[str]:
    """Yield when a document came out whose first page has this line."""
    found = published(Front(first=(front_line(text),)), Speech(language))
    yield from [found.value] if found else []
