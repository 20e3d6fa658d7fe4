"""Documents are read again by other rules: what would change is told first, and what was told is written."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extract.corrections import Author, Decision, Subject, append, correction
from extract.warehouse import look_up, query
from tests.pdfs import text_pdf

HERE = Path(__file__).parent
WORDS = (
    "Zig Fair Kilns paid for kilns in Ghana with Old Fair Boats.",
    "It costs ZIG 4 million and US$ 2 million.",
)
KILNS = '[[organisation]]\nkind = "{}"\nnames = ["Zig Fair Kilns"]\n'
BOATS = '[[organisation]]\nkind = "ngo"\nnames = ["Old Fair Boats"]\n'
ZIG = 'more_codes = ["ZIG"]\n'
READ = "SELECT * EXCLUDE (document, spans) FROM {} ORDER BY id"
TABLES = ("organisation_mentions", "amounts", "issues", "stated_contributions")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Three documents that were read with rules of the user's own."""
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"kilns-{number}.pdf").write_bytes(text_pdf(f"Kilns {number}", *WORDS))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "organisations.toml").write_text(KILNS.format("ngo") + BOATS)
    ran(place=tmp_path, step=("steps.py", "in"))
    return tmp_path


def change_rules(place: Path) -> None:
    """Kilns are a company, boats are unknown, ZIG is a currency."""
    (place / "own" / "organisations.toml").write_text(KILNS.format("company"))
    (place / "own" / "currencies.toml").write_text(ZIG)


def started(place: Path, step: tuple[str, ...], **settings: str) -> subprocess.CompletedProcess[str]:
    env = {"FACTSHEETS_RULES_DIR": "own", "FACTSHEETS_DATA_DIR": str(place / "data"), **settings}
    command = [sys.executable, str(HERE / step[0]), *step[1:]]
    return subprocess.run(
        command, cwd=place, env=os.environ | env, capture_output=True, text=True, check=False
    )


def ran(place: Path, step: tuple[str, ...], **settings: str) -> str:
    told = started(place, step, **settings)
    assert told.returncode == 0, told.stderr
    return told.stdout


def previewed(place: Path, *documents: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(ran(place, ("rereading.py", "preview", *documents)))
    return told


def accepted(place: Path, **settings: str) -> str:
    return ran(place, ("rereading.py", "accept"), **settings)


def files(place: Path) -> dict[str, str]:
    """A hash of all that the program keeps, but for what it keeps of previews."""
    kept = (file for file in (place / "data").rglob("*") if file.is_file() and "reprocess" not in file.parts)
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in kept}


def rows(place: Path, sql: str) -> list[tuple[object, ...]]:
    return list(query(place / "data" / "published.duckdb", sql).rows)


def decide(place: Path, words: str, field: str, value: str) -> str:
    """Let a reviewer correct a mention of an organisation in the first document."""
    published = place / "data" / "published.duckdb"
    ((key,),) = query(
        published,
        "SELECT o.id FROM organisation_mentions o JOIN documents d ON d.sha256 = o.document "
        f"WHERE text = '{words}' AND file_name = 'kilns-0.pdf'",
    ).rows
    found = look_up(published, str(key))
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    made = correction(
        subject, Decision("edit", field, found.machine[field], value), Author("ann", "it says so")
    )
    append(place / "data" / "corrections.jsonl", [made])
    return made.id


def test_what_would_change_is_told_and_nothing_is_written(place: Path) -> None:
    change_rules(place)
    before = files(place)
    told = previewed(place)
    assert files(place) == before
    assert told["sentences"][0] == "3 documents read again: 3 would change, 0 would stay as they are."
    found = {(one["change"], one["table"], one["field"], one["words"]) for one in told["changes"]}
    assert ("gained", "amounts", None, "ZIG 4 million") in found
    assert ("different", "organisation_mentions", "kind", "Zig Fair Kilns") in found
    assert ("lost", "organisation_mentions", None, "Old Fair Boats") in found
    kinds = [one for one in told["changes"] if one["field"] == "kind"]
    assert {(one["old"], one["new"], one["page"], one["decision"]) for one in kinds} == {
        ("ngo", "company", 1, None)
    }
    assert len({one["document"] for one in kinds}) == 3


def test_what_was_previewed_is_written_without_being_read_again(place: Path) -> None:
    change_rules(place)
    told = previewed(place)
    before = datetime.now(UTC).replace(tzinfo=None)
    assert accepted(place) == "3 documents: 3 loaded; 3 of them read in this run."
    gained = [one["record_id"] for one in told["changes"] if one["change"] == "gained"]
    lost = [one["record_id"] for one in told["changes"] if one["change"] == "lost"]
    here = {key for table in TABLES for (key,) in rows(place, f"SELECT id FROM {table}")}
    assert {key for key in gained if key[:3] in {"amt", "org", "ctr", "iss"}} <= here
    assert not here & set(lost)
    assert rows(place, "SELECT DISTINCT kind FROM organisation_mentions") == [("company",)]
    assert rows(place, "SELECT max(extracted_at) FROM documents") < [(before,)]
    assert not list((place / "data" / "reprocess").rglob("*.json*"))
    assert previewed(place)["changes"] == []


