"""From the command line to the published file: a decision is kept, applied by the next run, and stays."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from extract.corrections import append, read_log
from extract.errors import SettingsError
from extract.settings import load_settings
from extract.warehouse import query
from tests.intake.steps import ingested
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from extract.intake import Summary
    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("data_dir")
WORDS = (
    "Norway gave the ILO voluntary contributions of NOK 4.5 million in 2021.",
    "Ghana gave NOK 7 million in 2022.",
)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "norway.pdf").write_bytes(text_pdf("Norway – ILO Cooperation", *WORDS))
    return folder


def ingest(*paths: Path) -> Summary:
    """One run, without Prefect."""
    settings = load_settings()
    return ingested(paths, settings)


def rows(sql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in query(load_settings().published, sql).rows]


def amount(words: str) -> str:
    return str(rows(f"SELECT id FROM amounts WHERE text = '{words}'")[0][0])


def decisions() -> list[tuple[object, ...]]:
    return rows(
        "SELECT action, state, seen, value, machine, reviewer, reason FROM corrections ORDER BY decided"
    )


def test_a_wrong_amount_is_corrected_for_good(inbox: Path, run: Run) -> None:
    ingest(inbox)
    key = amount("NOK 4.5 million")
    told = run("correct", key, "value", "45000000", "--why", "a misprint", "--reviewer", "ann")
    assert told.code == 0
    assert f"value of {key}: 4500000 becomes 45000000" in told.err
    assert "factsheets corrections apply" in told.err
    assert "waiting" in run("corrections").out
    # the next run meets other files only, and yet applies it
    assert ingest().fresh == 1
    assert decisions() == [("edit", "applied", "4500000", "45000000", "4500000", "ann", "a misprint")]
    for table, column in (("amounts", "id"), ("stated_contributions", "amount_id")):
        found = rows(f"SELECT value::BIGINT, machine FROM {table} WHERE {column} = '{key}'")
        assert found == [(45_000_000, {"value": "4500000"})], table
    assert "applied" in run("corrections").out
    # nothing is read again for it, and the place where the file was seen is no other
    assert ingest(inbox).fresh == 0
    assert ingest().fresh == 0


def test_a_database_made_anew_has_the_same_rows(inbox: Path, run: Run, data_dir: Path) -> None:
    ingest(inbox)
    run("correct", amount("NOK 4.5 million"), "value", "45000000", "--why", "a misprint")
    run("correct", amount("NOK 7 million"), "--reject", "--why", "an example")
    ingest(inbox)
    told = "SELECT * EXCLUDE (document) FROM amounts ORDER BY id"
    before = rows(told), decisions()
    (data_dir / "warehouse.duckdb").unlink()
    ingest(inbox)
    assert (rows(told), decisions()) == before


def test_a_rejected_record_leaves_and_comes_back_when_that_is_undone(inbox: Path, run: Run) -> None:
    ingest(inbox)
    key = amount("NOK 7 million")
    run("correct", key, "--reject", "--why", "an example")
    ingest()
    assert rows(f"SELECT * FROM amounts WHERE id = '{key}'") == []
    (made,) = read_log(load_settings().corrections).entries
    told = run("corrections", "undo", made.id, "--why", "it is real")
    assert f"{made.id} is withdrawn" in told.err
    ingest()
    assert amount("NOK 7 million") == key
    assert sorted(str(row[1]) for row in decisions()) == ["noted", "withdrawn"]


def test_another_edition_of_the_file_takes_the_decision_over(inbox: Path, run: Run) -> None:
    more = text_pdf("Norway – ILO Cooperation", *WORDS, "Norway pays for a new work.")
    (inbox / "norway-2.pdf").write_bytes(more)
    ingest(inbox)
    first = rows(
        "SELECT a.id FROM amounts a JOIN documents d ON d.sha256 = a.document "
        "WHERE text = 'NOK 4.5 million' AND file_name = 'norway.pdf'"
    )
    run("correct", first[0][0], "value", "45000000", "--why", "a misprint")
    assert ingest().fresh == 2
    assert {str(value) for (value,) in rows("SELECT value FROM amounts WHERE text = 'NOK 4.5 million'")} == {
        "45000000.0000"
    }
    assert rows("SELECT carried, state FROM corrections ORDER BY carried") == [
        (False, "applied"),
        (True, "applied"),
    ]
    assert ingest(inbox).fresh == 0


def test_a_document_that_has_become_unreadable_keeps_its_decisions(
    inbox: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ingest(inbox)
    run("correct", amount("NOK 4.5 million"), "value", "45000000", "--why", "a misprint")
    monkeypatch.setenv("FACTSHEETS_LIMITS__FILE_SIZE", "10")
    ingest(inbox)
    assert [row[1] for row in decisions()] == ["orphaned"]
    assert rows("SELECT severity FROM issues WHERE code = 'correction_orphaned'") == [("warning",)]
    assert ingest(inbox).fresh == 0


def test_a_document_whose_pdf_is_lost_is_told(inbox: Path, run: Run, data_dir: Path) -> None:
    ingest(inbox)
    run("correct", amount("NOK 4.5 million"), "value", "45000000", "--why", "a misprint")
    shutil.rmtree(data_dir / "archive")
    summary = ingest()
    assert summary.fresh == 0
    assert "its PDF is not in the archive any more" in summary.notes[0]
    assert ingest(inbox).fresh == 1


def test_a_torn_line_is_told_and_stops_nothing(inbox: Path, run: Run) -> None:
    ingest(inbox)
    run("correct", amount("NOK 4.5 million"), "value", "45000000", "--why", "a misprint")
    log = load_settings().corrections
    with log.open("ab") as stream:
        stream.write(b'{"id": "cor-')
    summary = ingest()
    assert "the last line is torn" in summary.notes[0]
    assert summary.exit_code == 0
    assert [row[1] for row in decisions()] == ["applied"]
    assert "torn" in run("corrections").err


def test_logs_are_exported_and_merged(inbox: Path, run: Run, tmp_path: Path) -> None:
    ingest(inbox)
    run("correct", amount("NOK 4.5 million"), "value", "45000000", "--why", "a misprint")
    log = load_settings().corrections
    assert "1 corrections written" in run("corrections", "export", tmp_path / "mine.jsonl").err
    kept = read_log(log).entries
    log.unlink()
    assert "1 of 1 corrections are new" in run("corrections", "merge", tmp_path / "mine.jsonl").err
    assert "0 of 1 corrections are new" in run("corrections", "merge", tmp_path / "mine.jsonl").err
    assert read_log(log).entries == kept
    assert append(log, kept) == 0
    told = run("corrections", "export", log)
    assert (told.code, "is the log itself" in told.err) == (1, True)


REFUSED = [
    (("amt-0", "value", "1"), "has no such record or document"),
    (("{}", "text", "x"), "has no field 'text' to correct: it can be one of currency"),
    (("{}", "value", "4,5"), "value: 4,5 is refused"),
    (("{}", "currency", "ABC"), "'ABC' is no currency of ISO 4217"),
    (("{}", "value"), "Say one thing"),
    (("{}", "value", "5", "--accept"), "Say one thing"),
    (("{}", "value", "--reject"), "leave FIELD away"),
    (("norway.pdf", "--reject"), "cannot be rejected"),
    (("norway.pdf", "published", "2023-13"), "published: 2023-13 is refused"),
]


def test_what_cannot_be_done_is_a_sentence_and_leaves_no_trace(inbox: Path, run: Run) -> None:
    ingest(inbox)
    key = amount("NOK 4.5 million")
    for words, sentence in REFUSED:
        told = run("correct", *(word.format(key) for word in words), "--why", "so")
        assert told.code == 1
        assert sentence in told.err
    told = run("correct", key, "value", "5", "--why", " ")
    assert (told.code, "reason" in told.err) == (1, True)
    assert "no correction is called so" in run("corrections", "undo", "cor-0", "--why", "so").err
    assert "there is no such file" in run("corrections", "merge", "none.jsonl").err
    assert not load_settings().corrections.exists()


def test_one_decision_takes_the_place_of_another(inbox: Path, run: Run) -> None:
    ingest(inbox)
    key = amount("NOK 4.5 million")
    run("correct", key, "value", "45000000", "--why", "a misprint", "--reviewer", "ann")
    ingest()
    told = run("correct", key, "value", "450000", "--why", "it says so on page 3", "--reviewer", "bob")
    assert "45000000 becomes 450000" in told.err
    assert "takes the place of what ann decided" in told.err
    ingest()
    assert [(row[1], row[2], row[5]) for row in decisions()] == [
        ("superseded", "4500000", "ann"),
        ("applied", "4500000", "bob"),  # both saw what the program had read
    ]
    run("correct", key, "value", "--accept", "--why", "it was right after all", "--reviewer", "ann")
    ingest()
    assert rows(f"SELECT value::INTEGER, machine FROM amounts WHERE id = '{key}'") == [(4_500_000, None)]


def opened() -> list[object]:
    return [code for (code,) in rows("SELECT code FROM open_issues WHERE code LIKE 'currency%'")]


def dollars(inbox: Path) -> str:
    """The only file says `$`, which may be of several countries; return the amount."""
    (inbox / "norway.pdf").write_bytes(
        text_pdf("Norway – ILO Cooperation", "Norway gave $ 4.5 million in 2021.")
    )
    ingest(inbox)
    assert opened() == ["currency_ambiguous"]
    return amount("$ 4.5 million")


def test_what_cannot_be_known_is_asked_about_no_more(inbox: Path, run: Run) -> None:
    key = dollars(inbox)
    told = run("correct", key, "currency", "--unknown", "--why", "it does not say", "--reviewer", "ann")
    assert (told.code, f"currency of {key}: marked as unknown" in told.err) == (0, True)
    ingest()
    assert opened() == []
    assert decisions() == [("unknown", "applied", "USD", None, "USD", "ann", "it does not say")]
    assert rows("SELECT rule <> '', answers FROM corrections") == [(True, "currency_ambiguous")]
    assert rows(f"SELECT currency FROM amounts WHERE id = '{key}'") == [("USD",)]
    told = run("correct", key, "--unknown", "--accept", "--why", "so")
    assert (told.code, "Say one thing" in told.err) == (1, True)


def test_where_two_must_agree_one_alone_changes_nothing(
    inbox: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = dollars(inbox)
    monkeypatch.setenv("FACTSHEETS_REVIEW__TWO_REVIEWERS", '["currency_ambiguous"]')
    told = run("correct", key, "currency", "CAD", "--why", "a footnote", "--reviewer", "ann")
    assert "it counts once another one has decided the same" in told.err
    ingest()
    assert opened() == ["currency_ambiguous"]
    states = "SELECT reviewer, state, message FROM corrections ORDER BY decided"
    ((who, state, message),) = rows(states)
    assert (who, state, "ann proposes to correct it to CAD" in str(message)) == ("ann", "proposed", True)
    assert rows("SELECT currency FROM amounts") == [("USD",)]
    run("correct", key, "currency", "CAD", "--why", "I saw it too", "--reviewer", "bob")
    assert ingest().fresh == 1
    assert [row[:2] for row in rows(states)] == [("ann", "applied"), ("bob", "applied")]
    assert (rows("SELECT currency FROM amounts"), opened()) == ([("CAD",)], [])
    # where one is enough again nothing else is decided, and where two are asked for again neither
    monkeypatch.delenv("FACTSHEETS_REVIEW__TWO_REVIEWERS")
    ingest()
    assert rows("SELECT currency FROM amounts") == [("CAD",)]
    assert ingest().fresh == 0


def test_two_are_asked_for_on_issues_that_there_are(
    inbox: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTSHEETS_REVIEW__TWO_REVIEWERS", '["currency_ambigous"]')
    with pytest.raises(SettingsError, match="Is 'currency_ambiguous' meant"):
        ingest(inbox)


def test_an_issue_of_a_file_that_cannot_be_read_is_accepted(inbox: Path, run: Run) -> None:
    (inbox / "norway.pdf").write_bytes(b"%PDF-1.7 nothing more")
    ingest(inbox)
    ((key, code),) = rows("SELECT id, code FROM issues")
    run("correct", key, "--accept", "--why", "the publisher has no other", "--reviewer", "ann")
    ingest()
    assert rows("SELECT code FROM issues") == []
    assert rows("SELECT action, state FROM corrections") == [("accept", "applied")], code


def test_what_was_decided_is_applied_by_a_command(inbox: Path, run: Run, data_dir: Path) -> None:
    ingest(inbox)
    key = amount("NOK 4.5 million")
    run("correct", key, "value", "45000000", "--why", "a misprint")
    told = run("corrections", "apply")
    assert told.code == 0
    assert "1 document read again: norway.pdf." in told.err
    assert "1 decision changed state." in told.err
    assert re.search(rf"norway\.pdf +│ {key} +│ value +│ edit +│ waiting +│ applied", told.out)
    assert [row[1] for row in decisions()] == ["applied"]
    assert not (data_dir / "prefect").exists()
    told = run("corrections", "apply")
    assert (told.code, "Nothing to apply" in told.err) == (0, True)
    shutil.rmtree(data_dir / "archive")
    run("corrections", "undo", read_log(load_settings().corrections).entries[0].id, "--why", "it is right")
    told = run("corrections", "apply")
    assert (told.code, "its PDF is not in the archive any more" in told.err) == (3, True)
