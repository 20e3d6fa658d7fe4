"""Read documents again, and tell what that would change; the database is only read.

with previewing(asked, settings) as desk:
    for batch in desk.batches():
        desk.take(batch, extract(desk.missing(batch)))
desk.preview
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from extract import intake
from extract.errors import ReprocessError
from extract.intake import batches
from extract.reprocessing.changes import Counted
from extract.reprocessing.choosing import PATIENCE, basis_of, choose, decided, key_of
from extract.reprocessing.comparing import compare
from extract.reprocessing.keeping import shelf_of
from extract.reprocessing.previews import Entry, Preview, StateChange
from extract.warehouse import sheet_rows, stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from extract.models import FactSheet
    from extract.reprocessing.changes import Change, Kind
    from extract.reprocessing.choosing import Asked
    from extract.settings import Settings
    from extract.sources import Archived
    from extract.warehouse import Rows

    Group = tuple[str, str | None, str | None, Kind, bool]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def preview(
    asked: Asked, settings: Settings, watcher: Callable[[int, int], None] = lambda _done, _total: None
) -> Preview:
    """Read the documents that are meant, and return what that would change; it is kept until accepted."""
    with previewing(asked, settings) as desk:
        for batch in desk.batches():
            missing = desk.missing(batch)
            done = desk.done + len(batch) - len(missing)
            told = _Counter(done, desk.total, watcher)
            desk.take(batch, intake.extract(missing, desk.corrections, settings, told) if missing else ())
            watcher(desk.done, desk.total)
    return desk.preview


class _Counter:
    """Counts documents as they are read."""

    def __init__(self, done: int, total: int, watcher: Callable[[int, int], None]) -> None:
        self._done, self._total, self._watcher = done, total, watcher

    def __call__(self, _sheet: FactSheet) -> None:
        self._done += 1
        self._watcher(self._done, self._total)


@contextmanager
def previewing(asked: Asked, settings: Settings) -> Iterator[Desk]:
    """Yield what makes a preview, batch by batch; at the end it is kept."""
    shelf = shelf_of(settings, asked)
    with shelf.held():
        shelf.drop_preview()
        desk = Desk(asked, settings)
        yield desk
        shelf.keep_preview(desk.end())


class Desk:
    """A preview in the making: holds one batch of documents at a time."""

    def __init__(self, asked: Asked, settings: Settings) -> None:
        self.corrections = decided(settings)
        self._asked, self._settings = asked, settings
        self._basis = basis_of(settings, self.corrections)
        self._chosen = choose(asked, settings)
        self._shelf = shelf_of(settings, asked)
        self._entries: list[Entry] = []
        self._states: list[StateChange] = []
        self._counts: Counter[Group] = Counter()
        self._decisions: dict[str, str] = {}
        self._preview: Preview | None = None

    @property
    def total(self) -> int:
        """How many documents are read."""
        return len(self._chosen.files)

    @property
    def done(self) -> int:
        """How many have been compared."""
        return len(self._entries)

    @property
    def preview(self) -> Preview:
        """What it came to; `ReprocessError` if it has not ended."""
        if self._preview is None:
            raise ReprocessError("The preview has not ended. Make it again.")
        return self._preview

    def batches(self) -> Iterator[tuple[Archived, ...]]:
        """Return the documents, a batch at a time."""
        return batches(self._chosen.files, self._settings.batch_size)

    def missing(self, batch: Sequence[Archived]) -> tuple[Archived, ...]:
        """Return what is to be read: an earlier preview that was broken off may have kept the rest."""
        return tuple(file for file in batch if self._shelf.sheet(self._key(file)) is None)

    def take(self, batch: Sequence[Archived], sheets: Sequence[FactSheet]) -> None:
        """Compare a batch with what is kept of it; `sheets` are those of its documents that were missing."""
        fresh = {sheet.source.sha256: sheet for sheet in sheets}
        for sheet in sheets:
            self._shelf.keep(key_of(self._basis, sheet.source.sha256, self._hint(sheet)), sheet)
        with stored(self._settings.warehouse, patience=PATIENCE) as warehouse:
            older = warehouse.rows([file.sha256 for file in batch])
        for file in batch:
            found = fresh.get(file.sha256) or self._shelf.sheet(self._key(file))
            if found is None:
                raise ReprocessError(f"{file.file_name}: its new reading was lost. Make the preview again.")
            self._compare(file, found, older.get(file.sha256, {}))

    def end(self) -> Preview:
        """Return what all batches came to."""
        names = ("table", "field", "rule", "change", "reviewed")
        counts = (
            Counted.model_validate({**dict(zip(names, group, strict=True)), "number": number})
            for group, number in self._counts.most_common()
        )
        self._preview = Preview(
            made=datetime.now(UTC),
            which=self._asked.which,
            documents=self._asked.documents,
            basis=self._basis,
            entries=tuple(self._entries),
            states=tuple(self._states),
            counts=tuple(counts),
            decisions=dict(Counter(self._decisions.values())),
            lost=self._chosen.lost,
        )
        return self._preview

    def _compare(self, file: Archived, sheet: FactSheet, older: Rows) -> None:
        newer = sheet_rows(sheet)
        changes = compare(file.sha256, file.file_name, older, newer)
        self._shelf.note(changes)
        self._count(changes)
        self._states += _moved(file, older, newer)
        self._entries.append(
            Entry(
                sha256=file.sha256,
                uri=file.uri,
                file_name=file.file_name,
                hints=self._chosen.hints.get(file.sha256),
                key=self._key(file),
                mark=self._chosen.marks.get(file.sha256, ""),
                made=(sheet.extraction.extracted_at - EPOCH) // TICK,
                changes=len(changes),
            )
        )

    def _count(self, changes: Sequence[Change]) -> None:
        self._counts.update((one.table, one.field, one.rule, one.change, one.reviewed) for one in changes)
        self._decisions |= {
            f"{one.document} {one.correction}": one.decision for one in changes if one.decision
        }

    def _key(self, file: Archived) -> str:
        return key_of(self._basis, file.sha256, self._chosen.hints.get(file.sha256))

    def _hint(self, sheet: FactSheet) -> str | None:
        return self._chosen.hints.get(sheet.source.sha256)


def _moved(file: Archived, older: Rows, newer: Rows) -> Iterator[StateChange]:
    then, now = (_document(rows) for rows in (older, newer))
    if then.get("state") != now.get("state"):
        told = {"old": str(then.get("state") or "unread"), "new": str(now["state"]), "cause": now["cause"]}
        yield StateChange.model_validate({"file_name": file.file_name, "document": file.sha256, **told})


def _document(rows: Rows) -> Mapping[str, object]:
    return next(iter(rows.get("documents", ())), {})
