"""What cannot be known stays as the program reads it, is marked so, and is asked about no more."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from extract.corrections import Author, Corrections, Decision, Subject, correction, edition_of
from extract.corrections.apply import apply
from extract.corrections.issues import closed, reopened
from extract.corrections.sheets import without
from extract.errors import CorrectionError
from extract.records import About, issue
from tests.corrections.builders import NOON, decided, euro, machine, reread
from tests.corrections.test_apply import addition, edition, undoing

if TYPE_CHECKING:
    from extract.models import Correction, FactSheet, Issue, IssueCode


def unknown(field: str | None = "value", **more: Any) -> Correction:
    return decided("amount", field, action="unknown", **more)


def doubted(sheet: FactSheet, field: str | None = "value", code: IssueCode = "amount_implausible") -> Issue:
    about = About("amount", sheet.amounts[0].id, field, sheet.amounts[0].spans)
    return issue(sheet.source.sha256, code, "Look at it.", about)


def after(sheet: FactSheet, *entries: Correction, issues: tuple[Issue, ...] = ()) -> FactSheet:
    """As the pipeline does it: corrected, checked (which finds `issues`), and closed."""
    corrections = Corrections(entries)
    corrected = reopened(apply(sheet.model_copy(update={"issues": ()}), corrections))
    return closed(corrected.model_copy(update={"issues": (*corrected.issues, *issues)}), corrections)


def became(sheet: FactSheet) -> list[str]:
    return [one.state for one in sheet.corrections]


RULES: list[tuple[str, FactSheet, str, list[str]]] = [
    ("the same", reread("value", euro(4_500_000)), "applied", []),
    ("nothing", reread("currency", None), "confirmed", []),
    ("a third value", reread("value", euro(45)), "stale", ["correction_stale"]),
    (
        "no such record",
        without(machine(), "amount", machine().amounts[0].id),
        "orphaned",
        ["correction_orphaned"],
    ),
]


@pytest.mark.parametrize(("_name", "sheet", "state", "codes"), RULES, ids=[row[0] for row in RULES])
def test_a_changed_rule(_name: str, sheet: FactSheet, state: str, codes: list[str]) -> None:
    field = "currency" if state == "confirmed" else "value"
    issues = () if state == "orphaned" else (doubted(sheet, field),)
    done = after(sheet, unknown(field), issues=issues)
    assert became(done) == [state]
    assert done.amounts == sheet.amounts
    assert [one.code for one in done.issues] == codes
    if state == "stale":
        assert "now reads 45. It stays marked as unknown." in done.issues[0].message
    if state == "orphaned":
        assert "the mark 'cannot be known' by ann could not be applied" in done.issues[0].message


EDITIONS: list[tuple[FactSheet, list[str]]] = [
    (edition(), ["applied"]),
    (edition(value=euro(45)), ["stale"]),
    (edition(text="EUR 4.7 million"), []),
]


@pytest.mark.parametrize(("sheet", "states"), EDITIONS, ids=["same", "third", "other words"])
def test_another_edition(sheet: FactSheet, states: list[str]) -> None:
    sheet = sheet.model_copy(update={"amounts": sheet.amounts[:1], "contributions": ()})
    done = after(sheet, unknown(), issues=(doubted(sheet),))
    assert became(done) == states
    assert [one.carried for one in done.corrections] == [True] * len(states)
    told = {"applied": [], "stale": ["correction_stale"]}
    assert [one.code for one in done.issues] == (told[states[0]] if states else ["amount_implausible"])


def test_a_currency_that_the_edition_gives_no_more_is_confirmed_there() -> None:
    sheet = edition(currency=None)
    sheet = sheet.model_copy(update={"amounts": sheet.amounts[:1], "contributions": ()})
    assert became(after(sheet, unknown("currency"))) == ["confirmed"]


def test_what_was_corrected_before_is_what_the_program_reads_again() -> None:
    edit = decided("amount", "value", "41000000")
    done = after(machine(), edit, unknown(after=1))
    assert done.amounts == machine().amounts
    assert sorted(became(done)) == ["applied", "superseded"]


CLOSES: list[tuple[str, Correction, Issue, bool]] = [
    ("its field", unknown(), doubted(machine()), True),
    ("another field", unknown("flow"), doubted(machine()), False),
    (
        "another field that it answers",
        unknown("flow", answers="amount_implausible"),
        doubted(machine()),
        True,
    ),
    ("the whole record", unknown(None), doubted(machine()), True),
    ("several currencies", unknown("currency"), doubted(machine(), "currency", "currency_ambiguous"), False),
    (
        "several currencies, answered",
        unknown("currency", answers="currency_ambiguous"),
        doubted(machine(), "currency", "currency_ambiguous"),
        True,
    ),
]


@pytest.mark.parametrize(("_name", "one", "open_one", "closes"), CLOSES, ids=[row[0] for row in CLOSES])
def test_which_issues_it_closes(_name: str, one: Correction, open_one: Issue, closes: bool) -> None:
    done = after(machine(), one, issues=(open_one,))
    assert became(done) == ["applied"]
    assert (open_one not in done.issues) == closes


def test_an_issue_of_another_record_stays_open() -> None:
    other = doubted(machine()).model_copy(update={"record_id": machine().amounts[1].id})
    assert after(machine(), unknown(), issues=(other,)).issues == (other,)


def test_an_undone_one_opens_the_issue_again() -> None:
    one = unknown()
    done = after(machine(), one, undoing(one, 1), issues=(doubted(machine()),))
    assert sorted(became(done)) == ["noted", "withdrawn"]
    assert len(done.issues) == 1


@pytest.mark.parametrize(
    ("field", "code", "about"),
    [
        ("partner_code", "partner_unknown", About("partner", field="partner")),
        ("published", "date_unknown", About("published", field="published")),
    ],
)
def test_a_partner_or_a_date_that_cannot_be_known(field: str, code: IssueCode, about: About) -> None:
    sheet = machine().model_copy(update={"partner": None, "published": None})
    open_one = issue(sheet.source.sha256, code, "Not told.", about, "info")
    one = decided("document", field, action="unknown", sheet=sheet)
    done = after(sheet, one, issues=(open_one,))
    assert (became(done), done.issues) == (["applied"], ())
    other = decided("document", "title", action="unknown", sheet=sheet)
    assert after(sheet, other, issues=(open_one,)).issues == (open_one,)


def test_an_issue_whose_question_has_no_answer_is_closed() -> None:
    open_one = doubted(machine())
    sheet = machine().model_copy(update={"issues": (open_one,)})
    one = decided("issue", sheet=sheet, action="unknown")
    assert after(machine(), one, issues=(open_one,)).issues == ()


def test_a_field_that_the_record_has_not_is_refused() -> None:
    subject = Subject(machine().source.sha256, edition_of(machine()), "amount", "amt-1")
    with pytest.raises(CorrectionError, match="no field 'text' to correct"):
        correction(subject, Decision("unknown", "text"), Author("ann", "so", NOON))
    with pytest.raises(CorrectionError, match="'odd' is no code of an issue"):
        correction(subject, Decision("unknown", answers="odd"), Author("ann", "so", NOON))


def test_an_assignment_decides_nothing() -> None:
    open_one = doubted(machine())
    sheet = machine().model_copy(update={"issues": (open_one,)})
    mine = decided("issue", sheet=sheet, action="assign", value="bob")
    whole = decided("document", action="assign", value="bob", after=1)
    none = decided("issue", sheet=sheet, action="assign", value=None, after=2)
    done = after(machine(), mine, whole, none, issues=(open_one,))
    assert (became(done), done.issues) == (["noted"] * 3, (open_one,))
    with pytest.raises(CorrectionError, match="Only a document or an issue can be assigned"):
        decided("amount", action="assign", value="bob")
    with pytest.raises(CorrectionError, match="needs the name of a reviewer"):
        decided("document", action="assign", value=" ")


def test_a_record_that_was_added_can_be_corrected() -> None:
    made = apply(machine(), [addition()]).amounts[-1]
    edit = decided(
        "amount", "value", "3000", sheet=apply(machine(), [addition()]), record_id=made.id, after=1
    )
    done = apply(machine(), [addition(), edit])
    assert became(done) == ["applied", "applied"]
    assert (done.amounts[-1].id, done.amounts[-1].value) == (made.id, Decimal(3000))
    assert done.contributions[-1].value == Decimal(3000)
    by_now = made.model_copy(update={"id": "amt-now", "rule": "money.code"})
    sheet = machine().model_copy(update={"amounts": (*machine().amounts, by_now)})
    done = apply(sheet, [addition(), edit])
    assert became(done) == ["confirmed", "applied"]
    assert [one.value for one in done.amounts if one.id == "amt-now"] == [Decimal(3000)]
    undone = apply(machine(), [addition(), edit, undoing(addition(), 2)])
    assert sorted(became(undone)) == ["noted", "orphaned", "withdrawn"]
