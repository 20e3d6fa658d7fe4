"""Files that are replaced or written while they are read."""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from extract.errors import StillWritten
from extract.sources import Archive, stable
from tests.bad_days.places import Place, place, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SIZE = 3_000_000  # bytes, read in several pieces
VERSIONS = [sheet(number, SIZE) for number in range(1, 5)]
WHOLE = {hashlib.sha256(content).hexdigest() for content in VERSIONS}


def over(file: Path, content: bytes) -> None:
    """Replace a file by a rename."""
    aside = file.with_suffix(".tmp")
    aside.write_bytes(content)
    aside.replace(file)


def into(file: Path, content: bytes) -> None:
    """Write a file anew where it lies, piece by piece."""
    with file.open("r+b") as stream:
        for start in range(0, len(content), 100_000):
            stream.write(content[start : start + 100_000])
            stream.flush()


@contextmanager
def rewritten(file: Path, write: Callable[[Path, bytes], None]) -> Iterator[None]:
    """Let a thread write one version after the other."""
    file.write_bytes(VERSIONS[0])
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            for content in VERSIONS:
                write(file, content)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("write", [over, into])
def test_what_is_archived_is_one_whole_version(tmp_path: Path, write: Callable[[Path, bytes], None]) -> None:
    archive, file = Archive(tmp_path / "archive"), tmp_path / "a.pdf"
    with rewritten(file, write):
        for _ in range(40):
            try:
                archive.keep(file)
            except StillWritten:
                continue
    archive.keep(file)
    kept = list((tmp_path / "archive").rglob("*.pdf"))
    assert {hashlib.sha256(one.read_bytes()).hexdigest() for one in kept} <= WHOLE
    assert {one.stem for one in kept} <= WHOLE
    assert not list((tmp_path / "archive").glob(".incoming*"))


def test_a_file_that_changes_between_its_two_readings_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place(tmp_path)
    file, first = here.inbox / "a.pdf", stable.sha256
    file.write_bytes(VERSIONS[0])

    def written_after(opened: stable.Opened) -> str:
        told = first(opened)
        into(file, VERSIONS[1])
        return told

    monkeypatch.setattr(stable, "sha256", written_after)
    here.run()
    assert here.ledger() == {"seen": 1}
    assert here.ask("SELECT cause FROM ledger") == [("It is still being written.",)]
    assert not list(here.settings.archive.rglob("*.pdf"))
    monkeypatch.undo()
    here.run()
    assert (here.ledger(), here.figures()) == ({"loaded": 1}, [2])


def test_the_final_version_is_there_after_the_next_run(tmp_path: Path) -> None:
    here = place(tmp_path)
    with rewritten(here.inbox / "a.pdf", over):
        here.run()
    here.run()
    last = hashlib.sha256((here.inbox / "a.pdf").read_bytes()).hexdigest()
    assert here.ask("SELECT document FROM ledger WHERE state = 'loaded'") == [(last,)]
    assert set(here.ledger()) <= {"loaded", "superseded"}


def settling(here: Place, seconds: float) -> Place:
    class Settling(Place):
        @property
        def source(self):  # type: ignore[no-untyped-def]  # as its parent's
            return here.source.model_copy(update={"settle_seconds": seconds})

    return Settling(here.inbox, here.settings)


@pytest.mark.parametrize("ahead", [0, 86_400, -86_400])
def test_a_file_still_being_written_is_left_until_it_settles(tmp_path: Path, ahead: int) -> None:
    here = settling(place(tmp_path, 1), 0.5)
    file, stop = here.inbox / "2.pdf", threading.Event()
    file.write_bytes(b"%PDF-1.7 begun")

    def grow() -> None:
        while not stop.wait(0.02):
            with file.open("ab") as stream:
                stream.write(b"more")
            moment = file.stat().st_ctime + ahead
            os.utime(file, (moment, moment))  # as a clock that is wrong, or a copy that keeps the time

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        here.run()
    finally:
        stop.set()
        thread.join()
    assert here.ledger() == {"loaded": 1, "seen": 1}
    assert here.ask("SELECT cause FROM ledger WHERE state = 'seen'") == [("It is still being written.",)]
    file.write_bytes(sheet(2))
    os.utime(file, (file.stat().st_ctime + ahead,) * 2)
    here.run()
    assert (here.ledger(), here.figures()) == ({"loaded": 2}, [1, 2])
