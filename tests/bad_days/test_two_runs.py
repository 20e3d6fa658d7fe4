"""Two runs at once, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.warehouse import query
from tests.bad_days.commands import ended, started
from tests.bad_days.places import Place, place, sheet

STEPS = Path(__file__).parents[1] / "intake" / "steps.py"
ROOT = Path(__file__).parents[2]
COUNT = 12


def steps(here: Place, inbox: Path) -> subprocess.Popen[str]:
    environment = {"FACTSHEETS_DATA_DIR": str(here.settings.data_dir), "FACTSHEETS_BATCH_SIZE": "2"}
    return subprocess.Popen(
        [sys.executable, str(STEPS), str(inbox)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def check(here: Place, count: int, documents: int) -> None:
    assert here.ledger() == {"loaded": documents}
    assert here.figures() == list(range(1, documents + 1))
    readings = here.ask("SELECT DISTINCT readings FROM ledger")
    assert readings == [(1,)], "each was read once"
    assert here.runs() == ["finished"] * count
    assert here.ask("SELECT sum(loaded) FROM runs") == [(documents,)]
    told = query(here.settings.published, "SELECT count(*) FROM amounts").rows
    assert told == ((documents,),), "whoever ended last has published all"


@pytest.mark.long
def test_two_runs_over_one_folder_read_each_document_once(tmp_path: Path) -> None:
    here = place(tmp_path, COUNT)
    runs = [steps(here, here.inbox) for _ in range(2)]
    told = [run.communicate(timeout=240) for run in runs]
    assert [(run.returncode, err) for run, (_, err) in zip(runs, told, strict=True)] == [(0, "")] * 2
    check(here, 2, COUNT)
    assert here.ask("SELECT max(seen) FROM runs") == [(COUNT,)]


@pytest.mark.long
def test_two_runs_over_two_folders_load_both(tmp_path: Path) -> None:
    here, other = place(tmp_path, COUNT // 2), tmp_path / "other"
    other.mkdir()
    for number in range(COUNT // 2 + 1, COUNT + 1):
        (other / f"{number}.pdf").write_bytes(sheet(number))
    runs = [steps(here, here.inbox), steps(here, other)]
    told = [run.communicate(timeout=240) for run in runs]
    assert [(run.returncode, err) for run, (_, err) in zip(runs, told, strict=True)] == [(0, "")] * 2
    check(here, 2, COUNT)
    assert here.ask("SELECT seen FROM runs") == [(COUNT // 2,)] * 2


@pytest.mark.long
@pytest.mark.prefect
def test_two_commands_at_once_both_end_well(tmp_path: Path) -> None:
    here = place(tmp_path, COUNT)
    runs = [started(tmp_path, PREFECT_HOME=str(tmp_path / f"prefect-{number}")) for number in range(2)]
    for code, err in map(ended, runs):
        assert code in {0, 3}, err
        assert "Traceback" not in "\n".join(err)
    check(here, 2, COUNT)
