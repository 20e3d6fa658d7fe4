"""Sessions in processes of their own: readers that stay, and writers that come at the same time."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extract.warehouse import publish, query
from tests.commands import factsheets
from tests.warehouse.builders import loaded, rich_sheet
from tests.warehouse.test_database import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
ANALYST = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
slow = connection.cursor().execute("SELECT a.id FROM amounts a, range(1000000)")  # never read to its end
for line in sys.stdin:
    slow.fetchmany(10)
    views = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    for (view,) in views:
        connection.execute(f'FROM "{view}"').fetchall()
    print(len(views) > 0, connection.execute("SELECT count(*) FROM documents").fetchone()[0], flush=True)
"""
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from extract.warehouse import open_warehouse, publish
from tests.warehouse.builders import rich_sheet, start
path, name = Path(sys.argv[2]), sys.argv[3]
print("ready", flush=True)
sys.stdin.readline()
for number in range(5):
    with open_warehouse(path, patience=60) as warehouse:
        warehouse.load(start(warehouse), [rich_sheet(f"{name}-{number}")])
    print(number, flush=True)
"""


@contextmanager
def analyst(published: Path) -> Iterator[Callable[[], str]]:
    """Yield how to ask a session that stays open: does it read all views, and how many documents?"""
    command = [sys.executable, "-c", ANALYST, str(published)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        to, answers = process.stdin, process.stdout
        assert to is not None
        assert answers is not None

        def ask() -> str:
            print(file=to, flush=True)
            return answers.readline().strip()

        try:
            yield ask
        finally:
            process.kill()


def test_a_session_that_stays_open_blocks_no_publishing(tmp_path: Path) -> None:
    warehouse, published = tmp_path / "warehouse.duckdb", tmp_path / "published.duckdb"
    loaded(warehouse, rich_sheet("doc-0"))
    publish(warehouse, published)
    with analyst(published) as ask:
        assert ask() == "True 1"
        for number in range(1, 6):
            loaded(warehouse, rich_sheet(f"doc-{number}"))
            told = factsheets("publish", FACTSHEETS_DATA_DIR=str(tmp_path))
            assert (told.returncode, told.stdout) == (0, ""), told.stderr
            assert ask() == "True 1", "the open session reads on"
            with analyst(published) as ask_anew:
                assert ask_anew() == f"True {number + 1}", "a new session sees the new data"


def test_two_writers_at_once_both_succeed(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    loaded(warehouse, rich_sheet("first"))
    commands = [[sys.executable, "-c", WRITER, str(ROOT), str(warehouse), name] for name in ("left", "right")]
    writers = [
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for command in commands
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        print("go", file=writer.stdin, flush=True)
    ended = [writer.communicate() for writer in writers]
    assert [(writer.returncode, told[1]) for writer, told in zip(writers, ended, strict=True)] == [
        (0, "")
    ] * 2
    publish(warehouse, tmp_path / "published.duckdb")
    assert query(tmp_path / "published.duckdb", "SELECT count(*) FROM documents").rows == ((11,),)


def test_beyond_its_patience_a_writer_says_so_in_a_sentence(tmp_path: Path) -> None:
    loaded(tmp_path / "warehouse.duckdb", rich_sheet())
    with held(tmp_path / "warehouse.duckdb", 120):
        told = factsheets("publish", FACTSHEETS_DATA_DIR=str(tmp_path))
    assert (told.returncode, told.stdout) == (1, "")
    assert "another process holds this database" in told.stderr
    assert "try again" in told.stderr
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.stderr
