"""What starting costs: each command loads what it needs, and nothing else."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.cli.commands import COMMANDS, load

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = Path(__file__).parents[2] / "samples" / "korea-2023.pdf"
NEVER = {
    "prefect",
    "duckdb",
    "fastapi",
    "starlette",
    "uvicorn",
    "pyarrow",
    "altair",
    "httpx",
    "jinja2",
    "weasel",
}
READING = {
    "spacy",
    "numpy",
    "pdfplumber",
    "pdfminer",
    "pydantic",
    "multiprocessing",
    "fsspec",
    "extract.rules",
}
TOLD = """
import sys
from extract.cli import main
sys.argv = ["factsheets", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def imported(*args: object) -> set[str]:
    """Run `factsheets ARGS`; return the modules that were imported in its process."""
    told = subprocess.run(
        [sys.executable, "-c", TOLD, *map(str, args)], capture_output=True, text=True, check=True
    )
    assert told.stdout
    return set(told.stderr.split())


@pytest.mark.parametrize("asked", ["--help", "-h", "--version"])
def test_to_tell_of_itself_it_loads_no_command(asked: str) -> None:
    loaded = imported(asked)
    assert loaded & (NEVER | READING) == set()
    commands = {"app", "commands"}
    assert {name for name in loaded if name.startswith("extract.cli.")} == {
        f"extract.cli.{c}" for c in commands
    }


def test_to_extract_one_file_it_loads_neither_database_nor_orchestrator_nor_server() -> None:
    loaded = imported("extract", SAMPLE)
    assert loaded & NEVER == set()
    assert {"spacy", "pdfplumber"} <= loaded
    assert not {name for name in loaded if name.startswith("spacy.cli")}


def test_to_extract_one_file_no_server_of_children_starts() -> None:
    ends = "from multiprocessing import forkserver; print(forkserver._forkserver._forkserver_pid)"
    told = subprocess.run(
        [sys.executable, "-c", f"{TOLD}\n{ends}".replace("finally", "except SystemExit"), "extract", SAMPLE],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "None"


def written() -> Iterator[tuple[str, str]]:
    for name in COMMANDS:
        module = import_module(f"extract.cli.{'backup' if name == 'restore' else name}")
        told = module.app.info.help if hasattr(module, "app") else inspect.getdoc(getattr(module, name))
        assert told
        yield name, " ".join(told.strip().split("\n\n")[0].split())


@pytest.mark.parametrize(("name", "told"), tuple(written()))
def test_each_command_is_listed_as_it_tells_of_itself(name: str, told: str) -> None:
    assert COMMANDS[name] == told


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_can_be_loaded(name: str) -> None:
    assert load(name).name == name


def test_spacys_own_commands_can_still_be_had() -> None:
    asked = (
        "import extract.entities.pipeline, spacy; spacy.info(silent=True); print(spacy.cli.download.__name__)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split()[-1] == "download"
