"""Releases in a folder of this machine (or one that is mounted): written aside, then renamed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from extract.releases.manifest import MANIFEST
from extract.storage import NAME, synced

ASIDE = ".unfinished-"


class Folder:
    """A folder of releases."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the whole releases, oldest first."""
        found = self._folder.glob(f"*/{MANIFEST}")
        return sorted(file.parent.name for file in found if NAME.fullmatch(file.parent.name))

    def taken(self) -> list[str]:
        """Return all names that a new release cannot have."""
        return [path.name for path in self._folder.iterdir() if NAME.fullmatch(path.name)]

    def read(self, path: str) -> bytes | None:
        """Return a file's content, or None if it is not there."""
        file = self._folder / path
        return file.read_bytes() if file.is_file() else None

    def put(self, release: Path, name: str) -> None:
        """Copy the release aside, make sure that it is on the disk, and give it its name."""
        aside = self._folder / f"{ASIDE}{name}"
        shutil.copytree(release, aside)
        for folder, _, files in os.walk(aside):
            for file in files:
                synced(Path(folder) / file)
            synced(Path(folder))
        aside.rename(self._folder / name)
        synced(self._folder)

    def point(self, path: str, content: bytes) -> None:
        """Replace a file in one step."""
        aside = self._folder / f"{ASIDE}{path}"
        aside.write_bytes(content)
        synced(aside)
        aside.replace(self._folder / path)
        synced(self._folder)

    def remove(self, name: str) -> None:
        """Take a release away: by its name at once, then its files."""
        aside = self._folder / f"{ASIDE}removed-{name}"
        (self._folder / name).rename(aside)
        shutil.rmtree(aside)

    def clear(self) -> None:
        """Take away what was left aside, and make the folder if there is none."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for left in self._folder.glob(f"{ASIDE}*"):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()

    def where(self, path: str) -> str:
        """Return the path of something in the folder."""
        return str(self._folder / path)
