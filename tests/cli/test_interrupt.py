"""Ctrl-C in the middle of a run, as a terminal sends it: to the whole process group."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from extract.warehouse import query
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS, PATIENCE = 40, 180.0
COMMAND = [sys.executable, "-c", "from extract.cli import main; main()", "ingest", "in"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(DOCUMENTS):
        content = text_pdf(f"Ghana – ILO Cooperation, part {number}", f"Ghana pays US$ {number + 1} million.")
        (tmp_path / "in" / f"{number}.pdf").write_bytes(content)
    return tmp_path


def started(place: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        COMMAND,
        cwd=place,
        env=os.environ | {"FACTSHEETS_BATCH_SIZE": "2", "PREFECT_HOME": str(place / "prefect")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_until_archived(place: Path) -> None:
    end = time.monotonic() + PATIENCE
    while len(list((place / "data" / "archive").glob("??/*.pdf"))) < DOCUMENTS:
        assert time.monotonic() < end, "nothing was archived"
        time.sleep(0.05)


@pytest.mark.long
@pytest.mark.prefect
def test_ctrl_c_ends_with_one_sentence_and_the_next_run_does_the_rest(place: Path) -> None:
    run = started(place)
    wait_until_archived(place)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=PATIENCE)
    assert (run.returncode, out) == (130, "")
    assert [line for line in err.splitlines() if line.strip()] == [
        "Error: Stopped. What was loaded stays loaded; run the same command again to do the rest."
    ]
    again = started(place)
    out, err = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, err
    assert f"{DOCUMENTS} documents: {DOCUMENTS} loaded" in err
    counts = query(place / "data" / "published.duckdb", "SELECT count(*), count(DISTINCT text) FROM amounts")
    assert counts.rows == ((DOCUMENTS, DOCUMENTS),)
