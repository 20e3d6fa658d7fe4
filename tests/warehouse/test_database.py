"""A held, read-only or broken file is told in one sentence that says what to do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.errors import StorageError, WarehouseBusy, WarehouseError
from extract.warehouse import open_warehouse
from extract.warehouse.database import attached
from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

HOLD = """
import sys, time
from pathlib import Path
from extract.warehouse import open_warehouse
with open_warehouse(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def held(path: Path, seconds: float) -> Iterator[None]:
    """Let another process hold the file for so long."""
    command = [sys.executable, "-c", HOLD, str(path), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.kill()


def test_a_held_file_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet())
    told = r"w\.duckdb: another process .*try again"
    with held(path, 60), pytest.raises(WarehouseBusy, match=told), open_warehouse(path, patience=0.2):
        pytest.fail("it must not open")
    with open_warehouse(path):
        assert True, "it opens when the other process is gone"


def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet())
    with held(path, 0.7):
        began = time.monotonic()
        with open_warehouse(path, patience=20):
            waited = time.monotonic() - began
    assert waited > 0.2


def test_a_file_open_in_this_process_is_busy_too(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with open_warehouse(path), pytest.raises(WarehouseBusy), open_warehouse(path, patience=0):
        pytest.fail("it must not open")


def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="data"), open_warehouse(tmp_path / "data" / "w.duckdb"):
        pytest.fail("it must not open")


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Root may write everywhere: be nobody for a moment."""
    user = os.geteuid()
    os.seteuid(65534 if user == 0 else user)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize("place", ["locked/w.duckdb", "locked/new/w.duckdb"])
def test_a_read_only_folder_is_a_storage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "locked").mkdir(0o555)
    monkeypatch.chdir(tmp_path)
    told = r"locked.*give write access"
    with as_ordinary_user(), pytest.raises(StorageError, match=told), open_warehouse(Path(place)):
        pytest.fail("it must not open")
    assert list((tmp_path / "locked").iterdir()) == []


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_text("x" * 5000)
    with pytest.raises(WarehouseError, match=r"not a DuckDB database.*Move it away"), open_warehouse(path):
        pytest.fail("it must not open")
    assert path.read_text() == "x" * 5000


def test_errors_of_the_caller_stay_their_own(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_warehouse(tmp_path / "w.duckdb"):
        (tmp_path / "absent").read_text()


def test_ctrl_c_in_a_statement_is_an_interruption(tmp_path: Path) -> None:
    def stop_soon() -> None:
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGINT)

    endless = "SELECT max(sin(range)) FROM range(1000000000000)"
    thread = threading.Thread(target=stop_soon)

    def run(connection: duckdb.DuckDBPyConnection) -> None:
        thread.start()
        connection.execute(endless)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job may ignore it
    try:
        with pytest.raises(KeyboardInterrupt), attached(tmp_path / "w.duckdb") as connection:
            run(connection)
    finally:
        signal.signal(signal.SIGINT, before)
    thread.join()
