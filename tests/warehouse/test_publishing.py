"""Analysts get a whole copy, under open readers, or keep the one they had."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, Any

import duckdb
import pytest

from extract.errors import StorageError, WarehouseBusy, WarehouseError
from extract.warehouse import open_warehouse, publish, publishing, query, verifying
from tests.warehouse.builders import loaded, rich_sheet
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path

READER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
for line in sys.stdin:
    print(connection.execute("SELECT count(*) FROM amounts").fetchone()[0], flush=True)
"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    path = tmp_path / "warehouse.duckdb"
    loaded(path, rich_sheet())
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "public" / "published.duckdb"


def amounts(path: Path) -> object:
    return query(path, "SELECT count(*) FROM amounts").rows[0][0]


@pytest.mark.parametrize(
    "catalogue",
    [
        "SELECT table_name, comment, estimated_size FROM duckdb_tables()",
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal",
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal",
        "SELECT table_name, constraint_text FROM duckdb_constraints()",
    ],
)
def test_the_copy_is_whole(warehouse: Path, target: Path, catalogue: str) -> None:
    publish(warehouse, target)
    assert fetch(target, f"{catalogue} ORDER BY ALL") == fetch(warehouse, f"{catalogue} ORDER BY ALL") != []
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_reader_keeps_its_file_and_a_new_one_sees_the_new(warehouse: Path, target: Path) -> None:
    publish(warehouse, target)
    command = [sys.executable, "-c", READER, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None

        def ask() -> str:
            print(file=reader.stdin, flush=True)
            return reader.stdout.readline().strip() if reader.stdout else ""

        assert ask() == "2"
        loaded(warehouse, rich_sheet("chile", partner="Chile", code="CHL"))
        publish(warehouse, target)
        assert ask() == "2"
        assert amounts(target) == 4
        reader.stdin.close()


def test_nothing_to_publish(tmp_path: Path, target: Path) -> None:
    with pytest.raises(WarehouseError, match="factsheets ingest"):
        publish(tmp_path / "absent.duckdb", target)
    assert not (tmp_path / "absent.duckdb").exists()


def test_a_database_with_broken_references_is_not_published(warehouse: Path, target: Path) -> None:
    publish(warehouse, target)
    with duckdb.connect(warehouse) as connection:
        connection.execute("DELETE FROM sections; INSERT INTO runs SELECT 'x', * EXCLUDE (id) FROM runs")
    with pytest.raises(WarehouseError, match=r"amounts\.section_id"):
        publish(warehouse, target)
    assert query(target, "SELECT count(*) FROM sections").rows == ((1,),)
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_warehouse_in_use_is_not_published(warehouse: Path, target: Path) -> None:
    with open_warehouse(warehouse), pytest.raises(WarehouseBusy):
        publish(warehouse, target, patience=0)
    assert not target.exists()


WRITER = """
import sys
from pathlib import Path
from extract.errors import WarehouseBusy
from extract.warehouse import open_warehouse
try:
    with open_warehouse(Path(sys.argv[1]), patience=0):
        print("written")
except WarehouseBusy:
    print("busy")
