"""A run killed at any moment leaves two files that open and whole documents; the next run completes it."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING

import duckdb
import pytest

from extract.warehouse import open_warehouse, publish, publishing
from extract.warehouse.references import dangling
from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES, record_rows
from tests.warehouse.killing import former_sheets, run, sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.models import FactSheet

ROOT = Path(__file__).parents[2]
KILLS = 50
FEW = 3
PASSING = {"first_seen", "last_seen", "run_id", "changed", "applied"}  # columns that tell when, not what


def killed_at(folder: Path, moment: int, spins: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.warehouse.killing", str(folder), str(moment), str(spins)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an earlier run has left."""
    folder = tmp_path_factory.mktemp("before")
    run(folder, former_sheets())
    return folder


@pytest.fixture(scope="module")
def undisturbed(before: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], int]:
    """What the run leaves that nobody kills, and how many moments it has."""
    folder = tmp_path_factory.mktemp("undisturbed")
    shutil.copytree(before, folder, dirs_exist_ok=True)
    process = killed_at(folder, -1, 0)
    assert process.returncode == 0, process.stderr
    return everything(folder / "published.duckdb"), int(process.stdout)


def everything(path: Path) -> dict[str, object]:
    """Return all rows, but for runs and for when and by which run something was written."""
    with duckdb.connect(path, read_only=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        columns = {name: connection.table(name).columns for name in tables if name != "runs"}
        return {
            name: connection.execute(
                f"SELECT {', '.join(c for c in some if c not in PASSING)} FROM {name} ORDER BY ALL"
            ).fetchall()
            for name, some in columns.items()
        }


def whole(path: Path) -> None:
    """Each document has the records of one of its readings, or none; and all references lead somewhere."""
    readings = [*former_sheets(), *sheets()]
    with duckdb.connect(path, read_only=True) as connection:
        assert dangling(connection) == []
        found = connection.execute("SELECT sha256, state, rules_version FROM documents").fetchall()
        for sha256, state, version in found:
            sheet = next((s for s in readings if told_by(s) == (sha256, version)), None)
            assert (state == "archived") == (sheet is None)
            assert counts(connection, sha256) == (expected(sheet) if sheet else expected_nothing())
            values = connection.execute(
                "SELECT DISTINCT value FROM stated_contributions WHERE document = ?", [sha256]
            ).fetchall()
            assert values == ([(Decimal(c.value),) for c in sheet.contributions] if sheet else [])


def told_by(sheet: FactSheet) -> tuple[str, str]:
    return sheet.source.sha256, sheet.extraction.rules_version


def counts(connection: duckdb.DuckDBPyConnection, sha256: str) -> dict[str, int]:
    """Return the number of rows in each table; what several documents show together is not the document's."""
    other = " AND code NOT IN ('duplicate_document', 'older_edition')"
    return {
        table: connection.execute(
            f"SELECT count(*) FROM {table} WHERE document = ?{other if table == 'issues' else ''}", [sha256]
        ).fetchall()[0][0]
        for table in (*RECORD_TABLES, *CHILD_TABLES)
    }


def expected(sheet: FactSheet) -> dict[str, int]:
    return expected_nothing() | {table: len(rows) for table, rows in record_rows(sheet).items()}


def expected_nothing() -> dict[str, int]:
    return dict.fromkeys((*RECORD_TABLES, *CHILD_TABLES), 0)


def check_after(folder: Path, undisturbed: dict[str, object]) -> None:
    """Look at what a killed run has left, and let the next one complete it."""
    whole(folder / "published.duckdb")
    with open_warehouse(folder / "warehouse.duckdb"):
        assert True, "it opens"
    whole(folder / "warehouse.duckdb")
    run(folder, sheets())
    assert everything(folder / "published.duckdb") == undisturbed
    assert everything(folder / "warehouse.duckdb") == undisturbed
    assert {path.name for path in folder.iterdir()} == {"warehouse.duckdb", "published.duckdb"}


def check_kill(number: int, before: Path, undisturbed: tuple[dict[str, object], int], folder: Path) -> None:
    chance = random.Random(number)
    result, moments = undisturbed
    shutil.copytree(before, folder, dirs_exist_ok=True)
    process = killed_at(folder, chance.randrange(moments), int(10 ** chance.uniform(0, 5.5)))
    assert process.returncode == -signal.SIGKILL, process.stderr
    check_after(folder, result)


@pytest.mark.parametrize("number", range(FEW))
def test_a_killed_run_is_completed_by_the_next(
    number: int, before: Path, undisturbed: tuple[dict[str, object], int], tmp_path: Path
) -> None:
    check_kill(number, before, undisturbed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("number", range(FEW, KILLS))
def test_killed_at_many_moments(
    number: int, before: Path, undisturbed: tuple[dict[str, object], int], tmp_path: Path
) -> None:
    check_kill(number, before, undisturbed, tmp_path)


PUBLISHER = """
import os, signal, sys
from pathlib import Path
from extract.warehouse import publishing
from tests.warehouse.test_killed import STOPS
folder, stop, number = Path(sys.argv[1]), STOPS[sys.argv[2]], int(sys.argv[3])
stop(lambda: os.kill(os.getpid(), number))
publishing.publish(folder / "warehouse.duckdb", folder / "published.duckdb")
"""


def half_copied(act: Callable[[], None]) -> None:
    def copy(source: IO[bytes], target: IO[bytes], _: int) -> None:
        content = source.read()
        target.write(content[: len(content) // 2])
        target.flush()
        act()
        target.write(content[len(content) // 2 :])

    publishing.shutil.copyfileobj = copy  # type: ignore[attr-defined]


def before_call(name: str) -> Callable[[Callable[[], None]], None]:
    def stop(act: Callable[[], None]) -> None:
        function = getattr(publishing, name)

        def acting(*told: object) -> object:
            act()
            return function(*told)

        setattr(publishing, name, acting)

    return stop


STOPS = {
    "half copied": half_copied,
    "before it is verified": before_call("faults"),
    "before it is written to disk": before_call("_sync"),
    "before leftovers are removed": before_call("_tidy"),
}


def stopped(folder: Path, stop: str, number: signal.Signals) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PUBLISHER, str(folder), stop, str(int(number))]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def half_done(before: Path, folder: Path) -> dict[str, object]:
    """Copy what an earlier run has left, load something new, and return what is still published."""
    shutil.copytree(before, folder, dirs_exist_ok=True)
    with open_warehouse(folder / "warehouse.duckdb") as warehouse:
        run_id = warehouse.start_run(extractor_version="0.1.0", rules_version="rules-2")
        warehouse.load(run_id, sheets()[-3:])
    return everything(folder / "published.duckdb")


@pytest.mark.parametrize("stop", STOPS)
def test_a_publisher_that_is_killed_leaves_the_former_file(stop: str, before: Path, tmp_path: Path) -> None:
    former = half_done(before, tmp_path)
    process = stopped(tmp_path, stop, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, process.stderr
    assert everything(tmp_path / "published.duckdb") == former
    publish(tmp_path / "warehouse.duckdb", tmp_path / "published.duckdb")
    assert everything(tmp_path / "published.duckdb") == everything(tmp_path / "warehouse.duckdb") != former
    assert {path.name for path in tmp_path.iterdir()} == {"warehouse.duckdb", "published.duckdb"}


@pytest.mark.parametrize("stop", STOPS)
def test_ctrl_c_leaves_the_former_file_and_nothing_else(stop: str, before: Path, tmp_path: Path) -> None:
    former = half_done(before, tmp_path)
    process = stopped(tmp_path, stop, signal.SIGINT)
    assert "KeyboardInterrupt" in process.stderr
    assert everything(tmp_path / "published.duckdb") == former
    assert {path.name for path in tmp_path.iterdir()} == {"warehouse.duckdb", "published.duckdb"}
