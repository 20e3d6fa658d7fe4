"""An inbox with small fact sheets, a data folder, and what the ledger tells of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.settings import Settings
from extract.sources import FolderSource
from tests.intake.steps import completed
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.intake import Summary


def sheet(number: int, size: int = 0) -> bytes:
    """A fact sheet whose only amount tells which one it is; of `size` bytes at least."""
    content = text_pdf(f"Ghana – ILO Cooperation, part {number}", f"Ghana pays US$ {number} million.")
    return content + b"\n%" + b"x" * (size - len(content)) if size > len(content) else content


@dataclass(frozen=True)
class Place:
    """An inbox as a source of the settings, and the data folder into which it is read."""

    inbox: Path
    settings: Settings

    @property
    def source(self) -> FolderSource:
        return FolderSource(name="inbox", path=self.inbox, settle_seconds=0)

    def run(self) -> Summary:
        """One run over the inbox."""
        return completed(self.source, self.settings)

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Ask the pipeline's own database."""
        with duckdb.connect(self.settings.warehouse, read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def ledger(self) -> dict[str, int]:
        """How many documents are in each state."""
        return {str(k): int(str(v)) for k, v in self.ask("SELECT state, count(*) FROM ledger GROUP BY ALL")}

    def runs(self) -> list[object]:
        """The states of the runs, oldest first."""
        return [state for (state,) in self.ask("SELECT state FROM runs ORDER BY started")]

    def figures(self) -> list[int]:
        """What the amounts tell, in millions."""
        return [int(str(v)) for (v,) in self.ask("SELECT (value / 1e6)::INTEGER v FROM amounts ORDER BY v")]


def place(folder: Path, count: int = 0, **settings: object) -> Place:
    """An inbox with `count` fact sheets below `folder`."""
    made = Place(folder / "in", Settings.model_validate({"data_dir": folder / "data"} | settings))
    made.inbox.mkdir(exist_ok=True)
    for number in range(1, count + 1):
        (made.inbox / f"{number}.pdf").write_bytes(sheet(number))
    return made


@contextmanager
def small_disk(at: Path, size: str) -> Iterator[Path]:
    """Mount a file system of its own at `at`; skip where this user may not."""
    at.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        # Continuous integration may run without the right to mount; there is another test for it.
        pytest.skip("file systems cannot be mounted by this user")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=False)


def fill(folder: Path, leave: int) -> Path:
    """Fill the disk of `folder` but for `leave` bytes; return the file that does so."""
    free = shutil.disk_usage(folder).free
    filler = folder / "filler"
    with filler.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(free - leave, 1))
    return filler
