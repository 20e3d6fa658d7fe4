"""The disk fills up while contents are archived, loaded or published; with room, the next run completes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from extract import intake
from extract.errors import StorageError
from extract.intake import run as runs
from extract.sources import Archive
from extract.warehouse import query
from tests.bad_days.places import Place, fill, place, sheet, small_disk
from tests.intake.steps import completed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROOM = "160m"  # of the disk: a run is not begun with less than 50 MB
COUNT = 4


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Place]:
    """An inbox, and a data folder on a small disk of its own."""
    with small_disk(tmp_path / "data", ROOM):
        yield place(tmp_path, COUNT, batch_size=2)


def full_at(name: str, owner: object, here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fill the disk just before a step."""
    step: Callable[..., object] = getattr(owner, name)

    def filled(*args: object, **named: object) -> object:
        if not (here.settings.data_dir / "filler").exists():
            fill(here.settings.data_dir, 0)
        return step(*args, **named)

    monkeypatch.setattr(owner, name, filled)


STEPS = {
    "archive": ("visit", intake),
    "load": ("load", intake),
    "publish": ("publish", runs),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_stops_a_run_with_a_sentence_and_loses_nothing(
    step: str, here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_at(*STEPS[step], here, monkeypatch)
    with pytest.raises(StorageError, match=r"(?s)full|[Ff]ree space"):
        stopped(here)
    (here.settings.data_dir / "filler").unlink()
    monkeypatch.undo()
    known = here.figures()
    summary = here.run()
    assert summary.exit_code == 0
    assert set(known) <= set(here.figures())
    assert (here.ledger(), here.figures()) == ({"loaded": COUNT}, list(range(1, COUNT + 1)))
    assert here.runs()[-1] == "finished"
    # what cannot be written while the disk is full is told by the next run, or stays: all was loaded
    assert here.runs()[0] in {"failed", "finished" if step == "publish" else "interrupted"}
    assert query(here.settings.published, "SELECT count(*) FROM amounts").rows == ((COUNT,),)
    left = {path.name for path in here.settings.data_dir.iterdir()}
    assert left == {"archive", "published.duckdb", "running", "warehouse.duckdb"}
    assert not list(here.settings.archive.glob(".incoming*"))


def stopped(here: Place) -> None:
    """A run that is ended as the flow ends it."""
    begun: list[intake.Run] = []
    begin = intake.begin

    def remembered(settings: object) -> intake.Run:
        begun.append(begin(here.settings))
        return begun[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "begin", remembered)
        try:
            completed(here.source, here.settings)
        except BaseException:
            with suppress(Exception):
                intake.abandon(begun[0], here.settings, "failed")
            raise


def test_analysts_keep_what_they_had(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    here.run()
    (here.inbox / "more.pdf").write_bytes(sheet(COUNT + 1))
    full_at("publish", runs, here, monkeypatch)
    with pytest.raises(StorageError):
        stopped(here)
    assert query(here.settings.published, "SELECT count(*) FROM amounts").rows == ((COUNT,),)


def test_too_little_room_begins_no_run(here: Place) -> None:
    fill(here.settings.data_dir, 20_000_000)
    with pytest.raises(StorageError, match="the disk is full"):
        here.run()
    assert {path.name for path in here.settings.data_dir.iterdir()} == {"filler"}


LIMITED = """
import resource, sys
from pathlib import Path
from extract.errors import FactSheetsError
from extract.sources import Archive
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    Archive(Path(sys.argv[1])).keep(Path(sys.argv[2]))
except FactSheetsError as error:
    print(error.message)
"""


def test_a_file_larger_than_the_system_allows_is_told(tmp_path: Path) -> None:
    """Where no file system can be mounted: the system itself refuses to write on."""
    (tmp_path / "big.pdf").write_bytes(sheet(1, 3_000_000))
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "archive"), str(tmp_path / "big.pdf"), "100000"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be written (File too large)" in told.stdout
    assert not [path for path in (tmp_path / "archive").rglob("*") if path.is_file()]


def test_a_full_disk_of_another_kind(tmp_path: Path) -> None:
    """A file system in a file, of a kind that counts its blocks otherwise than one in memory."""
    image, at = tmp_path / "image", tmp_path / "disk"
    if not (shutil.which("mkfs.ext4") and shutil.which("mount")):
        pytest.skip("there is no mkfs.ext4")
    with image.open("wb") as stream:
        stream.truncate(8_000_000)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True, capture_output=True)
    at.mkdir()
    if subprocess.run(
        ["mount", "-o", "loop", str(image), str(at)], capture_output=True, check=False
    ).returncode:
        pytest.skip("files cannot be mounted by this user")
    try:
        fill(at, 1_000_000)
        (tmp_path / "big.pdf").write_bytes(sheet(1, 3_000_000))
        with pytest.raises(StorageError, match="the disk is full"):
            Archive(at / "archive").keep(tmp_path / "big.pdf")
        (at / "filler").unlink()
        kept = Archive(at / "archive").keep(tmp_path / "big.pdf")
        assert kept.path.read_bytes() == (tmp_path / "big.pdf").read_bytes()
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=False)
