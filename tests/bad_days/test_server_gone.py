"""Prefect's server is killed in the middle of a run, or was never there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bad_days.commands import archived, ended, kill, processes, server, started, wait_until
from tests.bad_days.places import place, sheet

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.prefect, pytest.mark.long, pytest.mark.timeout(900)]
COUNT = 30


def test_a_run_goes_on_without_its_server_and_says_so(tmp_path: Path) -> None:
    here = place(tmp_path, COUNT)
    with server(tmp_path) as (url, process):
        run = started(tmp_path, PREFECT_API_URL=url)
        wait_until(lambda: archived(tmp_path) == COUNT, "all is archived")
        kill(process)
        code, told = ended(run)
    assert code in {0, 1}, told
    assert "Traceback" not in "\n".join(told)
    assert [line for line in told if "Prefect's server does not answer" in line]
    assert not [line for line in told if "internal error" in line]
    if code == 0:
        assert (here.ledger(), here.runs()) == ({"loaded": COUNT}, ["finished"])
    wait_until(lambda: not processes(tmp_path), "nothing is left of it")
    (here.inbox / "more.pdf").write_bytes(sheet(COUNT + 1))
    with server(tmp_path) as (url, _):
        code, told = ended(started(tmp_path, PREFECT_API_URL=url))
    assert code == 0, told
    assert here.figures() == list(range(1, COUNT + 2))
    assert here.runs()[-1] == "finished"


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    here = place(tmp_path, 1)
    code, told = ended(started(tmp_path, PREFECT_API_URL="http://127.0.0.1:9/api"))
    assert code == 1
    assert len(told) == 1, told
    assert "Prefect's server does not answer" in told[0]
    code, told = ended(started(tmp_path))
    assert (code, here.figures()) == (0, [1]), told
