"""Open a DuckDB file for writing, wait for it if another process holds it, and say what went wrong."""

from __future__ import annotations

import os
import random
import signal
import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from extract.errors import StorageError, Terminated, WarehouseBusy, WarehouseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORAGE_VERSION = "v1.5.0"  # the oldest DuckDB whose clients can read the file
ALIAS = "warehouse"
ROW_GROUP = 16_384  # rows; a checkpoint writes the last group of each table anew, 122,880 rows unless told
WRITING: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "memory_limit": "1GB",  # of the database; beyond it, DuckDB spills beside the file
}
PATIENCE = 5.0  # seconds
INTERRUPTED = "Query interrupted"

BUSY_SIGNS = ("Could not set lock", "Conflicting lock", "Unique file handle conflict", "already attached")
STORAGE_SIGNS = (
    "No space left",
    "Read-only file system",
    "Permission denied",
    "not writable",
    "Could not write",
    "Disk quota exceeded",
)


@contextmanager
def attached(
    path: Path, *, patience: float = PATIENCE, read_only: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection whose default catalog is the file at `path`, made if missing; close it afterwards.

    Another process that holds the file is waited for, `patience` seconds; then `WarehouseBusy`. A file that
    is only read must be there.
    """
    signals: set[int] = set()
    with (
        _interruptible(signals),
        duckdb.connect(config=WRITING | {"temp_directory": f"{path}.tmp"}) as connection,
        _heard(connection, signals),
    ):
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _attach(connection, path, time.monotonic() + patience, _options(path, read_only=read_only))
            connection.execute(f"USE {ALIAS}")
        yield connection


@contextmanager
def _interruptible(signals: set[int]) -> Iterator[None]:
    """Turn what DuckDB makes of a signal, which is a `RuntimeError` of its statement, back into it."""
    try:
        yield
    except RuntimeError as error:
        if INTERRUPTED in str(error):
            raise (Terminated if signal.SIGTERM in signals else KeyboardInterrupt) from error
        raise


@contextmanager
def _heard(connection: duckdb.DuckDBPyConnection, signals: set[int]) -> Iterator[None]:
    """Collect signals. Let Ctrl-C end what DuckDB's own threads run: the main thread waits for them deaf."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ear, mouth = socket.socketpair()
    mouth.settimeout(0)
    before = signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)
    listener = threading.Thread(target=_listen, args=(ear, before, connection, signals), daemon=True)
    listener.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        mouth.close()
        listener.join()
        ear.close()


def _listen(
    ear: socket.socket, before: int, connection: duckdb.DuckDBPyConnection, signals: set[int]
) -> None:
    while heard := ear.recv(64):
        signals.update(heard)
        if before >= 0:
            os.write(before, heard)  # whoever listened before us
        if signal.SIGINT in heard:
            connection.interrupt()


def _options(path: Path, *, read_only: bool) -> str:
    if read_only:
        return "READ_ONLY"
    version = "" if path.exists() else f", STORAGE_VERSION '{STORAGE_VERSION}'"
    return f"ROW_GROUP_SIZE {ROW_GROUP}{version}"


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, deadline: float, options: str) -> None:
    statement = f"ATTACH {quoted(str(path))} AS {ALIAS} ({options})"
    while True:
        try:
            connection.execute(statement)
        except duckdb.Error as error:
            if not _any_in(BUSY_SIGNS, str(error)) or time.monotonic() > deadline:
                raise
            time.sleep(random.uniform(0.05, 0.3))  # noqa: S311 - jitter, no secret
        else:
            return


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn errors of DuckDB and of the file system into ours."""
    try:
        yield
    except duckdb.Error as error:
        raise _as_ours(str(error), path) from error
    except OSError as error:
        raise StorageError(
            f"{error.filename or path}: {error.strerror or error}. "
            "Free space or give write access, then run again."
        ) from error


def _as_ours(told: str, path: Path) -> WarehouseError | StorageError:
    if _any_in(BUSY_SIGNS, told):
        return WarehouseBusy(
            f"{path}: another process holds this database. "
            "Wait until its run has ended, or end it, then try again."
        )
    if _any_in(STORAGE_SIGNS, told):
        return StorageError(
            f"{path} cannot be written ({first_line(told)}). Free space or give write access."
        )
    if "not a valid DuckDB database" in told:
        return WarehouseError(f"{path} is not a DuckDB database. Move it away; the next run makes a new one.")
    return WarehouseError(f"{path}: {first_line(told)}.")


def first_line(told: str) -> str:
    """Return a message's first line without its closing full stop."""
    return told.strip().splitlines()[0].rstrip(". ")


def quoted(text: str) -> str:
    """Return an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def _any_in(signs: tuple[str, ...], told: str) -> bool:
    return any(sign in told for sign in signs)


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit everything inside, or nothing."""
    connection.begin()
    try:
        yield
    except BaseException:
        _roll_back(connection)
        raise
    connection.commit()


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.rollback()
    except (duckdb.TransactionException, duckdb.ConnectionException):
        return  # a failed statement has ended the transaction already, or an interruption the connection
