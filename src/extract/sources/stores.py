"""Visit an object store: take what is new there, and leave what is replaced while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import LimitExceeded, UnopenableFile, UnreadableDocument
from extract.sources.archived import file_name
from extract.sources.objects import Shelf, Unread
from extract.sources.visits import Met, Passed, Visit
from extract.storage import may_pass, reason, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.settings.sources import StoreSource
    from extract.sources.archive import Archive
    from extract.sources.objects import Object
    from extract.sources.visits import Remembered

SILENCES = 3  # objects one after the other of which the store says nothing; then it is asked for no more
CHANGED = "It was replaced or removed while it was read."
NEXT_VISIT = "Nothing: it is taken by the next run."


def visit_store(source: StoreSource, archive: Archive, memory: Mapping[str, Remembered]) -> Visit:
    """Archive the objects at the address of `source`; those that `memory` tells unchanged are not read again.

    Raises `StorageError` where the archive cannot be written.
    """
    try:
        shelf = Shelf(source.address)
        found = shelf.objects()
    except Exception as error:  # noqa: BLE001 - each library of a store has errors of its own
        told = (sentence(source.address, error),)
        return Visit(unreachable=told) if may_pass(error) else Visit(problems=told)
    if not found:
        return Visit(problems=(f"{source.address}: there is no PDF here. Check the address.",))
    return _Taking(source, shelf, archive, memory).all(found)


@dataclass
class _Taking:
    """What a visit gives, as it grows."""

    source: StoreSource
    shelf: Shelf
    archive: Archive
    memory: Mapping[str, Remembered]
    met: list[Met] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    silences: int = 0

    def all(self, found: list[Object]) -> Visit:
        """Take one object after the other, until there are no more or the store has fallen silent."""
        for number, one in enumerate(found, start=1):
            self._take(one)
            if self.silences == SILENCES and number < len(found):
                left = len(found) - number
                self.unreachable.append(f"{self.source.address}: {left} more objects were not asked for.")
                break
        return Visit(tuple(self.met), tuple(self.passed), unreachable=tuple(self.unreachable))

    def _take(self, one: Object) -> None:
        try:
            outcome = self._known(one) or self._new(one)
        except UnreadableDocument as error:
            self._pass(one, error)
        except Unread as unread:
            self._unread(one, unread.error)
        else:
            self.silences = 0
            if isinstance(outcome, Met):
                self.met.append(outcome)
            else:
                self.passed.append(outcome)

    def _known(self, one: Object) -> Met | None:
        known = self.memory.get(one.uri)
        if not known or known.validator != one.stamp:
            return None
        kept = self.archive.find(one.uri, known.sha256, self.source.hints)
        return Met(kept, one.stamp) if kept else None

    def _new(self, one: Object) -> Met | Passed:
        """Read an object into the archive, if it is the same before and afterwards."""
        self._weigh(one, one.size)
        before = self._before(one)
        if before is None:
            return _changed(one)
        with self.archive.incoming() as folder:
            copy = folder / "copy.pdf"
            try:
                size = self._download(before, copy)
            except Unread:
                if self.shelf.is_still(before):
                    raise
                return _changed(one)
            if size != before.size or not self.shelf.is_still(before):
                return _changed(one)
            kept = self.archive.adopt(copy, one.uri, self.source.hints)
        return Met(kept, one.stamp if before == one else None)

    def _before(self, one: Object) -> Object | None:
        try:
            return self.shelf.now(one.path)
        except FileNotFoundError:
            return None
        except Exception as error:  # each library of a store has errors of its own
            raise Unread(error) from error

    def _download(self, one: Object, copy: Path) -> int:
        size = 0
        with copy.open("wb") as written:
            for chunk in self.shelf.chunks(one):
                size += len(chunk)
                self._weigh(one, size)
                written.write(chunk)
        return size

    def _weigh(self, one: Object, size: int) -> None:
        most = self.source.max_bytes
        if size > most:
            raise LimitExceeded(
                Path(file_name(one.uri)),
                f"the object has {size:,} bytes or more, and max_bytes of the source '{self.source.name}' is "
                f"{most:,}. To take it all the same, raise max_bytes there.",
            )

    def _unread(self, one: Object, error: Exception) -> None:
        if may_pass(error):
            self.silences += 1
            self.unreachable.append(sentence(one.uri, error))
        else:
            told = f"its store does not give it ({reason(error)}). Let it be read there, and run again."
            self._pass(one, UnopenableFile(Path(file_name(one.uri)), told))

    def _pass(self, one: Object, error: UnreadableDocument) -> None:
        self.passed.append(Passed(one.uri, file_name(one.uri), error.reason, "", error))


def _changed(one: Object) -> Passed:
    return Passed(one.uri, file_name(one.uri), CHANGED, NEXT_VISIT)
