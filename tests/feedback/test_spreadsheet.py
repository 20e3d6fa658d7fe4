"""Issues out into a spreadsheet, decisions back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

from extract.feedback import importing
from extract.feedback.wanted import made
from extract.models import Issue
from extract.warehouse.reviewing.open_issues import open_issues
from tests.corrections.builders import machine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.models import Correction
    from tests.cli.conftest import Run
    from tests.feedback.conftest import Data

    Fill = Callable[..., Path]


@pytest.fixture
def invented(data: Data) -> Data:
    """The invented sheet, with issues about a field, about the partner, and with words like a formula."""
    sheet = machine()
    amount = sheet.amounts[0]
    issues = (
        told("1", "amount_implausible", "amount", amount.id, "value"),
        told("2", "partner_unknown", "partner", None, "partner"),
        told("3", "empty_section", "section", sheet.sections[0].id, "text", "=HYPERLINK(1)"),
    )
    data.sheet = sheet.model_copy(update={"issues": issues})
    data.publish()
    return data


def told(number: str, code: str, record: str, key: str | None, field: str, message: str = "Look.") -> Issue:
    return Issue.model_validate(
        {"id": f"iss-000000000000000{number}", "code": code, "severity": "warning", "message": message}
        | {"record": record, "record_id": key, "field": field}
    )


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))


@pytest.fixture
def fill(invented: Data, run: Run, tmp_path: Path) -> Fill:
    """Export the issues, and fill in cells by the code of the issue."""

    def fill(parted: str = ",", encoding: str = "utf-8-sig", **cells: dict[str, str]) -> Path:
        file = tmp_path / "issues.csv"
        assert run("issues", "export", file).code == 0
        filled = [row | cells.get(row["code"], {}) for row in rows(file)]
        with file.open("w", encoding=encoding, newline="") as stream:
            writer = csv.DictWriter(stream, list(filled[0]), delimiter=parted)
            writer.writeheader()
            writer.writerows(filled)
        return file

    return fill


def decisions(data: Data) -> list[tuple[object, ...]]:
    return [(one.kind, one.field, one.action, one.value, one.reviewer, one.answers) for one in data.log()]


def test_the_table_shows_what_a_reviewer_must_know(invented: Data, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "issues.csv"
    assert run("issues", "export", file, "--code", "amount_implausible").code == 0
    (row,) = rows(file)
    amount = invented.sheet.amounts[0]
    assert (row["value as read"], row["value in force"]) == ("4500000", "4500000")
    assert (row["document"], row["record"], row["record id"]) == ("norway.pdf", "amount", amount.id)
    assert row["decision"] == row["new value"] == row["reason"] == row["reviewer"] == ""


def test_a_document_stands_for_its_partner_and_nothing_is_a_formula(
    invented: Data, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "issues.csv"
    run("issues", "export", file)
    by_code = {row["code"]: row for row in rows(file)}
    partner = by_code["partner_unknown"]
    assert (partner["record"], partner["field"]) == ("document", "partner_code")
    assert (partner["record id"], partner["value as read"]) == (invented.document, "NOR")
    assert by_code["empty_section"]["message"] == "'=HYPERLINK(1)"
    assert by_code["empty_section"]["value as read"] == ""  # no field that can be corrected


@pytest.mark.parametrize(
    ("parted", "encoding"), [(",", "utf-8-sig"), (";", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")]
)
def test_filled_rows_become_corrections(
    parted: str, encoding: str, invented: Data, fill: Fill, run: Run
) -> None:
    file = fill(
        parted,
        encoding,
        amount_implausible={
            "decision": "Edit",
            "new value": "4600000",
            "reason": "né ailleurs",
            "reviewer": "eve",
        },
        partner_unknown={"decision": "unknown"},
        empty_section={"decision": "accept"},
    )
    done = run("issues", "import", file, "--reviewer", "bob")
    assert done.code == 0, done.err
    assert "3 decisions kept" in done.err
    assert sorted(decisions(invented), key=str) == [
        ("amount", "value", "edit", "4600000", "eve", "amount_implausible"),
        ("document", "partner_code", "unknown", None, "bob", "partner_unknown"),
        ("issue", None, "accept", None, "bob", "empty_section"),
    ]
    edit = next(one for one in invented.log() if one.action == "edit")
    assert (edit.reason, edit.seen, edit.rule) == ("né ailleurs", "4500000", "test.rule")


def test_importing_twice_adds_nothing(invented: Data, fill: Fill, run: Run) -> None:
    file = fill(amount_implausible={"decision": "accept"})
    assert run("issues", "import", file).code == 0
    kept = decisions(invented)
    assert [one[:3] for one in kept] == [("amount", "value", "accept"), ("issue", None, "accept")]
    again = run("issues", "import", file)
    assert "0 decisions kept, 2 were known already" in again.err
    assert decisions(invented) == kept


def test_all_bad_rows_are_told_and_nothing_is_kept(invented: Data, fill: Fill, run: Run) -> None:
    file = fill(
        amount_implausible={"decision": "edit", "new value": "lots"},
        partner_unknown={"decision": "perhaps"},
        empty_section={"decision": "accept"},
    )
    refused = run("issues", "import", file)
    assert refused.code == 1
    numbers = {row["code"]: n for n, row in enumerate(rows(file), start=2)}
    assert f"row {numbers['amount_implausible']}, column 'new value': value: lots is refused" in refused.err
    assert f"row {numbers['partner_unknown']}, column 'decision': 'perhaps' is no decision" in refused.err
    assert "no decision was kept" in refused.err
    assert decisions(invented) == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"decision": "edit"}, "it is empty: write what the value should be"),
        ({"new value": "5"}, "it is empty, but there is a new value"),
        ({"decision": "accept", "new value": "5"}, "accept takes no new value"),
        ({"decision": "accept", "record id": "amt-0000000000000000"}, "has no such record"),
        ({"decision": "accept", "sha256": "0" * 64}, "another record than when it was exported"),
    ],
)
def test_what_is_wrong_is_said(cells: dict[str, str], said: str, fill: Fill, run: Run) -> None:
    refused = run("issues", "import", fill(amount_implausible=cells))
    assert refused.code == 1
    assert said in refused.err


def test_a_row_that_somebody_has_decided_otherwise_is_refused(invented: Data, fill: Fill, run: Run) -> None:
    file = fill(amount_implausible={"decision": "edit", "new value": "4600000"})
    invented.decide("amount", invented.sheet.amounts[0].id, "edit", "value", "4700000")
    refused = run("issues", "import", file)
    assert refused.code == 1
    assert "ann decided on the value of amt-" in refused.err
    assert "edit 4700000; this row says edit 4600000" in refused.err
    assert len(invented.log()) == 1
    newer = fill(amount_implausible={"decision": "edit", "new value": "4600000"})
    assert run("issues", "import", newer).code == 0
    assert [one.value for one in invented.log()] == ["4700000", "4600000"]


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let somebody act once the log was looked at, and before anything is kept."""

    def slowly(*told: Any) -> Correction:
        monkeypatch.undo()
        act()
        return made(*told)

    monkeypatch.setattr(importing, "made", slowly)


