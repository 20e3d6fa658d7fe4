"""Is a section about one piece of work? Signs are weighed, none decides alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities import names_flow
from extract.records.beneficiaries import people_reached
from extract.records.paying import funders, pays_for_it
from extract.records.periods import period
from extract.records.phrases import phrases
from extract.records.project_rules import project_rules
from extract.records.story import asked_once, is_overview

if TYPE_CHECKING:
    from extract.models import Amount
    from extract.records.story import Story

ENOUGH = 4
MANY = 6  # countries
_FIGURE = re.compile(
    r"[\W\d]*\d[\W\d]*(?:per ?cent|million|billion|pour cent|por ciento)?[\W\d]*", re.IGNORECASE
)
_ACRONYM = re.compile(r"\s*\([^()]*\)$")
_KINDS = frozenset({"assessed", "core_voluntary"})
_PAID = frozenset({"project", "voluntary"})


def is_project(story: Story) -> bool:
    """Tell whether `story` describes one named work.

    For it speak: a word such as 'project' or 'phase II', places in the heading, an amount, a period, a payer,
    people reached, verbs of doing, a place below a heading such as 'Programmes'. Against it: a heading about
    the partnership, its money or its future, a question, several gifts in a row, works listed elsewhere.
    """
    section = story.section
    if (
        not section.heading
        or section.heading.rstrip().endswith(":")
        or _names_body(story)
        or not section.text
        or section.level < 1
        or section.role not in {"body", "sidebar"}
    ):
        return False
    return _for(story) - _against(story) >= ENOUGH and _states_something(story)


def is_sure(story: Story) -> bool:
    """Tell whether the section states money for the work, its time, or who pays: a theme states none.

    It is sure too if the heading calls it a work, or places it and the text speaks of 'the project'.
    """
    work = project_rules().work
    if phrases((*work.nouns, *work.phases)).search(story.heading):
        return True
    if _names_places(story) and _names_work(story):
        return True
    stated = period(story)
    paid = any(amount.flow in _PAID for amount in story.amounts)
    return paid or bool(stated.start or stated.end or stated.duration) or pays_for_it(story)


def _for(story: Story) -> int:
    stated = period(story)
    return (
        2 * _names_work(story)
        + 2 * _names_places(story)
        + 2 * any(amount.flow in _PAID for amount in story.amounts)
        + 2 * bool(stated.start or stated.end or stated.duration)
        + 3 * story.listed
        + 2 * bool(funders(story))
        + bool(people_reached(story.text, [a for a in story.amounts if story.in_body(a)], story.language))
        + any(c.role == "recipient" and not c.in_heading for c in story.countries)
        + bool(phrases(project_rules().work.doing).search(story.text))
    )


def _states_something(story: Story) -> bool:
    """Tell whether there is a place, an amount, a period, a payer or a count, not only words of work."""
    stated = period(story)
    return bool(
        any(amount.flow in _PAID for amount in story.amounts)
        or any(c.role == "recipient" for c in story.countries)
        or _names_places(story)
        or stated.start
        or stated.end
        or stated.duration
        or funders(story)
        or people_reached(story.text, (), story.language)
    )


def _against(story: Story) -> int:
    outside = 0
    if story.elsewhere and not _names_places(story):
        outside = 3 if story.section.role == "body" else 1
    kinds = 5 * _tells_kinds(story)
    return 8 * _is_overview(story) + kinds + 5 * _lists_gifts(story) + 4 * _is_survey(story) + outside


def _tells_kinds(story: Story) -> bool:
    """Tell whether the section is about kinds of money: its text has dues or core funds, or its heading."""
    told = any(story.in_body(amount) and amount.flow in _KINDS for amount in story.amounts)
    return told or names_flow(story.heading, story.language) is not None


@asked_once
def _names_work(story: Story) -> bool:
    """Find 'the project', 'this four-year programme', 'phase II', or a heading that holds such a word."""
    work = project_rules().work
    if phrases((*work.nouns, *work.phases)).search(story.heading) or phrases(work.phases).search(story.text):
        return True
    for found in phrases(work.nouns).finditer(story.text):
        before = " ".join(story.text[: found.start()].split()[-3:])
        if phrases(work.pointers).search(before):
            return True
    return False


def _names_body(story: Story) -> bool:
    """Tell whether the heading is the name of an organisation, and nothing else."""
    heading = story.heading.strip(" .:")
    named = [org for org in story.organisations if org.in_heading]
    return any(_ACRONYM.sub("", heading) in {org.text, _ACRONYM.sub("", org.text)} for org in named)


def _names_places(story: Story) -> bool:
    return any(c.in_heading and c.role != "partner" for c in story.countries) or any(
        r.in_heading for r in story.regions
    )


def _is_overview(story: Story) -> bool:
    overviews = project_rules().overviews
    heading = story.heading.lstrip("¿¡«“\"' ")
    if _FIGURE.fullmatch(heading):
        return True
    if named := phrases(project_rules().work.nouns).match(heading):
        rest = heading[named.end() :].strip()
        return bool(phrases(overviews.words).fullmatch(rest))  # 'Project summary', not 'Study: our shirts'
    if phrases(overviews.questions).match(heading) or heading.rstrip().endswith("?"):
        return not (story.listed and heading.rstrip().endswith("?"))
    return is_overview(heading) and not _names_places(story)


def _is_survey(story: Story) -> bool:
    """Tell whether many countries are named and no period holds them together: a theme, not one work."""
    countries = {c.code for c in story.countries if c.role == "recipient" and not c.in_heading}
    return len(countries) >= MANY and not (period(story).start or _names_places(story))


def _lists_gifts(story: Story) -> bool:
    """Several gifts, each to somebody else, and no word that makes them one work."""
    gifts = [amount for amount in story.amounts if amount.flow != "other" and story.in_body(amount)]
    return len(gifts) > 1 and not _names_work(story) and any(_adds(story, gift) for gift in gifts[1:])


def _adds(story: Story, gift: Amount) -> bool:
    low, high = story.sentence(gift.start)
    return bool(phrases(project_rules().several.words).search(story.text[low:high]))
