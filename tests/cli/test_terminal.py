"""What documents and file names say never commands a terminal, and is no formula in a spreadsheet."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.cli.terminal import escaped, harmless
from extract.warehouse import publish
from tests.pdfs import text_pdf
from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

OBEYED = "\x1b]0;owned\x07\x1b[2J\x9b31m\x08\r\u202e\u2066\u200f\x7f"


def commands(shown: str) -> set[str]:
    return set(shown) & set(OBEYED.translate(str.maketrans("", "", "]0;owned[2J31m")))


def test_what_a_terminal_obeys_is_shown_as_its_code() -> None:
    assert harmless("a\x1b[2Jb\u202ec\ud800\U000e0041") == "a\\x1b[2Jb\\u202ec\\ud800\\U000e0041"
    assert harmless("Québec\t–\n中文 עברית e\u0301") == "Québec\t–\n中文 עברית e\u0301"


@given(st.text())
def test_json_says_the_same_without_what_a_terminal_obeys(text: str) -> None:
    told = escaped(json.dumps({text: text}, ensure_ascii=False))
    assert json.loads(told) == {text: text}
    assert commands(told) == set()


@pytest.fixture
def hostile(data_dir: Path) -> None:
    """A database in which the partner, the file and the publisher have such names."""
    sheet = rich_sheet("hostile", partner=f"=cmd|' /C calc'!A0{OBEYED}")
    source = sheet.source.model_copy(update={"file_name": f"@SUM(A1){OBEYED}.pdf"})
    loaded(data_dir / "warehouse.duckdb", sheet.model_copy(update={"source": source}))
    publish(data_dir / "warehouse.duckdb", data_dir / "published.duckdb")


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("form", ["table", "json"])
def test_an_answer_commands_no_terminal(run: Run, form: str) -> None:
    told = run("query", "SELECT partner_name, file_name FROM documents", "--format", form)
    assert (told.code, commands(told.out)) == (0, set())
    assert "calc" in told.out


@pytest.mark.usefixtures("hostile")
def test_an_answer_as_csv_has_no_formula_and_its_numbers_stay_numbers(run: Run) -> None:
    asked = "SELECT partner_name, file_name, -5 AS a, '-5' AS b, '=1+1' AS \"=c\", ['=1'] AS d FROM documents"
    head, row = csv.reader(StringIO(run("query", asked, "--format", "csv").out, newline=""))
    assert head[4] == "'=c"
    assert row[0].startswith("'=cmd|")
    assert row[1].startswith("'@SUM")
    assert row[2:] == ["-5", "-5", "'=1+1", '["=1"]']


@pytest.mark.usefixtures("hostile")
def test_status_issues_and_errors_command_no_terminal(run: Run) -> None:
    for args in (("status",), ("issues",), ("explain", f"amt{OBEYED}"), ("query", f"SELECT '{OBEYED}")):
        told = run(*args)
        assert commands(told.out + told.err) == set(), args


def test_a_file_may_be_called_anything(run: Run, tmp_path: Path) -> None:
    name = f"a{OBEYED}.pdf".replace("/", "")
    (tmp_path / name).write_bytes(text_pdf("Norway", "Norway gave NOK 5 million in 2021."))
    (tmp_path / f"bad{name}").write_bytes(b"no pdf")
    told = run("extract", tmp_path / name, tmp_path / f"bad{name}", tmp_path / f"gone{name}")
    assert (told.code, commands(told.out + told.err)) == (1, set())
    assert json.loads(told.out.splitlines()[0])["source"]["file_name"] == name
    assert "\\x1b]0;owned" in told.err
