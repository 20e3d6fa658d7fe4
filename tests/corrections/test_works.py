"""Projects that are one or several: nothing is lost, and nothing leads to what is gone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from extract.corrections.apply import apply
from extract.corrections.issues import reopened
from extract.corrections.sheets import updated, without
from extract.errors import CorrectionError
from extract.models import Span
from tests.corrections.builders import decided, euro
from tests.corrections.test_apply import undoing
from tests.corrections.works import changed, decision, lake, merging, shore, two_works
from tests.warehouse.builders import sha256_of

if TYPE_CHECKING:
    from extract.models import Correction, FactSheet

PARTS = {
    "parts": [
        {"title": "Nets", "value": "2000000", "countries": ["KEN"]},
        {"title": "Boats", "currency": "EUR", "value": "4500000", "qualifier": "about"},
    ]
}


def merge(**more: Any) -> Correction:
    """The Shore Works are part of the Lake Programme."""
    return merging(shore(two_works()), lake(two_works()), **more)


def split(**more: Any) -> Correction:
    """The Lake Programme is two."""
    return decision(lake(two_works()), "split", PARTS, **more)


def became(sheet: FactSheet) -> list[str]:
    return [one.state for one in sheet.corrections]


def codes(sheet: FactSheet) -> list[str]:
    return [one.code for one in reopened(sheet).issues if one.code.startswith("correction")]


def leads_nowhere(sheet: FactSheet) -> list[str]:
    """What leads to a project or an amount that is not there."""
    works, amounts = {one.id for one in sheet.projects}, {one.id for one in sheet.amounts}
    named = [one.project_id for one in sheet.amounts if one.project_id]
    named += [one.record_id for one in sheet.issues if one.record == "project" and one.record_id]
    paying = [key for one in sheet.projects for key in one.amount_ids]
    paying += [key for one in sheet.projects for row in one.rows for key in row.amount_ids]
    return [key for key in named if key not in works] + [key for key in paying if key not in amounts]


# Merging.


def test_a_project_takes_from_the_other_what_it_lacks() -> None:
    sheet = changed(two_works(), lake(two_works()), start=None, end_derived=None, value=None, currency=None)
    done = apply(changed(sheet, shore(sheet), start=date(2022, 1, 1)), [merge()])
    (work,) = done.projects
    assert (work.id, work.title) == (lake(sheet).id, "Lake Programme")
    assert work.amount_ids == (lake(sheet).amount_ids[0], "amt-shore")
    assert [row.title for row in work.rows] == ["Lake", "Shore"]
    assert (work.countries, work.funders) == (("NOR", "KEN"), ("NOR", "SWE"))
    assert (work.currency, work.value) == ("EUR", euro(2_000_000))
    assert (work.start, work.duration, work.end_derived) == (date(2022, 1, 1), "P26M", date(2024, 2, 29))
    assert work.beneficiaries == 640
    assert {one.project_id for one in done.amounts} == {work.id, None}
    assert done.issues[0].record_id == work.id
    assert leads_nowhere(done) == []
    changes = {(change.kind, change.field) for change in done.corrections[0].changes}
    assert {("project", "countries"), ("project", "value"), ("amount", "project_id")} <= changes


def test_a_project_keeps_what_it_says_itself() -> None:
    (work,) = apply(two_works(), [merge()]).projects
    assert (work.value, work.start) == (euro(4_500_000), date(2021, 1, 1))
    assert work.regions == ("Southern Africa",)


def test_a_field_on_which_somebody_decided_takes_nothing() -> None:
    none = decided("project", "countries", [], sheet=two_works())
    (work,) = apply(two_works(), [none, merge(after=1)]).projects
    assert work.countries == ()


def test_what_was_corrected_before_goes_into_the_other() -> None:
    sheet = changed(two_works(), lake(two_works()), value=None, currency=None, qualifier=None)
    edit = decided("project", "value", "3000000", sheet=sheet, record_id="prj-shore")
    done = apply(sheet, [edit, merge(after=1)])
    assert done.projects[0].value == euro(3_000_000)
    assert became(done) == ["applied", "applied"]


def test_a_merge_that_is_undone_or_taken_back_leaves_both() -> None:
    undone = apply(two_works(), [merge(), undoing(merge(), 1)])
    assert (undone.projects, undone.amounts) == (two_works().projects, two_works().amounts)
    edit = decided("project", "title", "Shore", sheet=two_works(), record_id="prj-shore", after=1)
    back = apply(two_works(), [merge(), edit])
    assert [one.title for one in back.projects] == ["Lake Programme", "Shore"]
    assert sorted(became(back)) == ["applied", "superseded"]


def test_merges_follow_each_other_in_whatever_order() -> None:
    sheet = two_works()
    third = shore(sheet).model_copy(
        update={"id": "prj-dam", "title": "Dam", "text": "Dam", "amount_ids": (), "rows": ()}
    )
    third = third.model_copy(update={"spans": (Span(page=3, x0=1, top=1, x1=9, bottom=9),)})
    sheet = sheet.model_copy(update={"projects": (*sheet.projects, third)})
    dam_first = [merging(third, shore(sheet), sheet=sheet), merge(after=1)]
    shore_first = [merge(), merging(third, shore(sheet), sheet=sheet, after=1)]
    for log in (dam_first, shore_first):
        done = apply(sheet, log)
        assert [one.title for one in done.projects] == ["Lake Programme"]
        assert became(done) == ["applied", "applied"]
    round_trip = [merge(), merging(lake(sheet), shore(sheet), sheet=sheet, after=1)]
    done = apply(two_works(), round_trip)
    assert [one.title for one in done.projects] == ["Lake Programme"]
    assert became(done) == ["applied", "confirmed"]


def renamed(sheet: FactSheet) -> FactSheet:
    """The same, as another rule makes it: all projects go by other ids."""
    for one in sheet.projects:
        sheet = updated(sheet, "project", one.id, id=f"{one.id}-new")
        paying = [amount.id for amount in sheet.amounts if amount.project_id == one.id]
        for key in paying:
            sheet = updated(sheet, "amount", key, project_id=f"{one.id}-new")
    return sheet


def one_row(sheet: FactSheet) -> FactSheet:
    """As a rule reads it by which the Shore Works are a row of the Lake Programme."""
    row = shore(sheet).rows[0].model_copy(update={"title": "Shore Works"})
    alone = updated(without(sheet, "project", "prj-shore"), "amount", "amt-shore", project_id=None)
    return changed(alone, lake(alone), rows=(*lake(alone).rows, row))


MERGED: list[tuple[str, FactSheet, str, int, list[str]]] = [
    ("as seen", renamed(two_works()), "applied", 1, []),
    ("as one", one_row(two_works()), "confirmed", 1, []),
    (
        "another value",
        changed(renamed(two_works()), shore(renamed(two_works())), value=euro(7)),
        "stale",
        1,
        ["correction_stale"],
    ),
    ("no such project", without(two_works(), "project", "prj-shore"), "orphaned", 1, ["correction_orphaned"]),
    (
        "no project to take it up",
        without(two_works(), "project", lake(two_works()).id),
        "orphaned",
        1,
        ["correction_orphaned"],
    ),
]


@pytest.mark.parametrize(
    ("_name", "sheet", "state", "left", "issues"), MERGED, ids=[row[0] for row in MERGED]
)
def test_a_merge_under_a_changed_rule(
    _name: str, sheet: FactSheet, state: str, left: int, issues: list[str]
) -> None:
    done = apply(sheet, [merge()])
    assert became(done) == [state]
    assert len(done.projects) == left
    assert codes(done) == issues
    if state == "stale":
        assert (
            'the program now reads {"value": "7"}. It stays part of the other one.'
            in done.corrections[0].message
        )


def next_edition(**fields: Any) -> FactSheet:
    """The next edition: another file, whose records have other ids and places, with the same words."""
    text = two_works().model_dump_json(by_alias=True)
    text = text.replace(two_works().source.sha256, sha256_of("next")).replace("prj-", "prj-n")
    sheet = type(two_works()).model_validate_json(text)
    for work in sheet.projects:
        sheet = changed(sheet, work, spans=(Span(page=1, x0=1, top=1, x1=9, bottom=9),))
    return changed(sheet, shore(sheet), **fields)


@pytest.mark.parametrize(
    ("sheet", "states"),
    [
        (next_edition(), ["applied"]),
        (next_edition(value=euro(7)), ["stale"]),
        (one_row(next_edition(id="prj-shore")), ["confirmed"]),
        (next_edition(text="Coast Works"), []),
    ],
    ids=["same", "another value", "as one", "other words"],
)
def test_a_merge_in_another_edition(sheet: FactSheet, states: list[str]) -> None:
    done = apply(sheet, [merge()])
    assert became(done) == states
    assert [one.carried for one in done.corrections] == [True] * len(states)
    assert len(done.projects) == (1 if states else 2)
    assert leads_nowhere(done.model_copy(update={"issues": ()})) == []


def test_a_merge_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(CorrectionError, match="cannot be merged into itself"):
        merging(lake(two_works()), lake(two_works()))
    with pytest.raises(CorrectionError, match="A merge needs the project that stays"):
        decision(lake(two_works()), "merge", {"into": "prj-shore"})
    with pytest.raises(CorrectionError, match="Only a project can be merged or split"):
        decided("amount", action="merge", value={})


# Splitting.


def test_a_project_becomes_its_parts() -> None:
    done = apply(two_works(), [split()])
    nets, boats, _ = done.projects
    whole = lake(two_works())
    assert [one.title for one in done.projects] == ["Nets", "Boats", "Shore Works"]
    assert (nets.currency, nets.value, nets.qualifier) == ("EUR", euro(2_000_000), "exact")
    assert (boats.value, boats.qualifier) == (euro(4_500_000), "about")
    assert (nets.countries, boats.countries) == (("KEN",), whole.countries)
    assert {one.beneficiaries for one in (nets, boats)} == {None}
    assert (boats.start, boats.end_derived, boats.funders) == (whole.start, whole.end_derived, whole.funders)
    assert (boats.amount_ids, nets.amount_ids) == (whole.amount_ids, ())
    assert (boats.rows, nets.rows) == (whole.rows, ())
    assert {one.project_id for one in done.amounts} == {boats.id, "prj-shore", None}
    assert {one.rule for one in (nets, boats)} == {"review.split"}
    assert leads_nowhere(done) == []
    assert [one.id for one in apply(two_works(), [split()]).projects] == [nets.id, boats.id, "prj-shore"]


def test_amounts_of_no_part_go_to_the_first() -> None:
    value = {"parts": [{"title": "Nets"}, {"title": "Boats"}]}
    nets, boats, _ = apply(two_works(), [decision(lake(two_works()), "split", value)]).projects
    assert (nets.amount_ids, boats.amount_ids) == (lake(two_works()).amount_ids, ())
    assert (nets.value, nets.currency, nets.qualifier) == (None, None, None)


def test_a_row_goes_to_the_part_of_its_name() -> None:
    value = {"parts": [{"title": "Nets"}, {"title": "lake"}]}
    nets, named, _ = apply(two_works(), [decision(lake(two_works()), "split", value)]).projects
    assert ([row.title for row in named.rows], nets.rows) == (["Lake"], ())
    assert named.amount_ids == lake(two_works()).amount_ids


def test_an_issue_about_the_whole_is_about_its_first_part() -> None:
    done = apply(two_works(), [decision(shore(two_works()), "split", PARTS)])
    assert done.issues[0].record_id == done.projects[1].id
    assert leads_nowhere(done) == []


def test_a_part_can_be_corrected_and_merged() -> None:
    parts = apply(two_works(), [split()])
    nets = parts.projects[0]
    edit = decided("project", "title", "Fishing nets", sheet=parts, record_id=nets.id, after=1)
    into = merging(shore(parts), nets, sheet=parts, after=2)
    done = apply(two_works(), [split(), edit, into])
    assert became(done) == ["applied", "applied", "applied"]
    assert [one.title for one in done.projects] == ["Fishing nets", "Boats"]
    assert done.projects[0].amount_ids == ("amt-shore",)
    assert leads_nowhere(done) == []
    away = merging(nets, shore(parts), sheet=parts, after=3)
    done = apply(two_works(), [split(), away])
    assert [one.title for one in done.projects] == ["Boats", "Shore Works"]


def test_a_split_that_is_undone_leaves_the_whole() -> None:
    undone = apply(two_works(), [split(), undoing(split(), 1)])
    assert (undone.projects, undone.amounts) == (two_works().projects, two_works().amounts)


def test_what_was_decided_on_a_part_does_not_fall_to_the_whole() -> None:
    parts = apply(two_works(), [split()])
    edit = decided("project", "title", "Fishing nets", sheet=parts, record_id=parts.projects[0].id, after=1)
    done = apply(two_works(), [split(), edit, undoing(split(), 2)])
    assert done.projects == two_works().projects
    assert sorted(became(done)) == ["noted", "orphaned", "withdrawn"]


def test_the_issue_of_a_stale_merge_leads_to_the_project_that_is_there() -> None:
    sheet = changed(two_works(), shore(two_works()), value=euro(7))
    (told,) = [one for one in reopened(apply(sheet, [merge()])).issues if one.code == "correction_stale"]
    assert (told.record, told.record_id) == ("project", lake(sheet).id)


def in_two(sheet: FactSheet, **fields: Any) -> FactSheet:
    """As a rule reads it that finds both parts."""
    whole = lake(sheet)
    fields = {"value": euro(2_000_000), "countries": ("KEN",), **fields}
    nets = whole.model_copy(update={"id": "prj-nets", "title": "Nets", **fields})
    boats = whole.model_copy(update={"id": "prj-boats", "title": "Boats"})
    bare = [one.model_copy(update={"project_id": None}) for one in sheet.amounts]
    return sheet.model_copy(update={"projects": (nets, boats), "amounts": tuple(bare)})


SPLIT: list[tuple[str, FactSheet, str, list[str]]] = [
    ("as seen", renamed(two_works()), "applied", []),
    ("in two", in_two(two_works()), "confirmed", []),
    ("in two, otherwise", in_two(two_works(), value=euro(7)), "stale", ["correction_stale"]),
    ("another value", changed(two_works(), lake(two_works()), value=euro(7)), "stale", ["correction_stale"]),
    (
        "no such project",
        without(two_works(), "project", lake(two_works()).id),
        "orphaned",
        ["correction_orphaned"],
    ),
]


@pytest.mark.parametrize(("_name", "sheet", "state", "issues"), SPLIT, ids=[row[0] for row in SPLIT])
def test_a_split_under_a_changed_rule(_name: str, sheet: FactSheet, state: str, issues: list[str]) -> None:
    done = apply(sheet, [split()])
    assert became(done) == [state]
    assert codes(done) == issues
    values = {one.title: one.value for one in done.projects}
    if state != "orphaned":
        assert (values["Nets"], values["Boats"]) == (euro(2_000_000), euro(4_500_000))


@pytest.mark.parametrize(
    ("sheet", "states"),
    [
        (next_edition(), ["applied"]),
        (changed(next_edition(), lake(next_edition()), value=euro(7)), ["stale"]),
        (in_two(next_edition()), ["confirmed"]),
        (changed(next_edition(), lake(next_edition()), text="Sea Programme"), []),
    ],
    ids=["same", "another value", "in two", "other words"],
)
def test_a_split_in_another_edition(sheet: FactSheet, states: list[str]) -> None:
    done = apply(sheet, [split()])
    assert became(done) == states
    assert [one.carried for one in done.corrections] == [True] * len(states)
    assert ("Nets" in [one.title for one in done.projects]) == bool(states)
    assert not {one.id for one in done.projects} & {one.id for one in apply(two_works(), [split()]).projects}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "A split needs `parts`"),
        ({"parts": [{"title": "Nets"}]}, "at least 2 projects"),
        ({"parts": [{"title": "Nets"}, {"title": " "}]}, "Part 2 of the split has no title"),
        ({"parts": [{"title": "Nets"}, {"title": "Boats", "value": "a lot"}]}, "value: a lot is refused"),
        ({"parts": [{"title": "Nets"}, {"title": "Boats", "text": "x"}]}, "no field 'text'"),
        ({"parts": [{"title": "Nets"}, "Boats"]}, "at least 2 projects"),
    ],
)
def test_a_split_that_is_not_whole_is_refused(value: Any, told: str) -> None:
    with pytest.raises(CorrectionError, match=told):
        decision(lake(two_works()), "split", value)