@pytest.mark.long
def test_written_without_a_preview_it_is_the_same(place: Path) -> None:
    change_rules(place)
    accepted(place)
    afresh = {table: rows(place, READ.format(table)) for table in TABLES}
    for file in (place / "data").glob("*.duckdb"):
        file.unlink()
    ran(place, ("steps.py", "in"))
    assert {table: rows(place, READ.format(table)) for table in TABLES} == afresh


@pytest.mark.long
def test_what_reviewers_have_decided_on_comes_first_with_what_becomes_of_it(place: Path) -> None:
    made = decide(place, "Zig Fair Kilns", "kind", "company")
    gone = decide(place, "Old Fair Boats", "kind", "agency")
    ran(place, ("steps.py",))
    change_rules(place)
    told = previewed(place)["changes"]
    reviewed = [one for one in told if one["decision"]]
    assert told[: len(reviewed)] == reviewed
    assert {(one["correction"], one["decision"]) for one in reviewed} == {
        (made, "confirmed"),
        (gone, "orphaned"),
    }
    (confirmed,) = [one for one in reviewed if one["correction"] == made]
    assert (confirmed["old"], confirmed["new"], confirmed["in_force"]) == ("ngo", "company", "company")
    accepted(place)
    states = "SELECT state FROM corrections WHERE NOT carried ORDER BY state"
    assert rows(place, states) == [("confirmed",), ("orphaned",)]


@pytest.mark.long
def test_a_preview_that_holds_no_more_is_not_written(place: Path) -> None:
    change_rules(place)
    previewed(place)
    before = files(place)
    (place / "own" / "currencies.toml").unlink()
    told = started(place, ("rereading.py", "accept"))
    assert "PreviewOutdated: Since the preview, the rules changed. Nothing was written" in told.stderr
    change_rules(place)
    log = place / "data" / "corrections.jsonl"
    decide(place, "Zig Fair Kilns", "kind", "un")
    told = started(place, ("rereading.py", "accept"))
    assert "Since the preview, what reviewers have decided changed." in told.stderr
    log.unlink()
    assert files(place) == before
    ran(place, ("steps.py", "in"))  # reads them again
    told = started(place, ("rereading.py", "accept"))
    assert "Since the preview, what the database has of kilns-0.pdf changed." in told.stderr


@pytest.mark.long
def test_killed_between_batches_each_document_is_whole_and_the_rest_is_done_later(place: Path) -> None:
    change_rules(place)
    previewed(place)
    told = started(place, ("rereading.py", "accept"), KILL_AFTER="0", FACTSHEETS_BATCH_SIZE="1")
    assert told.returncode == -signal.SIGKILL
    quiet = {"FACTSHEETS_REREAD": "false"}
    assert "nothing is new" in ran(place, ("steps.py", "in"), **quiet)
    kinds = "SELECT kind, count(*) FROM organisation_mentions WHERE text = 'Zig Fair Kilns' GROUP BY ALL"
    assert sorted(rows(place, kinds)) == [("company", 1), ("ngo", 2)]
    boats = (
        "SELECT count(*) FROM organisation_mentions b JOIN organisation_mentions k USING (document) "
        "WHERE b.text = 'Old Fair Boats' AND k.kind = 'company'"
    )
    assert rows(place, boats) == [(0,)]
    assert accepted(place) == "2 documents: 2 loaded; 2 of them read in this run."
    assert rows(place, kinds) == [("company", 3)]


def test_old_readings_are_left_to_this_command_where_the_settings_say_so(place: Path) -> None:
    change_rules(place)
    quiet = {"FACTSHEETS_REREAD": "false"}
    (place / "in" / "new.pdf").write_bytes(text_pdf("New", *WORDS))
    assert "4 documents: 4 loaded; 1 of them read" in ran(place, ("steps.py", "in"), **quiet)
    assert accepted(place, **quiet) == "3 documents: 3 loaded; 3 of them read in this run."
    assert "nothing is new" in ran(place, ("steps.py", "in"), **quiet)
    assert "nothing is new" in ran(place, ("steps.py", "in"))


@pytest.mark.long
def test_documents_are_named_by_file_name_and_hash(place: Path) -> None:
    ((sha256,),) = rows(place, "SELECT sha256 FROM documents WHERE file_name = 'kilns-1.pdf'")
    told = previewed(place, "kilns-0.pdf", str(sha256)[:12])
    assert told["sentences"] == ["2 documents read again: 0 would change, 2 would stay as they are."]
    assert (
        "no document in the archive is called so"
        in started(place, ("rereading.py", "preview", "kilns.pdf")).stderr
    )


@pytest.mark.long
def test_a_document_whose_pdf_is_lost_keeps_its_records(place: Path) -> None:
    ((sha256,),) = rows(place, "SELECT sha256 FROM documents WHERE file_name = 'kilns-1.pdf'")
    (place / "data" / "archive" / str(sha256)[:2] / f"{sha256}.pdf").unlink()
    change_rules(place)
    lost = "kilns-1.pdf: Its PDF is not in the archive any more; its records stay as they are."
    assert lost in " ".join(previewed(place)["sentences"])
    accepted(place)
    kinds = "SELECT file_name, kind FROM organisation_mentions WHERE kind = 'ngo'"
    found = rows(place, kinds.replace("WHERE", "JOIN documents d ON d.sha256 = document WHERE"))
    assert {name for name, _ in found} == {"kilns-1.pdf"}
