"""What was decided is in the published file at once, without a run of the flow, whatever else goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from extract import intake, rereading
from extract.corrections import Author, Decision, Subject, append, correction, read_log
from extract.errors import WarehouseBusy
from extract.intake import alive, run
from extract.intake.correcting import Applied, apply_decided, lacking
from extract.intake.summary import Summary
from extract.settings import Settings
from extract.warehouse import look_up, open_warehouse
from extract.warehouse.health import read_health
from tests.intake.deciding import decide, rows, values
from tests.intake.steps import ingested
from tests.pdfs import text_pdf

ROOT = Path(__file__).parents[2]
FIRST, SECOND = "NOK 4.5 million", "USD 7 million"
SHEETS = {
    "norway": (
        f"Norway gave the ILO voluntary contributions of {FIRST} in 2021.",
        "Norway pays for a new work.",
    ),
    "ghana": (f"Ghana gave {SECOND} in 2022.", "Ghana pays for a new work."),
}
APPLIED = "SELECT state, value FROM corrections WHERE NOT carried ORDER BY decided"
CLOCK = {"run_id", "extracted_at", "seconds", "first_seen", "last_seen", "changed", "validator"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Two documents that were read and published."""
    made = Settings(data_dir=tmp_path / "data")
    ingested([inbox(tmp_path)], made)
    return made


def inbox(place: Path) -> Path:
    folder = place / "in"
    folder.mkdir()
    for name, words in SHEETS.items():
        (folder / f"{name}.pdf").write_bytes(text_pdf(f"{name.title()} – ILO Cooperation", *words))
    return folder


def read(done: Applied) -> list[str]:
    return [row.document.file_name for row in done.rows]


def runs(settings: Settings) -> list[tuple[object, ...]]:
    return rows(settings.published, "SELECT purpose, state, loaded FROM runs ORDER BY started")


def test_a_decision_is_published_and_its_document_alone_is_read(settings: Settings) -> None:
    made = decide(settings, FIRST, "45000000")
    assert lacking(read_log(settings.corrections), settings) == 1
    done = apply_decided(settings)
    assert read(done) == ["norway.pdf"]
    assert [(one.correction, one.before, one.after) for one in done.became] == [(made, None, "applied")]
    assert (done.left, done.more) == ((), False)
    assert values(settings, FIRST) == [45_000_000]
    assert lacking(read_log(settings.corrections), settings) == 0
    assert runs(settings) == [("documents", "finished", 2), ("corrections", "finished", 1)]
    assert apply_decided(settings) == Applied()
    assert len(runs(settings)) == 2, "where nothing is to be done, no run is recorded"


def test_what_only_applies_corrections_is_not_the_last_run_of_the_pipeline(settings: Settings) -> None:
    decide(settings, FIRST, "45000000")
    apply_decided(settings)
    health = read_health(settings.published)
    assert health is not None
    assert [run.loaded for run in health.runs] == [2]


