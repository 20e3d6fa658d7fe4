"""Write what was previewed, and only that; without a preview, what is read now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import sources
from extract.errors import PreviewOutdated
from extract.intake import batches
from extract.reprocessing.choosing import PATIENCE, basis_of, choose, decided, key_of
from extract.reprocessing.keeping import shelf_of
from extract.settings.sources import NO_HINTS, Hints
from extract.warehouse import stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.intake import Run
    from extract.models import FactSheet
    from extract.reprocessing.choosing import Asked
    from extract.reprocessing.previews import Basis, Entry, Preview
    from extract.settings import Settings
    from extract.sources import Archived


@dataclass(frozen=True, slots=True)
class Accepted:
    """The documents that are to be written, by what they are read; `previewed` if somebody saw what changes.

    `anyway` are those that are read even if the present versions have read them already.
    """

    asked: Asked
    files: tuple[Archived, ...]
    keys: tuple[str, ...]
    basis: Basis
    anyway: frozenset[str]
    lost: tuple[str, ...]
    previewed: bool = False

    def batches(self, size: int) -> Iterator[tuple[Archived, ...]]:
        """Return the documents, up to `size` at a time."""
        return batches(self.files, size)

    def kept(self, batch: Sequence[Archived], settings: Settings) -> tuple[FactSheet, ...]:
        """Return the sheets of a batch that a preview has kept."""
        shelf, keys = shelf_of(settings, self.asked), dict(zip(self.files, self.keys, strict=True))
        return tuple(sheet for file in batch if (sheet := shelf.sheet(keys[file])))


def last_preview(asked: Asked, settings: Settings) -> Preview | None:
    """Return the preview of the same documents that waits to be accepted, if there is one."""
    return shelf_of(settings, asked).preview()


def accept(asked: Asked, settings: Settings) -> Accepted:
    """Return what is to be written; `PreviewOutdated` if that is no longer what was previewed."""
    basis = basis_of(settings, decided(settings))
    waiting = last_preview(asked, settings)
    if waiting:
        return _as_previewed(asked, waiting, basis, settings)
    chosen = choose(asked, settings)
    keys = tuple(key_of(basis, file.sha256, chosen.hints[file.sha256]) for file in chosen.files)
    return Accepted(asked, chosen.files, keys, basis, _anyway(asked, chosen.files), chosen.lost)


def done(accepted: Accepted, settings: Settings) -> None:
    """Forget the preview that has been written."""
    shelf = shelf_of(settings, accepted.asked)
    shelf.drop_preview()
    shelf.tidy(accepted.basis)


def check(accepted: Accepted, run: Run, settings: Settings) -> None:
    """Raise `PreviewOutdated` if a run that has begun reads otherwise than was previewed."""
    differences = accepted.basis.differences(basis_of(settings, run.corrections))
    if accepted.previewed and differences:
        raise PreviewOutdated(differences)


def _as_previewed(asked: Asked, waiting: Preview, basis: Basis, settings: Settings) -> Accepted:
    differences = waiting.basis.differences(basis)
    if differences:
        raise PreviewOutdated(differences)
    left = _left(waiting, settings)
    archive = sources.archive_of(settings)
    found = [(one, archive.find(one.uri, one.sha256, _hints(one))) for one in left]
    files = tuple(file for _, file in found if file)
    keys = tuple(one.key for one, file in found if file)
    return Accepted(asked, files, keys, basis, _anyway(asked, files), waiting.lost, previewed=True)


def _left(waiting: Preview, settings: Settings) -> list[Entry]:
    """Return what is still to be written; what an accepting that was broken off has written is done."""
    with stored(settings.warehouse, patience=PATIENCE) as warehouse:
        marks = warehouse.marks([one.sha256 for one in waiting.entries])
    left = [one for one in waiting.entries if not marks.get(one.sha256, "").endswith(f" {one.made}")]
    moved = [one.file_name for one in left if marks.get(one.sha256, "") != one.mark]
    if moved:
        raise PreviewOutdated((f"what the database has of {moved[0]}",))
    return left


def _anyway(asked: Asked, files: Sequence[Archived]) -> frozenset[str]:
    return frozenset() if asked.which == "rules_changed" else frozenset(file.sha256 for file in files)


def _hints(one: Entry) -> Hints:
    return Hints.model_validate_json(one.hints) if one.hints else NO_HINTS
