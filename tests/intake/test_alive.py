"""Which runs go on: a lock lasts as long as the process, and no longer."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from extract import intake
from extract.intake import alive
from extract.settings import Settings
from extract.warehouse import open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from extract.intake import alive
from extract.settings import Settings
alive.enter(sys.argv[1], Settings(data_dir=sys.argv[2]))
print("in", flush=True)
sys.stdin.readline()
"""


def test_a_run_is_alive_until_it_leaves(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert alive.alive(settings) == frozenset()
    alive.enter("run-1", settings)
    alive.enter("run-2", settings)
    assert alive.alive(settings) == {"run-1", "run-2"}
    alive.leave("run-1")
    alive.leave("run-1")
    assert alive.alive(settings) == {"run-2"}
    alive.leave("run-2")
    assert list((tmp_path / "running").iterdir()) == []


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, "run-1", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "in\n"
        assert alive.alive(settings) == {"run-1"}
        holder.kill()
        holder.wait()
        assert alive.alive(settings) == frozenset()
    assert list((tmp_path / "running").iterdir()) == [], "what it left is cleared away"


def test_what_cannot_be_told_is_taken_for_alive(tmp_path: Path) -> None:
    (tmp_path / "running" / "run-1").mkdir(parents=True)
    assert alive.alive(Settings(data_dir=tmp_path)) == {"run-1"}


def test_a_run_that_goes_on_is_never_marked_interrupted(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    first, second = intake.begin(settings), intake.begin(settings)
    with open_warehouse(settings.warehouse) as warehouse:
        assert warehouse.summary(first.id).state == "running"
    alive.leave(first.id)  # as if its process had ended
    third = intake.begin(settings)
    with open_warehouse(settings.warehouse) as warehouse:
        states = [warehouse.summary(run.id).state for run in (first, second, third)]
    assert states == ["interrupted", "running", "running"]
    for run in (second, third):
        alive.leave(run.id)
