"""A process killed while it writes leaves whole documents, each with its state, and a run to be continued."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from extract.warehouse import open_warehouse
from extract.warehouse.references import dangling
from tests.warehouse.builders import rich_sheet, start

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from extract.warehouse import open_warehouse
from tests.warehouse.builders import rich_sheet, start
with open_warehouse(Path(sys.argv[1])) as warehouse:
    run_id = start(warehouse)
    for number in range(10_000):
        warehouse.load(run_id, [rich_sheet(f"doc-{number}-{part}") for part in range(3)])
        print(number, flush=True)
"""
BATCHES = "SELECT count(*), count(*) FILTER (state = 'loaded') FROM documents"
AMOUNTS = "SELECT count(DISTINCT document), count(*) FROM amounts"


@pytest.mark.parametrize("after", [1, 3])
def test_nothing_is_half_there(tmp_path: Path, after: int) -> None:
    path = tmp_path / "w.duckdb"
    command = [sys.executable, "-c", WRITER, str(path), str(ROOT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(after):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    with open_warehouse(path) as warehouse:
        warehouse.load(start(warehouse), [rich_sheet("doc-0-0")])
    with duckdb.connect(path) as connection:
        documents, loaded = connection.execute(BATCHES).fetchall()[0]
        assert documents == loaded
        assert documents >= 3 * after
        assert documents % 3 == 0
        assert connection.execute(AMOUNTS).fetchall() == [(documents, 2 * documents)]
        assert dangling(connection) == []
        states = connection.execute("SELECT state FROM runs ORDER BY started").fetchall()
    assert states == [("interrupted",), ("running",)]
