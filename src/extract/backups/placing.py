"""Where each file of a backup goes, and what becomes of a file that is there already."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.backups.collecting import files_below
from extract.backups.manifest import hash_of
from extract.errors import BackupError, WarehouseBusy, WarehouseError
from extract.settings import SETTINGS_FILE
from extract.warehouse import open_warehouse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.backups.manifest import Entry
    from extract.settings import Settings

OF_NO_CONCERN = {"logs", "prefect"}  # what commands make by themselves
SHOWN = 3


def refuse_full(settings: Settings, mark: str, *, force: bool) -> None:
    """Raise `BackupError` if the data folder holds something, unless it is what a restore has left."""
    folder = settings.data_dir
    found = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    there = [one for one in found if not one.startswith(".") and one not in OF_NO_CONCERN]
    if there and not force and not (folder / mark).is_file():
        more = ", …" if len(there) > SHOWN else ""
        raise BackupError(
            f"{folder} is not empty ({', '.join(there[:SHOWN])}{more}). Choose another data folder by "
            "FACTSHEETS_DATA_DIR, or give --force: what is replaced is moved aside, not lost."
        )


class Places:
    """The places of files under some settings. Rules and settings of one's own are never replaced."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._data = settings.data_dir
        self._left = self._data / f"before-restore-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"

    def of(self, entry: Entry) -> Path:
        """Return where a file goes."""
        if entry.folder == "data":
            return self._data / entry.path.removeprefix("data/")
        if entry.folder == "rules":
            return self._rules / entry.path.removeprefix("rules/")
        return SETTINGS_FILE

    @property
    def _rules(self) -> Path:
        return self._settings.rules_dir or self._beside

    @property
    def _beside(self) -> Path:
        return self._data / "restored"

    def put(self, files: Sequence[tuple[Path, Path]], patience: float) -> tuple[str, ...]:
        """Move each file to its place; return a sentence for each that had to go elsewhere."""
        rules = [(file, place) for file, place in files if place.is_relative_to(self._rules)]
        own = [(file, place) for file, place in files if place == SETTINGS_FILE]
        for file, place in files:
            if place.parent == self._data:
                self._replace(file, place, patience)
        notes = self._laid_beside(rules, self._rules) + self._laid_beside(own, SETTINGS_FILE)
        return notes + self._moved()

    def _replace(self, file: Path, place: Path, patience: float) -> None:
        if place.is_file() and hash_of(place) != hash_of(file):
            self._left.mkdir(exist_ok=True)
            if place == self._settings.warehouse:
                _let_go(place, patience)
                log = place.with_name(f"{place.name}.wal")
                if log.exists():
                    log.rename(self._left / log.name)
            place.rename(self._left / place.name)
        file.replace(place)

    def _laid_beside(self, files: Sequence[tuple[Path, Path]], own: Path) -> tuple[str, ...]:
        """Put rules or settings in their place if that is free; if others are there, into `restored`."""
        if not files or _alike(files, own):
            return self._told_rules(own) if files else ()
        free = not (any(files_below(own)) if own.is_dir() else own.exists())
        for file, place in files:
            target = place if free else self._beside / file.name
            if not free and place.is_relative_to(self._rules):
                target = self._beside / "rules" / place.relative_to(self._rules)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
        if free:
            return self._told_rules(own)
        return (f"{own} differs from the backup's and stays as it is. The backup's is in {self._beside}.",)

    def _told_rules(self, own: Path) -> tuple[str, ...]:
        if own == self._beside and not self._settings.rules_dir:
            return (f"The backup's rules are in {own}. To use them, set rules_dir to it.",)
        return ()

    def _moved(self) -> tuple[str, ...]:
        return (f"What was replaced is in {self._left}.",) if self._left.exists() else ()


def _alike(files: Sequence[tuple[Path, Path]], own: Path) -> bool:
    """Tell whether `own` holds just these files."""
    there = set(files_below(own)) if own.is_dir() else {own} if own.is_file() else set()
    same = all(place.is_file() and hash_of(place) == hash_of(file) for file, place in files)
    return same and there == {place for _, place in files}


def _let_go(warehouse: Path, patience: float) -> None:
    """Wait until no run writes the database; one that cannot be opened at all is replaced all the same."""
    try:
        with open_warehouse(warehouse, patience=patience):
            pass
    except WarehouseBusy:
        raise
    except WarehouseError:
        return
