"""`factsheets reprocess`, as a person and a script meet it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from extract.warehouse import query
from tests.commands import COMMAND, factsheets
from tests.intake import steps
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

KILNS = '[[organisation]]\nkind = "ngo"\nnames = ["Zig Fair Kilns"]\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A document that was read by the built-in rules, and rules of the user's own."""
    (tmp_path / "in").mkdir()
    words = ("Zig Fair Kilns paid US$ 2 million for kilns.",)
    (tmp_path / "in" / "kilns.pdf").write_bytes(text_pdf("Kilns", *words))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "organisations.toml").write_text(KILNS)
    command = [sys.executable, steps.__file__, "in"]
    subprocess.run(command, cwd=tmp_path, env=os.environ, capture_output=True, check=True)
    return tmp_path


def kinds(place: Path) -> tuple[tuple[object, ...], ...]:
    return query(place / "data" / "published.duckdb", "SELECT kind FROM organisation_mentions").rows


@pytest.mark.long
def test_a_preview_for_programs_is_complete_and_its_summary_for_people(place: Path) -> None:
    asked = ("reprocess", "--rules-changed", "--preview", "--rules", "own", "--format")
    told = factsheets(*asked, "csv", cwd=place)
    assert told.returncode == 0, told.stderr
    (row,) = csv.DictReader(io.StringIO(told.stdout))
    assert (row["change"], row["table"], row["words"]) == (
        "gained",
        "organisation_mentions",
        "Zig Fair Kilns",
    )
    assert (row["rule"], row["page"], row["file_name"]) == ("organisation.known", "1", "kilns.pdf")
    assert "1 document read again: 1 would change, 0 would stay as they are." in told.stderr
    assert "1 gained: organisation_mentions (organisation.known)" in told.stderr
    (again,) = json.loads(factsheets(*asked, "json", cwd=place).stdout)
    assert {key: "" if value is None else str(value) for key, value in again.items()} == row
    assert "Zig Fair Kilns" in factsheets(*asked, "table", cwd=place).stdout
    assert kinds(place) == ()


REFUSED = [
    ((), 2, "say one of --rules-changed"),
    (("--all", "--rules-changed"), 2, "say one of --rules-changed"),
    (("--all", "--preview", "--yes"), 2, "not both"),
    (("--all", "--preview"), 1, "does not exist yet. Run 'factsheets ingest' first."),
]


@pytest.mark.parametrize(("words", "code", "sentence"), REFUSED)
def test_what_cannot_be_done_is_a_sentence(
    run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    told = run("reprocess", *words)
    assert told.code == code
    assert sentence in " ".join(told.err.replace("│", "").split())


def test_without_a_terminal_nothing_is_written_unasked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    told = run("reprocess", "--all")
    assert told.code == 1
    assert "there is no terminal on which to ask" in told.err


def asked(place: Path, answer: str) -> tuple[int, str]:
    """Run the command on a terminal, and answer its question."""
    ours, theirs = pty.openpty()
    command = [*COMMAND, "reprocess", "--rules-changed", "--rules", "own"]
    env = os.environ | {"PREFECT_HOME": str(place / "prefect")}
    with subprocess.Popen(
        command, cwd=place, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as running:
        os.close(theirs)
        told = b""
        while b"Write these? [y/N]" not in told:
            told += os.read(ours, 4096)
        os.write(ours, f"{answer}\n".encode())
        try:
            while more := os.read(ours, 4096):
                told += more
        except OSError:
            pass  # the other side has closed the terminal
    os.close(ours)
    return running.returncode, told.decode()


@pytest.mark.long
@pytest.mark.prefect
def test_on_a_terminal_it_asks_and_does_what_is_answered(place: Path) -> None:
    code, told = asked(place, "n")
    assert (code, kinds(place)) == (0, ())
    assert "1 would change" in told
    assert "Nothing was written." in told
    before = datetime.now(UTC).replace(tzinfo=None)
    code, told = asked(place, "y")
    assert code == 0, told
    assert "1 document: 1 loaded; 1 of them read in this run." in told
    assert kinds(place) == (("ngo",),)
    (read,) = query(place / "data" / "published.duckdb", "SELECT extracted_at FROM documents").rows
    assert read < (before,)  # what was previewed is not read again


@pytest.mark.prefect
@pytest.mark.long
def test_a_preview_that_holds_no_more_is_made_again_and_not_written(place: Path) -> None:
    words = ("reprocess", "--rules-changed", "--rules", "own")
    factsheets(*words, "--preview", cwd=place)
    (place / "own" / "organisations.toml").write_text(KILNS.replace("ngo", "company"))
    env = {"PREFECT_HOME": str(place / "prefect")}
    told = factsheets(*words, "--yes", cwd=place, **env)
    assert told.returncode == 4
    assert "Error: Since the preview, the rules changed. Nothing was written" in told.stderr
    assert "1 document read again: 1 would change" in told.stderr
    assert kinds(place) == ()
    told = factsheets(*words, "--yes", cwd=place, **env)
    assert told.returncode == 0, told.stderr
    assert kinds(place) == (("company",),)
