"""What becomes of a decision when the program reads something else: by another rule, in another edition."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from extract.checks import check
from extract.corrections import Author, Decision, Subject, anchor_of, correction, edition_of
from extract.corrections.apply import apply
from extract.corrections.concerning import Corrections, version
from extract.corrections.issues import closed, reopened
from extract.corrections.sheets import updated, without
from extract.models import Anchor, Span
from tests.checks import builders as checked
from tests.corrections.builders import NOON, decided, euro, machine, only, reread
from tests.warehouse.builders import rich_sheet

if TYPE_CHECKING:
    from extract.models import Correction, FactSheet, RecordKind

MILLIONS = "41000000"


def states(sheet: FactSheet) -> list[str]:
    return [one.state for one in sheet.corrections]


def codes(sheet: FactSheet) -> list[str]:
    return [issue.code for issue in reopened(sheet).issues if issue.code.startswith("correction")]


# The program reads the same, the reviewer's value, or a third one: under the same id, and under another.

RULES: list[tuple[str, Any, str, int, list[str]]] = [
    ("what the reviewer saw", euro(4_500_000), "applied", 41_000_000, []),
    ("what the reviewer said", euro(41_000_000), "confirmed", 41_000_000, []),
    ("a third value", euro(45), "stale", 41_000_000, ["correction_stale"]),
]


@pytest.mark.parametrize(("_name", "reads", "state", "value", "issues"), RULES, ids=[row[0] for row in RULES])
def test_a_changed_rule(_name: str, reads: Decimal, state: str, value: int, issues: list[str]) -> None:
    edit = decided("amount", "value", MILLIONS)
    for sheet in (updated(machine(), "amount", edit.record_id, value=reads), reread("value", reads)):
        after = apply(sheet, [edit])
        assert states(after) == [state]
        assert after.amounts[0].value == value
        assert codes(after) == issues
        assert after.corrections[0].machine == str(reads)
        assert after.corrections[0].record_id == sheet.amounts[0].id


def test_a_record_that_is_gone_leaves_the_correction_an_orphan() -> None:
    edit = decided("organisation", "kind", "ngo")
    after = reopened(apply(without(machine(), "organisation", edit.record_id), [edit]))
    assert states(after) == ["orphaned"]
    assert after.corrections[0].correction == edit
    (issue,) = [one for one in after.issues if one.code == "correction_orphaned"]
    assert "there is no such record any more" in issue.message
    assert issue.spans == edit.anchor.spans


def test_no_corrections_change_nothing() -> None:
    assert apply(machine(), []) == machine()
    other = decided("amount", "value", "5", sheet=rich_sheet("chile", partner="Chile", code="CHL"))
    assert apply(machine(), [other]).corrections == ()


def test_an_issue_says_what_was_seen_said_and_is_read_now() -> None:
    after = reopened(apply(reread("value", euro(45)), [decided("amount", "value", MILLIONS)]))
    (issue,) = [one for one in after.issues if one.code == "correction_stale"]
    assert "4500000" in issue.message
    assert MILLIONS in issue.message
    assert "now reads 45." in issue.message
    assert (issue.record, issue.record_id, issue.field) == ("amount", after.amounts[0].id, "value")


# The record is found where it stands, and only if no other could be meant.


def moved(**fields: Any) -> FactSheet:
    first = only(machine(), "organisation")
    return updated(machine(), "organisation", first.id, id="org-new", **fields)


@pytest.mark.parametrize(
    ("sheet", "state"),
    [
        (moved(), "applied"),
        (moved(text="Harbour Union (HU)"), "applied"),
        (moved(text="Lake Fund"), "orphaned"),
        (moved(spans=(Span(page=3, x0=40, top=100, x1=300, bottom=112),)), "orphaned"),
    ],
    ids=["same", "longer words", "other words", "other page"],
)
def test_where_a_record_is_found(sheet: FactSheet, state: str) -> None:
    assert states(apply(sheet, [decided("organisation", "kind", "ngo")])) == [state]


def test_of_two_that_would_do_none_is_taken() -> None:
    twin = only(moved(), "organisation").model_copy(update={"id": "org-twin"})
    sheet = moved().model_copy(update={"organisations": (*moved().organisations, twin)})
    after = apply(sheet, [decided("organisation", "kind", "ngo")])
    assert states(after) == ["orphaned"]
    assert {one.kind for one in after.organisations} == {"other"}


# What holds the same figure follows.


def test_an_amount_carries_its_contribution_project_row_and_key_figure_with_it() -> None:
    after = apply(machine(), [decided("amount", "value", MILLIONS)])
    gift, work, figure = after.contributions[0], after.projects[0], after.key_figures[0]
    assert {gift.value, work.value, work.rows[0].value, figure.value} == {euro(41_000_000)}
    assert gift.series[0].value == gift.value
    kinds = [change.kind for change in after.corrections[0].changes]
    assert sorted(kinds) == ["amount", "contribution", "key_figure", "project", "project_row"]
    assert {change.machine for change in after.corrections[0].changes} == {"4500000"}


@pytest.mark.parametrize("kind", ["contribution", "key_figure"])
def test_a_contribution_and_a_key_figure_carry_the_amount_with_them(kind: RecordKind) -> None:
    after = apply(machine(), [decided(kind, "value", MILLIONS)])
    assert (
        after.amounts[0].value == after.contributions[0].value == after.projects[0].value == euro(41_000_000)
    )


def test_a_project_that_took_the_wrong_amount_changes_no_amount() -> None:
    after = apply(machine(), [decided("project", "value", MILLIONS)])
    assert after.projects[0].value == euro(41_000_000)
    assert after.amounts == machine().amounts
    assert after.contributions[0].value == machine().contributions[0].value


def test_a_record_that_held_something_else_does_not_follow() -> None:
    sheet = updated(machine(), "contribution", machine().contributions[0].id, value=euro(7))
    assert apply(sheet, [decided("amount", "value", MILLIONS)]).contributions[0].value == 7


def test_a_record_on_which_somebody_decided_does_not_follow() -> None:
    own = decided("contribution", "value", "7", after=5)
    after = apply(machine(), [decided("amount", "value", MILLIONS), own])
    assert (after.amounts[0].value, after.contributions[0].value) == (euro(41_000_000), euro(7))
    assert states(after) == ["applied", "applied"]


def test_the_kind_of_money_follows_and_a_gift_that_is_none_leaves() -> None:
    core = apply(machine(), [decided("amount", "flow", "core_voluntary")])
    assert core.contributions[0].kind == "core_voluntary"
    assert apply(machine(), [decided("amount", "flow", "project")]).contributions == ()


def test_an_amount_that_becomes_a_gift_is_a_contribution() -> None:
    bare = machine().model_copy(update={"contributions": ()})
    sheet = updated(bare, "amount", machine().amounts[0].id, flow="project")
    edit = decided("amount", "flow", "assessed", sheet=sheet)
    (gift,) = apply(sheet, [edit]).contributions
    assert (gift.kind, gift.value, gift.amount_id) == ("assessed", euro(4_500_000), sheet.amounts[0].id)
    assert gift.aggregation == "total"


def test_the_last_day_of_a_work_is_derived_again() -> None:
    after = apply(machine(), [decided("project", "start", "2022-01-01")])
    assert after.projects[0].end_derived == date(2024, 2, 29)


def test_a_country_has_the_name_of_its_code() -> None:
    after = apply(machine(), [decided("country", "code", "KEN")])
    assert (after.countries[0].code, after.countries[0].name) == ("KEN", "Kenya")


def test_the_partner_has_the_name_of_its_code_and_its_mentions_follow() -> None:
    after = apply(machine(), [decided("document", "partner_code", "KEN")])
    assert after.partner
    assert (after.partner.name, after.partner.kind) == ("Kenya", "country")
    assert [country.role for country in after.countries] == ["mentioned"]
    changed = {(change.kind, change.field) for change in after.corrections[0].changes}
    assert changed == {("document", "partner_code"), ("document", "partner_name"), ("country", "role")}


def test_a_date_of_publication_has_its_days() -> None:
    after = apply(machine(), [decided("document", "published", "2024-02")])
    assert after.published
    assert (after.published.start, after.published.end) == (date(2024, 2, 1), date(2024, 2, 29))


# Accepting, rejecting, adding, commenting, undoing.


def test_an_accepted_value_stays_when_the_program_changes_its_mind() -> None:
    accepted = decided("amount", "value", action="accept")
    assert states(apply(machine(), [accepted])) == ["confirmed"]
    after = apply(reread("value", euro(45)), [accepted])
    assert states(after) == ["stale"]
    assert after.amounts[0].value == 4_500_000
    assert codes(after) == ["correction_stale"]


def test_a_rejected_amount_leaves_with_all_that_only_it_has_stated() -> None:
    after = apply(machine(), [decided("amount", action="reject")])
    assert len(after.amounts) == 1
    assert after.contributions == ()
    work = after.projects[0]
    assert (work.value, work.amount_ids, work.rows[0].value, work.rows[0].amount_ids) == (None, (), None, ())
    assert after.key_figures[0].record_id is None
    assert states(after) == ["applied"]


def test_a_contribution_keeps_its_other_places_when_one_is_rejected() -> None:
    gift, other = machine().contributions[0], machine().amounts[1]
    second = gift.places[0].model_copy(update={"amount_id": other.id, "text": "0.5"})
    sheet = updated(machine(), "contribution", gift.id, places=(*gift.places, second))
    (left,) = apply(sheet, [decided("amount", action="reject")]).contributions
    assert (left.id, left.amount_id, left.value, len(left.places)) == (gift.id, other.id, Decimal("0.5"), 1)


def test_a_part_adds_up_by_itself_once_its_whole_is_rejected() -> None:
    whole = machine().contributions[0]
    part = whole.model_copy(
        update={
            "id": "ctr-part",
            "aggregation": "part",
            "part_of": (whole.id,),
            "amount_id": None,
            "series": (),
        }
    )
    sheet = machine().model_copy(update={"contributions": (whole, part)})
    (left,) = apply(sheet, [decided("contribution", action="reject")]).contributions
    assert (left.id, left.aggregation, left.part_of) == ("ctr-part", "total", ())


def test_a_rejected_project_leaves_its_amounts() -> None:
    after = apply(machine(), [decided("project", action="reject")])
    assert after.projects == ()
    assert after.amounts[0].project_id is None


def addition(words: str = "2021-23", **fields: Any) -> Correction:
    box = Span(page=1, x0=10, top=10, x1=60, bottom=20)
    anchor = Anchor(page=1, spans=(box,), heading="Money", words=words)
    subject = Subject(machine().source.sha256, edition_of(machine()), "amount", "", anchor)
    value = {"currency": "EUR", "value": "2000", "flow": "assessed"} | fields
    return correction(subject, Decision("add", value=value), Author("ann", "missed", NOON))


def test_an_added_record_stands_where_its_words_are() -> None:
    after = apply(machine(), [addition()])
    made = after.amounts[-1]
    section = after.sections[0]
    assert section.text[made.start : made.end] == made.text == "2021-23"
    assert (made.value, made.rule, made.section_id) == (euro(2000), "review.added", section.id)
    assert made.spans == addition().anchor.spans
    gift = after.contributions[-1]
    assert (gift.amount_id, gift.kind, gift.aggregation) == (made.id, "assessed", "total")
    assert states(after) == ["applied"]
    assert apply(machine(), [addition()]).amounts[-1].id == made.id


def test_a_gift_that_a_total_may_include_is_not_counted_beside_it() -> None:
    after = apply(machine(), [addition(flow="voluntary")])
    assert [one.aggregation for one in after.contributions] == ["total", "context"]


def test_an_added_record_that_the_program_reads_by_now_is_there_once() -> None:
    found = (
        apply(machine(), [addition()]).amounts[-1].model_copy(update={"id": "amt-now", "rule": "money.code"})
    )
    sheet = machine().model_copy(update={"amounts": (*machine().amounts, found)})
    assert states(apply(sheet, [addition()])) == ["confirmed"]
    assert apply(sheet, [addition()]).amounts == sheet.amounts
    other = updated(sheet, "amount", "amt-now", value=euro(2))
    after = apply(other, [addition()])
    assert states(after) == ["stale"]
    assert (after.amounts[-1].id, after.amounts[-1].value) == ("amt-now", euro(2000))


def test_an_addition_that_is_not_whole_is_an_orphan() -> None:
    bare = addition().model_copy(update={"value": {"currency": "EUR"}})
    assert states(apply(machine(), [bare])) == ["orphaned"]


def test_a_value_that_no_longer_fits_is_an_orphan_and_harms_nothing_else() -> None:
    odd = decided("amount", "value", "5").model_copy(update={"value": "a lot", "id": "cor-odd"})
    after = apply(machine(), [odd, decided("fact", "value", "1920")])
    assert sorted(states(after)) == ["applied", "orphaned"]
    assert after.facts[0].value == "1920"
    assert any("a lot is refused" in one.message for one in after.corrections)


def test_a_comment_changes_nothing() -> None:
    after = apply(machine(), [decided("amount", action="comment", value="ask the desk")])
    assert states(after) == ["noted"]
    assert after.amounts == machine().amounts


def test_the_last_word_counts_whatever_the_order_of_the_log() -> None:
    first, second = decided("amount", "value", "5"), decided("amount", "value", "6", after=1, reviewer="bob")
    for log in ([first, second], [second, first]):
        after = apply(machine(), log)
        assert after.amounts[0].value == 6
        assert {one.correction.reviewer: one.state for one in after.corrections} == {
            "ann": "superseded",
            "bob": "applied",
        }


def test_a_rejection_supersedes_edits_and_a_later_edit_takes_it_back() -> None:
    edit, reject = decided("fact", "value", "1920"), decided("fact", action="reject", after=1)
    assert apply(machine(), [edit, reject]).facts == ()
    again = decided("fact", "value", "1921", after=2)
    after = apply(machine(), [edit, reject, again])
    assert after.facts[0].value == "1921"
    assert sorted(states(after)) == ["applied", "superseded", "superseded"]


def undoing(one: Correction, after: int) -> Correction:
    subject = Subject(one.document, one.edition, one.kind, one.record_id, one.anchor)
    at = decided("fact", "value", "1", after=after).at
    return correction(subject, Decision("undo", one.field, value=one.id), Author("ann", "wrong", at))


def test_what_is_undone_counts_no_more_and_can_be_done_again() -> None:
    edit = decided("fact", "value", "1920")
    undo = undoing(edit, 1)
    after = apply(machine(), [edit, undo])
    assert after.facts == machine().facts
    assert sorted(states(after)) == ["noted", "withdrawn"]
    assert apply(machine(), [edit, undo, undoing(undo, 2)]).facts[0].value == "1920"


# Issues.


def test_the_issue_that_a_correction_answers_is_gone() -> None:
    text = "It gave $ 9.0 million: $ 4.0 million for boats and $ 3.0 million for nets."
    amounts = [
        checked.amount(f"$ {n}.0 million", n * 1_000_000, inside=text, currency="USD").model_copy(
            update={"spans": (Span(page=1, x0=n * 20, top=5, x1=n * 20 + 9, bottom=9),)}
        )
        for n in (9, 4, 3)
    ]
    sheet = checked.sheet(sections=(checked.section(text),), amounts=tuple(amounts))
    assert [issue.code for issue in check(sheet)] == ["total_mismatch"]
    edit = decided("amount", "value", "7000000", sheet=sheet)
    assert check(apply(sheet, [edit])) == ()


def test_a_corrected_cell_counts_in_its_table() -> None:
    table = checked.table(("Item", "US$ million"), ("A", "10"), ("B", "20"), ("Total", "35"))
    place: dict[str, Any] = {"table_id": "t1", "row": 3, "column": 1}
    total = checked.amount("35", 35_000_000, **place)
    sheet = checked.sheet(sections=(checked.section("x"),), tables=(table,), amounts=(total,))
    assert [issue.code for issue in check(sheet)] == ["total_mismatch"]
    assert check(apply(sheet, [decided("amount", "value", "30000000", sheet=sheet)])) == ()
    (left,) = check(apply(sheet, [decided("amount", "value", "36000000", sheet=sheet)]))
    assert "stated 36" in left.message


def test_an_accepted_issue_is_open_no_more_until_it_says_something_else() -> None:
    issue = machine().issues[0]
    anchor = anchor_of(machine(), "issue", issue)
    subject = Subject(machine().source.sha256, edition_of(machine()), "issue", issue.id, anchor)
    accept = correction(subject, Decision("accept"), Author("ann", "as printed", NOON))
    after = closed(machine(), Corrections([accept]))
    assert after.issues == ()
    assert states(after) == ["applied"]
    other = machine().model_copy(
        update={"issues": (issue.model_copy(update={"id": "i2", "message": "New."}),)}
    )
    assert len(closed(other, Corrections([accept])).issues) == 1
    assert states(closed(other, Corrections([accept]))) == ["confirmed"]


def test_an_issue_about_a_record_that_is_none_is_gone() -> None:
    doubt = (
        machine()
        .issues[0]
        .model_copy(
            update={"code": "period_inverted", "record": "project", "record_id": machine().projects[0].id}
        )
    )
    sheet = machine().model_copy(update={"issues": (doubt,)})
    assert reopened(apply(sheet, [decided("project", action="accept")])).issues == (doubt,)
    assert reopened(apply(sheet, [decided("project", action="reject")])).issues == ()


def test_a_partner_and_a_date_that_are_told_are_unknown_no_more() -> None:
    unknown = [
        machine().issues[0].model_copy(update={"id": code, "code": code})
        for code in ("partner_unknown", "date_unknown")
    ]
    sheet = machine().model_copy(update={"partner": None, "published": None, "issues": tuple(unknown)})
    told = [
        decided("document", "partner_code", "KEN", sheet=sheet),
        decided("document", "published", "2023", sheet=sheet),
    ]
    assert reopened(apply(sheet, told)).issues == ()
    assert len(reopened(apply(sheet, told[:1])).issues) == 1


# Editions: what was decided on one holds for the same words in the next.


def edition(**fields: Any) -> FactSheet:
    """The next edition of the fact sheet, as another file: all ids are others, and so are the places."""
    sheet = rich_sheet("norway-2024", year=2024)
    for amount in sheet.amounts:
        sheet = updated(sheet, "amount", amount.id, spans=(Span(page=1, x0=1, top=1, x1=9, bottom=9),))
    return updated(sheet, "amount", sheet.amounts[0].id, **fields)


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (edition(), ["applied"]),
        (edition(value=euro(41_000_000)), ["confirmed"]),
        (edition(value=euro(45)), ["stale"]),
        (edition(text="EUR 4.7 million"), []),
        (rich_sheet("chile", partner="Chile", code="CHL"), []),
    ],
    ids=["same", "agrees", "third", "other words", "another fact sheet"],
)
def test_another_edition(sheet: FactSheet, expected: list[str]) -> None:
    only_one = [a for a in sheet.amounts if a is sheet.amounts[0]]
    sheet = sheet.model_copy(update={"amounts": tuple(only_one), "tables": (), "contributions": ()})
    after = reopened(apply(sheet, [decided("amount", "value", MILLIONS)]))
    assert states(after) == expected
    assert [one.carried for one in after.corrections] == [True] * len(expected)
    assert (after.amounts[0].value == 41_000_000) == bool(expected)
    assert codes(after) == (["correction_stale"] if expected == ["stale"] else [])


def test_what_is_of_one_edition_stays_there() -> None:
    assert apply(edition(), [decided("document", "title", "Other")]).corrections == ()
    assert apply(edition(), [addition()]).amounts == edition().amounts


def test_the_version_is_that_of_the_corrections_which_concern_the_document() -> None:
    own, other = decided("amount", "value", "5"), decided("amount", "value", "6", after=1)
    chile = decided("amount", "value", "5", sheet=rich_sheet("chile", partner="Chile", code="CHL"))
    after = apply(machine(), [own, chile])
    assert after.extraction.corrections_version == version([own])
    assert version([own, other]) == version([other, own]) != version([own])
    assert version([]) is None
    known = Corrections([own, chile])
    assert known.version(machine().source.sha256, edition_of(machine())) == version([own])
    assert known.version("f" * 64, edition_of(edition())) == version([own])
