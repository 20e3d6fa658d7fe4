"""Runs that are killed at any moment: what is there is whole, and the next run completes the rest."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.warehouse import query
from tests.pdfs import encrypted_pdf, text_pdf

STEPS = Path(__file__).with_name("steps.py")
DOCUMENTS, ROUNDS, LONGEST = 24, 12, 9.0
TABLES = ("documents", "sections", "amounts", "country_mentions", "date_mentions", "issues")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for number in range(DOCUMENTS - 1):
        content = text_pdf(
            f"Ghana – ILO Cooperation, {2000 + number}", f"Ghana pays US$ {number + 1} million."
        )
        (inbox / f"{number}.pdf").write_bytes(content)
    (inbox / "secret.pdf").write_bytes(encrypted_pdf("for some eyes only"))
    return inbox


def started(inbox: Path, data_dir: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(STEPS), str(inbox)],
        env=os.environ | {"FACTSHEETS_DATA_DIR": str(data_dir), "FACTSHEETS_BATCH_SIZE": "2"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def contents(data_dir: Path) -> dict[str, list[tuple[object, ...]]]:
    """The identity of every row, but for what a clock or a run has given."""
    published = data_dir / "published.duckdb"
    keys = dict.fromkeys(TABLES, "document, id") | {"documents": "sha256, state, cause"}
    return {
        table: list(query(published, f"SELECT {key} FROM {table} ORDER BY ALL").rows)
        for table, key in keys.items()
    }


@pytest.mark.long
def test_a_run_without_prefect_ends_whole(inbox: Path, tmp_path: Path) -> None:
    out, _ = started(inbox, tmp_path / "data").communicate(timeout=120)
    assert f"{DOCUMENTS} documents: {DOCUMENTS - 1} loaded, 1 queued" in out


@pytest.mark.long
def test_killed_at_any_moment_the_next_run_completes_the_rest(inbox: Path, tmp_path: Path) -> None:
    started(inbox, tmp_path / "calm").communicate(timeout=120)
    moments = random.Random(1)
    for _ in range(ROUNDS):
        run = started(inbox, tmp_path / "killed")
        time.sleep(moments.uniform(0.2, LONGEST))
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
    started(inbox, tmp_path / "killed").communicate(timeout=120)
    assert contents(tmp_path / "killed") == contents(tmp_path / "calm")
