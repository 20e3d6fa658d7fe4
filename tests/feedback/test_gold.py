"""A document on which everything was decided becomes gold, and measures the rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.feedback.conftest import Data

WRONG = "999000000"


def accept_whole(data: Data) -> None:
    data.decide("document", data.document, "accept")
    for issue in data.sheet.issues:
        data.decide("issue", issue.id, "accept")


def test_what_is_missing_is_told_with_ids(data: Data, run: Run) -> None:
    told = run("gold", "check", data.document)
    assert told.code == 1
    ids = [one.id for one in data.sheet.amounts] + [one.id for one in data.sheet.issues]
    assert [key for key in ids if key not in told.err] == []
    for field in ("title", "partner", "published"):
        assert f"{field} of the document: nobody has decided on it." in told.err
    refused = run("gold", "promote", data.document)
    assert refused.code == 1
    assert "is not gold yet" in refused.err
    assert not data.settings.gold.exists()


def test_deciding_on_each_figure_leaves_nothing_missing(data: Data, run: Run) -> None:
    for field in ("title", "partner_code", "published"):
        data.decide("document", data.document, "accept", field)
    for issue in data.sheet.issues:
        data.decide("issue", issue.id, "accept")
    for amount in data.sheet.amounts:
        data.decide("amount", amount.id, "accept", "value")
    charted = [one for one in data.sheet.contributions if one.amount_id is None]
    told = run("gold", "check", data.document)
    assert all(one.id in told.err for one in charted)
    assert not any(one.id in told.err for one in data.sheet.amounts)
    for gift in charted:
        data.decide("contribution", gift.id, "accept", "value")
    held = {key for work in data.sheet.projects for key in work.amount_ids}
    for work in (
        one for one in data.sheet.projects if one.value is not None and not held.issuperset(one.amount_ids)
    ):
        data.decide("project", work.id, "accept", "value")
    assert run("gold", "check", data.document).code == 0, run("gold", "check", data.document).err


def test_an_undone_decision_is_missing_again(data: Data, run: Run) -> None:
    accept_whole(data)
    assert run("gold", "check", data.document).code == 0
    whole = next(one for one in data.log() if one.kind == "document")
    data.decide("document", data.document, "undo", value=whole.id)
    assert run("gold", "check", data.document).code == 1


@pytest.mark.long
def test_promoted_gold_tells_what_the_rules_read_wrong(data: Data, run: Run, tmp_path: Path) -> None:
    amount = data.sheet.amounts[0]
    data.decide("amount", amount.id, "edit", "value", WRONG)
    accept_whole(data)
    data.apply()
    for issue in data.sheet.issues:
        data.decide("issue", issue.id, "accept")
    made = run("gold", "promote", data.sheet.source.file_name, "--to", tmp_path / "gold")
    assert made.code == 0, made.err
    written = json.loads((tmp_path / "gold" / "korea-2023.gold.json").read_text())
    assert int(WRONG) in [one["value"] for one in written["amounts"]]
    assert written["reviewed"]["by"] == ["ann"]
    pdf = (tmp_path / "gold" / "korea-2023.pdf").read_bytes()
    assert pdf == (tmp_path / "data" / "archive" / data.document[:2] / f"{data.document}.pdf").read_bytes()

    told = run("evaluate", tmp_path / "gold", "--errors", 5, "--format", "json")
    scores = {row["field"]: row for row in json.loads(told.out)}
    assert scores["amounts"]["recall"] < 1
    assert f"amounts: missed: korea-2023: {amount.currency} 9.99E+8" in told.err
    assert scores["headings in order"]["F1"] == scores["dates"]["F1"] == scores["chart values"]["F1"] == 1


def test_another_file_of_the_same_name_is_left_alone(data: Data, run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "korea-2023.pdf").write_bytes(b"another")
    accept_whole(data)
    assert run("gold", "promote", data.document, "--to", tmp_path / "gold").code == 0
    assert (tmp_path / "gold" / "korea-2023.pdf").read_bytes() == b"another"
    assert (tmp_path / "gold" / f"korea-2023-{data.document[:8]}.gold.json").is_file()


def test_a_pdf_that_is_gone_and_a_record_are_no_gold(data: Data, run: Run) -> None:
    accept_whole(data)
    told = run("gold", "promote", data.sheet.amounts[0].id)
    assert (told.code, "is no document" in told.err) == (1, True)
    for file in data.settings.archive.rglob("*.pdf"):
        file.unlink()
    told = run("gold", "promote", data.document)
    assert (told.code, "not in the archive any more" in told.err) == (1, True)
