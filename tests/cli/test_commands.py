"""What every command has in common: help with an example, the version, and errors as one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import settings
from extract._version import __version__
from extract.cli import query as query_command

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

COMMANDS = (
    *(
        "init",
        "status",
        "doctor",
        "ingest",
        "extract",
        "compare",
        "debug",
        "annotate",
        "query",
        "issues",
        "publish",
        "release",
        "explain",
        "evaluate",
        "schema",
        "rates",
        "rules",
    ),
)


def test_version(run: Run) -> None:
    assert run("--version").out == f"factsheets {__version__}\n"


def test_help_lists_every_command(run: Run) -> None:
    told = run("--help").out
    assert all(command in told for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shows_an_example(run: Run, command: str) -> None:
    told = run(command, "--help")
    assert told.code == 0
    assert f"Example: factsheets {command}" in told.out or f"| factsheets {command}" in told.out


@pytest.mark.parametrize("args", [("query", "SELECT 1"), ("issues",), ("explain", "amt-1")])
def test_without_a_database_the_next_step_is_said(run: Run, args: tuple[str, ...]) -> None:
    told = run(*args)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("Error: ")
    assert "factsheets ingest" in told.err
    assert told.err.count("\n") == 1


def test_a_setting_that_cannot_be_used_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTSHEETS_LIMITS__PAGES", "many")
    told = run("query", "SELECT 1")
    assert told.code == 1
    assert "FACTSHEETS_LIMITS__PAGES" in told.err


def test_a_broken_settings_file_is_named(run: Run) -> None:
    settings.SETTINGS_FILE.write_text("workers = [")
    told = run("query", "SELECT 1")
    assert told.code == 1
    assert "factsheets.toml" in told.err


def test_an_internal_error_is_a_sentence_and_a_log(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr(query_command, "load_settings", fail)
    told = run("query", "SELECT 1")
    log = settings.load_settings().log_file
    assert told.code == 1
    assert "Traceback" not in told.err
    assert str(log) in told.err
    assert "of all things" in log.read_text()


def test_an_internal_error_is_told_even_where_no_log_can_be_written(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("of all things")

    data_dir.write_text("a file in the way")
    monkeypatch.setattr(query_command, "load_settings", fail)
    told = run("query", "SELECT 1")
    assert told.code == 1
    assert "internal error (ZeroDivisionError)" in told.err
