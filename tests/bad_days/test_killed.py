"""The process of a run is killed at each of its steps: nothing is lost or doubled, and no child reads on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extract.intake import alive
from extract.warehouse import query
from tests.bad_days.commands import processes, wait_until
from tests.bad_days.dying import STEPS
from tests.bad_days.places import place

ROOT = Path(__file__).parents[2]
COUNT = 4
QUICK = ("note", "claim", "extract", "load")


def killed(folder: Path, step: str) -> None:
    environment = {
        "FACTSHEETS_DATA_DIR": str(folder / "data"),
        "FACTSHEETS_BATCH_SIZE": "2",
        "PREFECT_HOME": str(folder),  # by it the children are found
    }
    command = [sys.executable, "-m", "tests.bad_days.dying", step, str(folder / "in")]
    process = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert process.returncode == -signal.SIGKILL, process.stderr


def check(folder: Path, step: str) -> None:
    here = place(folder, COUNT, batch_size=2)
    killed(folder, step)
    wait_until(lambda: not processes(folder), "its children have ended")
    assert alive.alive(here.settings) == frozenset()
    kept = here.figures()
    here.run()
    assert here.ledger() == {"loaded": COUNT}
    assert here.figures() == list(range(1, COUNT + 1))
    assert set(kept) <= set(here.figures())
    ended = "finished" if step in {"end", "publish"} else "interrupted"
    assert here.runs() == [ended, "finished"]
    assert here.ask("SELECT count(*) FROM documents WHERE claimed_by IS NOT NULL") == [(0,)]
    told = query(here.settings.published, "SELECT count(*), count(DISTINCT document) FROM amounts").rows
    assert told == ((COUNT, COUNT),)
    left = {path.name for path in here.settings.data_dir.iterdir()}
    assert left == {"archive", "published.duckdb", "running", "warehouse.duckdb"}


@pytest.mark.parametrize("step", QUICK)
def test_killed_at_a_step_the_next_run_completes(step: str, tmp_path: Path) -> None:
    check(tmp_path, step)


@pytest.mark.long
@pytest.mark.parametrize("step", sorted(set(STEPS) - set(QUICK)))
def test_killed_at_any_other_step_the_next_run_completes(step: str, tmp_path: Path) -> None:
    check(tmp_path, step)


SLOW = """
import sys
from pathlib import Path
from extract.settings import Settings
from extract.workers import extract_all
from tests.children import obey
sheets = extract_all([Path("paper.pdf"), Path("spin.pdf"), Path("spin.pdf")], Settings(workers=2), obey)
next(sheets)
print("reading", flush=True)
next(sheets)
"""


def test_children_of_a_killed_process_read_no_longer(tmp_path: Path) -> None:
    environment = os.environ | {"PREFECT_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", SLOW], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "reading\n"
        assert len(processes(tmp_path)) > 1
        process.kill()
    wait_until(lambda: not processes(tmp_path), "its children have ended")
