"""Ctrl-C twice, and SIGTERM: one sentence, nothing left running, and the next run completes."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.bad_days.commands import archived, ended, processes, started, wait_until
from tests.bad_days.places import place

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.prefect, pytest.mark.long, pytest.mark.timeout(900)]
COUNT = 20
SENTENCE = "Error: Stopped. What was loaded stays loaded; run the same command again to do the rest."


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ((signal.SIGINT, signal.SIGINT), 130),
        ((signal.SIGTERM,), 143),
        ((signal.SIGTERM, signal.SIGTERM), 143),
    ],
)
def test_a_run_that_is_told_to_end(tmp_path: Path, numbers: tuple[int, ...], code: int) -> None:
    here = place(tmp_path, COUNT)
    run = started(tmp_path)
    wait_until(lambda: archived(tmp_path) == COUNT, "all is archived")
    for number in numbers:
        os.kill(run.pid, number)
    assert ended(run) == (code, [SENTENCE])
    wait_until(lambda: not processes(tmp_path), "nothing is left of it")
    kept = here.figures()
    told = ended(started(tmp_path))
    assert told[0] == 0, told
    assert set(kept) <= set(here.figures())
    assert (here.ledger(), here.figures()) == ({"loaded": COUNT}, list(range(1, COUNT + 1)))
    assert here.runs()[0] == "interrupted"
    assert here.runs()[-1] == "finished"
