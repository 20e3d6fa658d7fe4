"""Sections that are moved, raised, lowered or called otherwise: the outline stays one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extract.corrections import Author, Decision, Subject, anchor_of, correction, edition_of
from extract.corrections.apply import apply
from extract.corrections.sheets import record_of, updated
from extract.errors import CorrectionError
from extract.models import FactSheet, Section
from tests.corrections.builders import NOON, decided, machine
from tests.corrections.test_apply import undoing

if TYPE_CHECKING:
    from extract.models import Correction

# name, level, parent, role
DRAWN: tuple[tuple[str, int, str | None, Any], ...] = (
    ("title", 0, None, "body"),
    ("money", 1, "title", "body"),
    ("dues", 2, "money", "body"),
    ("note", 3, "dues", "footnote"),
    ("gifts", 2, "money", "body"),
    ("box", 1, "gifts", "sidebar"),
    ("works", 1, "title", "body"),
    ("lake", 2, "works", "body"),
)


def drawn() -> FactSheet:
    section = machine().sections[0]
    sections = [
        Section.model_validate(
            section.model_dump()
            | {"id": f"sec-{name}", "order": n, "level": level, "role": role, "heading": name.title()}
            | {"parent_id": parent and f"sec-{parent}", "text": f"About {name}.", "spans": section.spans}
        )
        for n, (name, level, parent, role) in enumerate(DRAWN)
    ]
    return machine().model_copy(update={"sections": tuple(sections)})


def edit(name: str, field: str, value: Any, after: int = 0, action: Any = "edit") -> Correction:
    sheet = drawn()
    record = record_of(sheet, "section", f"sec-{name}")
    subject = Subject(
        sheet.source.sha256, edition_of(sheet), "section", record.id, anchor_of(sheet, "section", record)
    )
    decision = Decision(action, field, getattr(record, field), value)
    return correction(subject, decision, Author("ann", "so printed", NOON.replace(minute=after)))


def outline(sheet: FactSheet) -> str:
    """Such as `title(money(dues) works)`: what lies below what, in order."""

    def told(parent: str | None) -> str:
        below = [one for one in sheet.sections if one.parent_id == parent]
        return " ".join(f"{one.id[4:]}{f'({deeper})' if (deeper := told(one.id)) else ''}" for one in below)

    assert [one.order for one in sheet.sections] == list(range(len(sheet.sections)))
    places = {one.id: one.order for one in sheet.sections}
    levels = {one.id: one.level for one in sheet.sections}
    for one in sheet.sections:
        if one.parent_id:
            assert places[one.parent_id] < one.order
            assert levels[one.parent_id] < one.level or one.role == "sidebar"
    return told(None)


READ = "title(money(dues(note) gifts(box)) works(lake))"
MOVES: list[tuple[str, int, str]] = [
    ("lake", 2, "title(money(lake dues(note) gifts(box)) works)"),
    ("gifts", 2, "title(money(gifts(box) dues(note)) works(lake))"),
    ("works", 1, "title(works(lake) money(dues(note) gifts(box)))"),
    ("works", 4, "title(money(dues(note)) works(lake gifts(box)))"),
    ("money", 99, "title(works(lake) money(dues(note) gifts(box)))"),
    ("note", 7, "title(money(dues gifts(box)) works(lake(note)))"),
    ("box", 2, "title(money(box dues(note) gifts) works(lake))"),
    ("title", 0, READ),
]


@pytest.mark.parametrize(("name", "order", "expected"), MOVES, ids=[f"{row[0]} to {row[1]}" for row in MOVES])
def test_a_section_moves_with_all_below_it(name: str, order: int, expected: str) -> None:
    assert outline(drawn()) == READ
    after = apply(drawn(), [edit(name, "order", order)])
    assert outline(after) == expected
    assert {one.id: one.text for one in after.sections} == {one.id: one.text for one in drawn().sections}


LEVELS: list[tuple[str, int, str]] = [
    ("gifts", 1, "title(money(dues(note)) gifts(box) works(lake))"),
    ("dues", 1, "title(money dues(note gifts(box)) works(lake))"),
    ("works", 2, "title(money(dues(note) gifts(box) works lake))"),
    ("lake", 3, READ),
]


@pytest.mark.parametrize(("name", "level", "expected"), LEVELS, ids=[f"{row[0]} {row[1]}" for row in LEVELS])
def test_a_section_that_is_raised_or_lowered(name: str, level: int, expected: str) -> None:
    after = apply(drawn(), [edit(name, "level", level)])
    assert outline(after) == expected


def test_the_table_says_which_places_have_changed() -> None:
    (told,) = apply(drawn(), [edit("works", "order", 1)]).corrections
    moved = {change.record_id[4:]: (change.machine, change.value) for change in told.changes}
    before = {"works": (6, 1), "lake": (7, 2)}
    behind = {"money": (1, 3), "dues": (2, 4), "note": (3, 5), "gifts": (4, 6), "box": (5, 7)}
    assert moved == before | behind


@pytest.mark.parametrize(
    ("order", "state"), [(6, "applied"), (1, "confirmed"), (4, "stale")], ids=["as seen", "as said", "third"]
)
def test_a_place_under_a_changed_rule(order: int, state: str) -> None:
    """`works` was sixth and is to be first; the rule now reads it elsewhere."""
    ids = [one.id for one in drawn().sections if one.id not in {"sec-works", "sec-lake"}]
    ids[order:order] = ["sec-works", "sec-lake"]
    sections = [
        record_of(drawn(), "section", key).model_copy(update={"order": n}) for n, key in enumerate(ids)
    ]
    after = apply(drawn().model_copy(update={"sections": tuple(sections)}), [edit("works", "order", 1)])
    assert [one.state for one in after.corrections] == [state]
    assert outline(after) == "title(works(lake) money(dues(note) gifts(box)))"


def test_a_section_that_is_gone_is_an_orphan() -> None:
    alone = drawn().model_copy(update={"sections": drawn().sections[:1]})
    after = apply(alone, [edit("works", "order", 0)])
    assert [one.state for one in after.corrections] == ["orphaned"]
    assert after.sections == alone.sections


def test_a_section_that_others_have_pushed_away_comes_back() -> None:
    after = apply(drawn(), [edit("works", "order", 1), edit("money", "order", 1, after=1)])
    assert outline(after) == READ
    assert [one.state for one in after.corrections] == ["applied", "confirmed"]
    undone = edit("works", "order", 1)
    assert apply(drawn(), [undone, undoing(undone, 1)]).sections == drawn().sections


@pytest.mark.parametrize("value", [-1, "first", 1.5, None])
def test_what_is_no_place_is_refused(value: Any) -> None:
    with pytest.raises(CorrectionError, match=r"order: .* is refused"):
        edit("works", "order", value)


# Headings.


def test_a_heading_is_corrected_and_the_project_that_is_called_so_follows() -> None:
    sheet = updated(machine(), "project", machine().projects[0].id, title="Money")
    after = apply(sheet, [decided("section", "heading", "The Lake", sheet=sheet)])
    assert (after.sections[0].heading, after.projects[0].title) == ("The Lake", "The Lake")
    assert after.sections[0].text == machine().sections[0].text
    own = decided("project", "title", "Lake Works", sheet=sheet, after=1)
    after = apply(sheet, [decided("section", "heading", "The Lake", sheet=sheet), own])
    assert after.projects[0].title == "Lake Works"


def test_a_false_heading_is_none_and_takes_nothing_away() -> None:
    sheet = updated(machine(), "project", machine().projects[0].id, title="Money")
    after = apply(sheet, [decided("section", "heading", None, sheet=sheet)])
    assert (after.sections[0].heading, after.projects[0].title) == (None, "Money")
    assert [one.state for one in after.corrections] == ["applied"]
    with pytest.raises(CorrectionError, match=r"a blank one is refused\. Say null where there is none"):
        decided("section", "heading", "  ")


def test_what_stands_in_a_heading_leads_to_its_words_in_the_new_one() -> None:
    sheet = updated(machine(), "section", machine().sections[0].id, heading="Norway gives")
    country, region = sheet.countries[0], sheet.regions[0]
    sheet = updated(sheet, "country", country.id, in_heading=True, text="Norway", start=0, end=6)
    sheet = updated(sheet, "region", region.id, in_heading=True, text="gives", start=7, end=12)
    after = apply(sheet, [decided("section", "heading", "What Norway pays", sheet=sheet)])
    found, lost = after.countries[0], after.regions[0]
    assert (found.start, found.end) == (5, 11)
    assert (lost.start, lost.end) == (7, 12)  # its words are gone: it stands where it was printed


def test_what_is_added_below_a_corrected_heading_stands_in_its_section() -> None:
    from tests.corrections.test_apply import addition

    heading = decided("section", "heading", "The Lake")
    made = apply(machine(), [heading, addition()]).amounts[-1]
    assert made.section_id == machine().sections[0].id
