"""Corrections as cases that the rules are held against."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.feedback.conftest import Data


def verdicts(run: Run, *more: object) -> dict[str, str]:
    told = run("evaluate", "--corrections", "--format", "json", *more)
    assert told.code == 0, told.err
    return {row["correction"]: row["verdict"] for row in json.loads(told.out)}


@pytest.mark.long
def test_each_kind_of_decision_is_a_case(data: Data, run: Run) -> None:
    one, other, third, *_ = data.sheet.amounts
    right = data.decide("amount", one.id, "accept", "value")
    wrong = data.decide("amount", other.id, "edit", "value", "999000000", answers="amount_implausible")
    still = data.decide("amount", third.id, "reject")
    gone = data.decide("amount", third.id, "accept", "currency")
    said = data.decide("document", data.document, "edit", "title", data.sheet.title)
    alarm = data.decide("issue", data.sheet.issues[0].id, "reject")
    data.decide("issue", data.sheet.issues[0].id, "comment", value="look")
    missed = data.decide("amount", one.id, "add", value={"currency": "USD", "value": "77", "flow": "other"})
    assert verdicts(run) == {
        right.id: "right",
        wrong.id: "wrong",
        gone.id: "right",
        said.id: "right",
        alarm.id: "wrong",
        missed.id: "wrong",
    }
    assert still.id not in verdicts(run)  # a later decision takes its place
    told = run("evaluate", "--corrections")
    assert f"{other.rule}" in told.out
    assert "amount_implausible" in told.out
    assert f"value of {other.id}" in told.err
    assert "said 999000000" in told.err
    assert "3 of 6 cases are read as reviewers said." in told.err


def test_a_rejected_record_that_is_read_no_more_is_right(data: Data, run: Run) -> None:
    amount = data.sheet.amounts[0]
    rejected = data.decide("amount", amount.id, "reject")
    assert verdicts(run) == {rejected.id: "wrong"}
    moved = rejected.model_copy(
        update={
            "record_id": "amt-0000000000000000",
            "anchor": rejected.anchor.model_copy(update={"words": "no such", "spans": ()}),
        }
    )
    data.settings.corrections.write_text(moved.model_dump_json() + "\n")
    assert verdicts(run) == {rejected.id: "right"}


@pytest.mark.long
def test_what_was_right_and_is_wrong_now_is_refused(data: Data, run: Run, tmp_path: Path) -> None:
    amount = data.sheet.amounts[0]
    case = data.decide("amount", amount.id, "accept", "value")
    before = tmp_path / "before.json"
    assert verdicts(run, "--write", before) == {case.id: "right"}
    assert json.loads(before.read_text())["cases"] == {case.id: "right"}
    assert run("evaluate", "--corrections", "--baseline", before).code == 0
    other = case.model_copy(update={"seen": "1", "value": "1"})
    data.settings.corrections.write_text(other.model_dump_json() + "\n")
    told = run("evaluate", "--corrections", "--baseline", before)
    assert told.code == 1
    assert f"Was right and is wrong now: {data.sheet.source.file_name}: value of {amount.id}" in told.err


def test_a_folder_with_pdfs_and_a_log_stands_for_itself(
    data: Data, run: Run, tmp_path: Path, samples: Path
) -> None:
    case = data.decide("amount", data.sheet.amounts[0].id, "accept", "value")
    folder = tmp_path / "cases"
    folder.mkdir()
    assert "corrections export" in run("evaluate", "--corrections", folder).err
    run("corrections", "export", folder / "corrections.jsonl")
    told = run("evaluate", "--corrections", folder)
    assert (told.code, "its PDF is gone; cases left out: 1" in told.err) == (0, True)
    (folder / "a.pdf").write_bytes((samples / data.sheet.source.file_name).read_bytes())
    assert verdicts(run, folder) == {case.id: "right"}


def test_options_that_do_not_go_together_are_refused(run: Run) -> None:
    assert run("evaluate").code == 1
    assert run("evaluate", "x", "--baseline", "b.json").code == 1
    assert run("evaluate", "--corrections", "--by-rule").code == 1