def test_a_decision_that_comes_while_the_table_is_taken_is_not_overruled(
    invented: Data, fill: Fill, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = fill(amount_implausible={"decision": "edit", "new value": "4600000"})
    amount = invented.sheet.amounts[0].id
    meanwhile(monkeypatch, lambda: invented.decide("amount", amount, "edit", "value", "4700000"))
    refused = run("issues", "import", file)
    assert refused.code == 1
    assert "edit 4700000; this row says edit 4600000" in refused.err
    assert [one.value for one in invented.log()] == ["4700000"]


def test_two_imports_of_one_file_at_once_add_its_decisions_once(
    invented: Data, fill: Fill, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = fill(amount_implausible={"decision": "accept"})
    meanwhile(monkeypatch, lambda: importing.take(invented.settings, file, "bo"))
    assert "0 decisions kept, 2 were known already" in run("issues", "import", file).err
    assert [(one.reviewer, one.kind) for one in invented.log()] == [("bo", "amount"), ("bo", "issue")]


def test_a_file_that_is_no_such_table_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    assert run("issues", "import", file).code == 1
    file.write_text("a,b\n1,2\n")
    assert "the column 'decision' is missing" in run("issues", "import", file).err


def test_the_issues_of_the_samples_are_all_there(published_samples: Path, run: Run, data_dir: Path) -> None:
    assert len(open_issues(published_samples)) > 5
    assert {one.read for one in open_issues(published_samples) if one.code == "currency_ambiguous"} >= {"USD"}


def test_issues_alone_lists_as_before(invented: Data, run: Run) -> None:
    listed = run("issues", "--code", "empty_section", "--format", "csv")
    assert listed.out.splitlines()[0] == "severity,code,document,page,message"
    assert len(listed.out.splitlines()) == 2