"""


def test_nobody_writes_while_it_is_copied(
    warehouse: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, told = shutil.copyfileobj, []

    def writer() -> str:
        command = [sys.executable, "-c", WRITER, str(warehouse)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def copy_and_write(*args: Any) -> None:
        copy(*args)
        told.append(writer())

    monkeypatch.setattr(shutil, "copyfileobj", copy_and_write)
    publish(warehouse, target)
    assert (told, writer()) == (["busy"], "written")
    assert amounts(target) == 2


def test_who_began_to_publish_first_ends_first(
    warehouse: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else an older copy could take the place of a newer one."""
    sound, both = verifying.faults, threading.Barrier(2, timeout=60)

    def meanwhile() -> None:
        both.wait()
        loaded(warehouse, rich_sheet("late"))
        publish(warehouse, target, patience=60)

    def slow(copy: Path, expected: dict[str, int]) -> list[str]:
        if not target.exists():
            both.wait()
            with pytest.raises(WarehouseBusy, match="publishing"):
                publish(warehouse, target, patience=0)
        return sound(copy, expected)

    monkeypatch.setattr(publishing, "faults", slow)
    other = threading.Thread(target=meanwhile)
    other.start()
    publish(warehouse, target)
    other.join()
    assert amounts(target) == 4
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_full_disk_leaves_the_former_file(
    warehouse: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(warehouse, target)

    def fill(_source: object, copy: IO[bytes], _size: int) -> None:
        copy.write(b"half")
        raise OSError(28, "No space left on device", copy.name)

    monkeypatch.setattr(shutil, "copyfileobj", fill)
    with pytest.raises(StorageError, match=r"No space left.*Free space"):
        publish(warehouse, target)
    assert amounts(target) == 2
    assert [path.name for path in target.parent.iterdir()] == [target.name]


FAULTS = {
    "CREATE TABLE notes (text VARCHAR)": r"notes, notes\.text have no comment",
    "CREATE VIEW odd AS SELECT text, text || '!' AS loud FROM amounts": r"odd, odd\.text, odd\.loud have no",
    "COMMENT ON COLUMN amounts.value IS NULL": r"amounts\.value have no comment",
    "CREATE MACRO twice(x) AS x * 2": r"twice have no comment",
    "ALTER TABLE links RENAME COLUMN uri TO url; CREATE VIEW links_seen AS SELECT url FROM links; "
    "ALTER TABLE links RENAME COLUMN url TO uri": r"the view links_seen cannot be read",
}


@pytest.mark.parametrize("change", FAULTS)
def test_a_database_that_readers_could_not_use_is_not_published(
    warehouse: Path, target: Path, change: str
) -> None:
    publish(warehouse, target)
    with duckdb.connect(warehouse) as connection:
        connection.execute(change)
    with pytest.raises(WarehouseError, match=FAULTS[change]):
        publish(warehouse, target)
    assert amounts(target) == 2
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_copy_that_lost_rows_is_told(warehouse: Path) -> None:
    with duckdb.connect(warehouse) as connection:
        expected = verifying.row_counts(connection)
    assert verifying.faults(warehouse, expected) == []
    told = verifying.faults(warehouse, expected | {"amounts": 9, "gone": 1})
    assert "amounts has 2 rows in the copy and 9 in the database" in told
    assert "gone has None rows in the copy and 1 in the database" in told


def test_keys_that_are_no_keys_are_found() -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (a INTEGER, b INTEGER)")
        connection.execute("INSERT INTO t VALUES (1, 1), (1, 2), (1, 2)")
        assert list(verifying.repeated(connection, {"t": ("a", "b")})) == [
            "t has more than one row with a, b = 1, 2"
        ]
        assert list(verifying.repeated(connection, {})) == []


def test_a_file_that_older_clients_cannot_read_is_told(tmp_path: Path) -> None:
    newest = tmp_path / "newest.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{newest}' AS newest (STORAGE_VERSION 'latest')")
        connection.execute("CREATE TABLE newest.t (x INTEGER)")
    with duckdb.connect(newest, read_only=True) as connection:
        (told,) = verifying.too_new(connection)
    assert "older clients need v1.5.0" in told


def test_what_a_killed_process_left_is_removed_and_what_another_writes_is_not(
    warehouse: Path, target: Path
) -> None:
    target.parent.mkdir()
    left, held = target.with_name(f".{target.name}.1"), target.with_name(f".{target.name}.2")
    left.write_bytes(b"half")
    with held.open("wb") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        publish(warehouse, target)
        assert sorted(path.name for path in target.parent.iterdir()) == [held.name, target.name]


def test_a_client_that_wrote_into_the_published_file_does_no_harm(warehouse: Path, target: Path) -> None:
    """Tools open files for writing unless they are told otherwise, and leave a log beside them."""
    publish(warehouse, target)
    script = (
        "import sys, os, duckdb; c = duckdb.connect(sys.argv[1]); "
        "c.execute(\"SET checkpoint_threshold = '1TB'; CREATE TABLE mine AS SELECT 1\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(target)], check=True)
    assert target.with_name(f"{target.name}.wal").exists()
    loaded(warehouse, rich_sheet("chile", partner="Chile", code="CHL"))
    publish(warehouse, target)
    assert amounts(target) == 4
    assert [path.name for path in target.parent.iterdir()] == [target.name]