def test_a_file_that_cannot_be_read_is_closed_and_not_loaded_once_that_is_accepted(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    assert ingested([tmp_path], settings).exit_code == Summary.SOME_WAIT
    ((issue,),) = rows(settings.published, "SELECT id FROM issues")
    found = look_up(settings.published, str(issue))
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    accepted = correction(subject, Decision("accept"), Author("ann", "it came so"))
    append(settings.corrections, [accepted])
    apply_decided(settings)
    told = "SELECT state, next_step, (SELECT count(*) FROM issues), (SELECT count(*) FROM open_issues)"
    said = "Nothing: ann has settled that it cannot be read (it came so)."
    assert rows(settings.published, f"{told} FROM documents") == [("closed", said, 0, 0)]
    counted = "SELECT loaded, closed FROM runs WHERE purpose = 'corrections'"
    assert rows(settings.published, counted) == [(0, 1)]
    assert ingested([tmp_path], settings).exit_code == Summary.ALL_LOADED

    undone = correction(subject, Decision("undo", value=accepted.id), Author("ann", "no"))
    append(settings.corrections, [undone])
    apply_decided(settings)
    assert rows(settings.published, f"{told} FROM documents")[0][0] == "queued"


def contents(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    """All that is published, but for what a clock or a run has given."""
    columns: dict[str, list[str]] = {}
    for table, column in rows(
        settings.published,
        "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) "
        "WHERE NOT duckdb_columns.internal AND table_name NOT IN ('runs', 'migrations', 'document_history') "
        "ORDER BY ALL",
    ):
        if column not in CLOCK:
            columns.setdefault(str(table), []).append(f'"{column}"')
    assert {"amounts", "corrections", "documents", "issues", "comparisons"} <= columns.keys()
    return {
        table: rows(settings.published, f"SELECT {', '.join(names)} FROM {table} ORDER BY ALL")
        for table, names in columns.items()
    }


def test_the_next_decision_needs_no_second_reading_and_yet_gives_the_same(
    settings: Settings, tmp_path: Path
) -> None:
    decide(settings, FIRST, "45000000")
    apply_decided(settings)
    when = "SELECT extracted_at FROM documents WHERE file_name = 'norway.pdf'"
    before = rows(settings.published, when)
    decide(settings, FIRST, "450000")
    apply_decided(settings)
    assert rows(settings.published, when) == before, "it was not read again"
    assert values(settings, FIRST) == [450_000]
    assert rows(settings.published, APPLIED) == [("superseded", "45000000"), ("applied", "450000")]
    found = contents(settings)
    for file in (settings.warehouse, settings.published):
        file.unlink()
    ingested([tmp_path / "in"], settings)
    assert contents(settings) == found


def test_what_is_kept_of_a_reading_and_cannot_be_used_is_read_anew(settings: Settings) -> None:
    decide(settings, FIRST, "45000000")
    apply_decided(settings)
    (kept,) = settings.readings.iterdir()
    kept.write_bytes(b"half")
    decide(settings, FIRST, "450000")
    apply_decided(settings)
    assert values(settings, FIRST) == [450_000]
    assert kept.stat().st_size > 1000
    assert len(list(settings.readings.iterdir())) == 1


def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    for number in range(4):
        file = tmp_path / f"{number}{rereading.ENDING}"
        file.write_bytes(b"x" * 10)
        os.utime(file, (number, number))
    rereading._make_room(tmp_path, room=25)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["2.json.gz", "3.json.gz"]


def test_decided_on_last_comes_first_and_the_rest_in_turn(settings: Settings) -> None:
    one = settings.model_copy(update={"batch_size": 1})
    decide(settings, FIRST, "45000000")
    decide(settings, SECOND, "70000000")
    done = apply_decided(one)
    assert (read(done), done.more) == (["ghana.pdf"], True)
    done = apply_decided(one)
    assert (read(done), done.more) == (["norway.pdf"], False)


def test_a_document_whose_pdf_is_gone_is_told_and_stops_no_other(settings: Settings) -> None:
    decide(settings, FIRST, "45000000")
    decide(settings, SECOND, "70000000")
    ((sha256,),) = rows(settings.published, "SELECT sha256 FROM documents WHERE file_name = 'norway.pdf'")
    (settings.archive / str(sha256)[:2] / f"{sha256}.pdf").unlink()
    done = apply_decided(settings)
    assert read(done) == ["ghana.pdf"]
    (told,) = done.left
    assert (
        told == "norway.pdf has new corrections, but its PDF is not in the archive any more; ingest it again."
    )
    before = runs(settings)
    assert apply_decided(settings).left == (told,)
    assert runs(settings) == before


def test_what_another_run_reads_is_left_to_it_until_it_has_ended(settings: Settings) -> None:
    begun = intake.begin(settings)
    decide(settings, FIRST, "45000000")
    now, found = intake.late(begun, settings)
    batch = intake.claim(now, found.files, found.again, settings)
    done = apply_decided(settings)
    assert read(done) == []
    (told,) = done.left
    assert told.startswith(f"norway.pdf is being read by another run ({begun.id})")
    intake.load(now, intake.extract(batch, now.corrections, settings), settings)
    intake.finish(now, settings, "finished")
    assert apply_decided(settings) == Applied()
    assert values(settings, FIRST) == [45_000_000]


def test_a_run_that_goes_on_takes_up_what_was_decided_meanwhile(settings: Settings) -> None:
    begun = intake.begin(settings)
    assert intake.late(begun, settings) == (begun, intake.Todo(()))
    decide(settings, SECOND, "70000000")
    now, found = intake.late(begun, settings)
    assert [file.uri.rpartition("/")[2] for file in found.files] == ["ghana.pdf"]
    batch = intake.claim(now, found.files, found.again, settings)
    intake.load(now, intake.extract(batch, now.corrections, settings), settings)
    intake.finish(now, settings, "finished")
    assert values(settings, SECOND) == [70_000_000]


def test_what_an_earlier_version_has_published_is_brought_up_to_date(settings: Settings) -> None:
    decide(settings, FIRST, "45000000")
    with duckdb.connect(settings.published) as connection:
        connection.execute("DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations)")
    assert read(apply_decided(settings)) == ["norway.pdf"]
    assert values(settings, FIRST) == [45_000_000]


@pytest.mark.parametrize("step", ["claim", "extract", "load", "end"])
def test_killed_at_a_step_the_next_one_completes(settings: Settings, step: str) -> None:
    decide(settings, FIRST, "45000000")
    killed = subprocess.run(
        [sys.executable, "-m", "tests.intake.dying_correcting", step],
        cwd=ROOT,
        env=os.environ | {"FACTSHEETS_DATA_DIR": str(settings.data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert values(settings, FIRST) == [4_500_000]
    assert alive.alive(settings) == frozenset()
    apply_decided(settings)
    assert values(settings, FIRST) == [45_000_000]
    assert rows(settings.published, APPLIED) == [("applied", "45000000")]


def test_while_the_database_is_held_nothing_is_lost(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PATIENCE", 0.1)
    decide(settings, FIRST, "45000000")
    with open_warehouse(settings.warehouse), pytest.raises(WarehouseBusy):
        apply_decided(settings)
    apply_decided(settings)
    assert values(settings, FIRST) == [45_000_000]


def test_rules_that_have_changed_since_count(tmp_path: Path) -> None:
    """A desk is open for days; what it reads again is read by the rules of today."""
    own = tmp_path / "own"
    own.mkdir()
    rule = '[[organisation]]\nkind = "ngo"\nnames = ["{}"]\n'
    (own / "organisations.toml").write_text(rule.format("Old Fair Boats"))
    (tmp_path / "in").mkdir()
    words = (f"Norway gave Old Fair Boats {FIRST} in 2021.", "So did Zig Fair Kilns.")
    (tmp_path / "in" / "norway.pdf").write_bytes(text_pdf("Norway – ILO Cooperation", *words))
    env = {"FACTSHEETS_DATA_DIR": str(tmp_path / "data"), "FACTSHEETS_RULES_DIR": str(own)}
    told = subprocess.run(
        [sys.executable, "-m", "tests.intake.correcting_by_rules", str(tmp_path / "in"), rule],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    settings = Settings(data_dir=tmp_path / "data")
    assert values(settings, FIRST) == [45_000_000]
    named = "SELECT DISTINCT text FROM organisation_mentions WHERE kind = 'ngo'"
    assert rows(settings.published, named) == [("Zig Fair Kilns",)]
    versions = rows(settings.published, "SELECT DISTINCT rules_version FROM runs")
    assert len(versions) == 2
    assert rows(settings.published, "SELECT rules_version FROM documents") == rows(
        settings.published, "SELECT rules_version FROM runs WHERE purpose = 'corrections'"
    )
