"""Where two people must agree: what one proposes changes nothing until another decides the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.corrections import Corrections, two_reviewers
from extract.corrections.apply import apply
from extract.corrections.issues import closed, reopened
from extract.errors import SettingsError
from extract.settings import load_settings
from tests.corrections.builders import decided, euro, machine, reread
from tests.corrections.test_apply import addition, undoing
from tests.corrections.test_unknown import doubted
from tests.corrections.works import lake, merging, shore, two_works

if TYPE_CHECKING:
    from decimal import Decimal

    from extract.models import Correction, FactSheet

CODES = frozenset({"amount_implausible"})
ANSWER = "amount_implausible"


def edit(reviewer: str, value: str, after: int, answers: str | None = ANSWER) -> Correction:
    return decided("amount", "value", value, after=after, reviewer=reviewer, answers=answers)


def states(sheet: FactSheet) -> dict[str, str]:
    return {f"{one.correction.reviewer} {one.correction.value}": one.state for one in sheet.corrections}


def judged(*entries: Correction) -> tuple[Decimal, dict[str, str], bool]:
    """The value in force, what became of each decision, and whether the issue is open still."""
    corrections = Corrections(entries, CODES)
    sheet = reopened(apply(machine().model_copy(update={"issues": ()}), corrections))
    open_one = doubted(machine())
    # the check finds what it found, unless the value has changed
    issues = (open_one,) if sheet.amounts[0].value == machine().amounts[0].value else ()
    done = closed(sheet.model_copy(update={"issues": (*sheet.issues, *issues)}), corrections)
    return done.amounts[0].value, states(done), open_one in done.issues


READ, SAID = euro(4_500_000), euro(41)


def test_what_one_proposes_changes_nothing_and_says_who_proposed_what() -> None:
    assert judged(edit("ann", "41", 0)) == (READ, {"ann 41": "proposed"}, True)
    corrections = Corrections([edit("ann", "41", 0)], CODES)
    (told,) = apply(machine(), corrections).corrections
    assert "ann proposes to correct it to 41. It counts once a second person decides" in told.message
    assert told.changes == ()


@pytest.mark.parametrize("second", [edit("bob", "41", 1), edit("bob", "41.0", 1), edit("bob", "41", 1, None)])
def test_once_another_person_decides_the_same_both_are_in_force(second: Correction) -> None:
    value, became, is_open = judged(edit("ann", "41", 0), second)
    assert (value, set(became.values()), is_open) == (SAID, {"applied"}, False)


def test_one_person_cannot_be_two() -> None:
    value, became, is_open = judged(edit("ann", "41", 0), edit(" Ann ", "41", 1))
    assert (value, is_open) == (READ, True)
    assert sorted(became.values()) == ["proposed", "superseded"]


def test_who_proposes_something_else_does_not_put_the_first_in_force() -> None:
    log = [edit("ann", "41", 0), edit("bob", "42", 1)]
    assert judged(*log) == (READ, {"ann 41": "proposed", "bob 42": "proposed"}, True)
    agreed = {"ann 41": "superseded", "bob 42": "applied", "ann 42": "applied"}
    assert judged(*log, edit("ann", "42", 2)) == (euro(42), agreed, False)


def test_who_changed_his_mind_is_no_second_person() -> None:
    log = [edit("ann", "41", 0), edit("ann", "42", 1), edit("bob", "41", 2)]
    became = {"ann 41": "superseded", "ann 42": "proposed", "bob 41": "proposed"}
    assert judged(*log) == (READ, became, True)


def test_what_two_have_agreed_stays_until_two_agree_on_something_else() -> None:
    log = [edit("ann", "41", 0), edit("bob", "41", 1), edit("carl", "42", 2)]
    became = {"ann 41": "applied", "bob 41": "applied", "carl 42": "proposed"}
    assert judged(*log) == (SAID, became, False)
    value, became, _ = judged(*log, edit("ann", "42", 3))
    assert value == euro(42)
    assert became == {
        "ann 41": "superseded",
        "bob 41": "superseded",
        "carl 42": "applied",
        "ann 42": "applied",
    }


def test_the_second_of_two_waits_again_if_the_first_is_undone() -> None:
    first, second = edit("ann", "41", 0), edit("bob", "41", 1)
    value, became, is_open = judged(first, second, undoing(first, 2))
    assert (value, is_open) == (READ, True)
    assert became["bob 41"] == "proposed"


def test_decisions_that_answer_other_issues_count_at_once() -> None:
    assert judged(edit("ann", "41", 0, "total_mismatch")) == (SAID, {"ann 41": "applied"}, False)
    assert judged(edit("ann", "41", 0, None)) == (SAID, {"ann 41": "applied"}, False)


def test_to_accept_what_another_wants_to_edit_to_is_the_same() -> None:
    accept = decided("amount", "value", action="accept", reviewer="bob", after=1, answers=ANSWER)
    value, became, _ = judged(edit("ann", "4500000", 0), accept)
    assert (value, set(became.values())) == (READ, {"confirmed"})


def test_the_states_of_a_changed_rule_are_those_of_both() -> None:
    corrections = Corrections([edit("ann", "41", 0), edit("bob", "41", 1)], CODES)
    done = apply(reread("value", euro(45)), corrections)
    assert {one.state for one in done.corrections} == {"stale"}
    assert [one.code for one in reopened(done).issues].count("correction_stale") == 1
    assert {one.state for one in apply(reread("value", SAID), corrections).corrections} == {"confirmed"}


def test_an_issue_with_such_a_code_is_settled_by_two() -> None:
    open_one = doubted(machine())
    sheet = machine().model_copy(update={"issues": (open_one,)})
    ann = decided("issue", sheet=sheet, action="accept")
    bob = decided("issue", sheet=sheet, action="accept", reviewer="bob", after=1)
    one = closed(sheet, Corrections([ann], CODES))
    assert (one.issues, [c.state for c in one.corrections]) == ((open_one,), ["proposed"])
    assert "ann proposes to accept it" in one.corrections[0].message
    both = closed(sheet, Corrections([ann, bob], CODES))
    assert (both.issues, [c.state for c in both.corrections]) == ((), ["applied", "applied"])


def test_what_cannot_be_known_what_is_no_record_and_what_is_one_need_two_as_well() -> None:
    for action in ("unknown", "reject"):
        field = "value" if action == "unknown" else None
        log = [
            decided("amount", field, action=action, reviewer=who, after=n, answers=ANSWER)
            for n, who in enumerate(("ann", "bob"))
        ]
        assert [c.state for c in apply(machine(), Corrections(log[:1], CODES)).corrections] == ["proposed"]
        assert apply(machine(), Corrections(log[:1], CODES)).amounts == machine().amounts
        assert [c.state for c in apply(machine(), Corrections(log, CODES)).corrections] == ["applied"] * 2
    merges = [
        merging(shore(two_works()), lake(two_works()), reviewer=who, after=n, answers=ANSWER)
        for n, who in enumerate(("ann", "bob"))
    ]
    assert len(apply(two_works(), Corrections(merges[:1], CODES)).projects) == 2
    assert len(apply(two_works(), Corrections(merges, CODES)).projects) == 1


def test_what_two_have_added_is_there_once() -> None:
    mine = addition().model_copy(update={"answers": ANSWER, "id": "cor-a"})
    yours = addition().model_copy(update={"answers": ANSWER, "id": "cor-b", "reviewer": "bob"})
    assert len(apply(machine(), Corrections([mine], CODES)).amounts) == len(machine().amounts)
    done = apply(machine(), Corrections([mine, yours], CODES))
    assert len(done.amounts) == len(machine().amounts) + 1
    assert [one.state for one in done.corrections] == ["applied", "applied"]


def test_a_changed_setting_is_another_version() -> None:
    entries = [edit("ann", "41", 0)]
    told = [
        Corrections(entries, codes).version(machine().source.sha256, None)
        for codes in ((), CODES, {"damaged"})
    ]
    assert told[0] == told[2] != told[1]
    assert apply(machine(), Corrections(entries, CODES)).extraction.corrections_version == told[1]


def test_a_code_that_no_issue_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTSHEETS_REVIEW__TWO_REVIEWERS", '["total_mismach", "damaged"]')
    with pytest.raises(
        SettingsError, match=r"'total_mismach', and no issue has such a code. Is 'total_mismatch'"
    ):
        two_reviewers(load_settings())
    monkeypatch.setenv("FACTSHEETS_REVIEW__TWO_REVIEWERS", '["damaged"]')
    assert two_reviewers(load_settings()) == {"damaged"}
