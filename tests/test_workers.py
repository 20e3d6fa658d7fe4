"""Children with limits: each ends alone, and its neighbours never notice."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract import forks
from extract.errors import FactSheetsError
from extract.settings import Limits, Settings
from extract.sources import Archived
from extract.workers import extract_all
from tests.children import obey

if TYPE_CHECKING:
    from extract.models import FactSheet, Issue

QUICK = Settings(workers=2, limits=Limits(cpu_seconds=1, wall_seconds=60, memory=600_000_000))
IMPATIENT = QUICK.model_copy(update={"limits": Limits(wall_seconds=4)})
READ = "encrypted"


@pytest.fixture(autouse=True)
def _children_find_this_folder(monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    monkeypatch.syspath_prepend(str(pytestconfig.rootpath))


def read(*names: str, settings: Settings = QUICK) -> list[FactSheet]:
    return list(extract_all([Path(f"{name}.pdf") for name in names], settings, obey))


def issue(sheet: FactSheet) -> Issue:
    (found,) = sheet.issues
    return found


@pytest.mark.parametrize(
    ("fate", "code", "says"),
    [
        ("spin", "limit_exceeded", "cpu_seconds = 1.0"),
        ("grow", "limit_exceeded", "memory = 600,000,000"),
        ("killed", "limit_exceeded", "memory = 600,000,000"),
        ("crash", "damaged", "exit code -11"),
        ("vanish", "damaged", "exit code 3"),
        ("fail", "damaged", "internal error (KeyError)"),
        ("recurse", "damaged", "internal error (RecursionError)"),
    ],
)
def test_a_bad_document_ends_alone(fate: str, code: str, says: str) -> None:
    before, bad, after = read("before", fate, "after")
    assert [issue(before).code, issue(after).code] == [READ, READ]
    assert (issue(bad).code, issue(bad).severity) == (code, "error")
    assert issue(bad).message.startswith(f"{fate}.pdf: ")
    assert says in issue(bad).message
    assert bad.source.file_name == f"{fate}.pdf"


@pytest.mark.parametrize(
    ("fate", "code", "says"),
    [
        ("paper", READ, "read"),
        ("spin", "limit_exceeded", "cpu_seconds = 1.0"),
        ("sleep", "limit_exceeded", "wall_seconds = 4.0"),
        ("grow", "limit_exceeded", "memory = 600,000,000"),
        ("killed", "limit_exceeded", "memory = 600,000,000"),
        ("vanish", "damaged", "exit code 3"),
        ("fail", "damaged", "internal error (KeyError)"),
    ],
)
def test_the_same_limits_hold_for_a_single_file_in_a_fork(fate: str, code: str, says: str) -> None:
    settings = IMPATIENT if fate == "sleep" else QUICK
    before = multiprocessing.active_children()
    (sheet,) = extract_all([Path(f"{fate}.pdf")], settings, obey, threads=False)
    assert issue(sheet).code == code
    assert says in issue(sheet).message
    assert {*multiprocessing.active_children()} <= {*before}


def test_a_fault_stops_a_single_file_too() -> None:
    with pytest.raises(FactSheetsError, match=r"dates\.toml: is not readable as TOML"):
        list(extract_all([Path("rules.pdf")], QUICK, obey, threads=False))


def test_a_document_that_never_ends_is_ended() -> None:
    bad, after = read("sleep", "after", settings=IMPATIENT)
    assert (issue(bad).code, issue(after).code) == ("limit_exceeded", READ)
    assert "wall_seconds = 4.0" in issue(bad).message


def test_sheets_come_in_the_order_of_the_files() -> None:
    names = [f"paper{number}" for number in range(12)]
    assert [sheet.source.file_name for sheet in read(*names)] == [f"{name}.pdf" for name in names]


def test_many_crashes_in_a_row_lose_nothing() -> None:
    names = ["crash", "crash", "paper", "crash", "vanish", "crash", "paper", "crash"]
    codes = [issue(sheet).code for sheet in read(*names)]
    assert codes == [READ if name == "paper" else "damaged" for name in names]


def test_an_internal_error_is_logged_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        read("fail")
    assert "fail.pdf could not be read" in caplog.text
    assert 'raise KeyError("missing")' in caplog.text


def test_a_fault_that_is_no_documents_own_stops_the_whole() -> None:
    with pytest.raises(FactSheetsError, match=r"dates\.toml: is not readable as TOML"):
        read("paper", "rules", "paper")


def test_it_works_in_a_thread() -> None:
    sheets: list[FactSheet] = []
    thread = threading.Thread(target=lambda: sheets.extend(read("paper")))
    thread.start()
    thread.join(60)
    assert [issue(sheet).code for sheet in sheets] == [READ]


def test_the_server_may_be_started_ahead_of_time() -> None:
    forks.start()
    forks.start()
    assert [issue(sheet).code for sheet in read("paper")] == [READ]


def test_nothing_to_do_is_no_trouble() -> None:
    assert read() == []


def test_who_stops_asking_leaves_no_child_behind() -> None:
    before = set(threading.enumerate())
    sheets = extract_all([Path("paper.pdf"), Path("sleep.pdf")], QUICK, obey)
    assert issue(next(sheets)).code == READ
    sheets.close()
    left = set(threading.enumerate()) - before
    assert [thread for thread in left if "pool" in thread.name.lower()] == []


def test_an_archived_document_goes_by_the_name_it_was_seen_under(tmp_path: Path) -> None:
    kept = tmp_path / "ab" / "abcdef.pdf"
    kept.parent.mkdir()
    kept.write_bytes(b"content")
    (sheet,) = extract_all([Archived("file:///in/fail.pdf", kept, "abcdef", 7)], QUICK, obey)
    assert (sheet.source.file_name, sheet.source.uri) == ("fail.pdf", "file:///in/fail.pdf")
    assert sheet.source.bytes == 7
    assert issue(sheet).message.startswith("fail.pdf: ")
