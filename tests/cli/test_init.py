"""`factsheets init`: the settings file and the folder of its source, also where the settings are broken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.settings import SETTINGS_FILE, load_settings

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_it_writes_settings_makes_the_inbox_and_says_what_is_next(run: Run) -> None:
    told = run("init")
    assert told.code == 0
    assert Path("inbox").is_dir()
    assert [source.name for source in load_settings().sources] == ["inbox"]
    assert "factsheets serve" in told.err
    assert "inbox/" in told.err


def test_a_settings_file_that_is_there_is_left_alone(run: Run) -> None:
    SETTINGS_FILE.write_text("workers = 7")
    told = run("init")
    assert told.code == 1
    assert "factsheets init --force" in told.err
    assert SETTINGS_FILE.read_text() == "workers = 7"
    assert not Path("inbox").exists()


def test_a_broken_file_can_be_replaced_and_is_kept(run: Run) -> None:
    SETTINGS_FILE.write_text("workers = [")
    told = run("init", "--force")
    assert told.code == 0
    assert "factsheets.toml.old" in told.err
    assert Path("factsheets.toml.old").read_text() == "workers = ["
    assert load_settings().workers == 2
    assert run("schema").code == 0


def test_files_in_the_inbox_stay(run: Run) -> None:
    Path("inbox").mkdir()
    Path("inbox/a.pdf").write_bytes(b"%PDF")
    assert run("init").code == 0
    assert Path("inbox/a.pdf").read_bytes() == b"%PDF"


def test_every_other_command_names_all_that_is_wrong(run: Run) -> None:
    SETTINGS_FILE.write_text('workers = 0\n[[sources]]\nname = "in"\nkind = "folder"')
    told = run("schema")
    assert told.code == 1
    assert told.err.count("Error: ") == 2
    assert "workers" in told.err
    assert "Source 1 (in): The setting 'path' is missing" in told.err
