"""The pipeline's database: what is known, what is loaded, and the state of every document."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import WarehouseError
from extract.warehouse import (
    bulk,
    corrected,
    documents,
    editions,
    findings,
    queue,
    rates,
    reference,
    runs,
    visits,
)
from extract.warehouse.database import PATIENCE, attached, explained, transaction
from extract.warehouse.documents import Entry
from extract.warehouse.loose import loose_ends
from extract.warehouse.migrations import all_migrations, migrate
from extract.warehouse.overview import DocumentOverview, overview
from extract.warehouse.packing import Packed, pack, schemas_of, sighting_of, unpacked
from extract.warehouse.sightings import Sighting, flipped
from extract.warehouse.states import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from extract.models import FactSheet
    from extract.warehouse.corrected import Version
    from extract.warehouse.packing import Schemas
    from extract.warehouse.queue import Due, Reader
    from extract.warehouse.runs import Purpose, RunState, RunSummary
    from extract.warehouse.states import State

NEXT_STEP_FAILED = "Report it with the file: the program should have handled it."


@dataclass(frozen=True, slots=True)
class Failure:
    """A content on which the program itself failed: no FactSheet came of it."""

    sha256: str
    uri: str
    file_name: str
    cause: str
    next_step: str = NEXT_STEP_FAILED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document; `sha256` is its key (see `documents.sha256` in docs/data.md)."""

    sha256: str
    state: State
    cause: str | None


@contextmanager
def open_warehouse(path: Path, *, patience: float = PATIENCE) -> Iterator[Warehouse]:
    """Yield the database at `path`, made or brought up to date as needed.

    Raises `WarehouseBusy` if another process holds it for longer than `patience` seconds, `StorageError` if
    the folder is full or read-only, `WarehouseError` if the file is newer than this program or not ours.
    """
    with attached(path, patience=patience) as connection:
        migrate(connection, path, all_migrations(), findings.refresh_all)
        yield Warehouse(connection, path)


class Warehouse:
    """An open database. Every method is one transaction: a killed process leaves all of it or nothing."""

    def __init__(self, connection: DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def start_run(
        self,
        *,
        extractor_version: str,
        rules_version: str,
        alive: Collection[str] = (),
        purpose: Purpose = "documents",
    ) -> str:
        """Record a new run and return its id; those that a killed process left are marked interrupted.

        `alive` are runs whose process is there still.
        """
        with explained(self._path), transaction(self._connection):
            self._refresh()
            return runs.begin(self._connection, extractor_version, rules_version, alive, purpose)

    def refresh(self) -> None:
        """Fill the reference tables anew, and the exchange rates from the file kept beside the database.

        What is computed over all documents is too: an older version may have left the database without it.
        """
        with explained(self._path), transaction(self._connection):
            self._refresh()
            findings.refresh_all(self._connection)

    def _refresh(self) -> None:
        reference.refresh(self._connection)
        rates.refresh(self._connection, self._path.with_name(rates.KEPT))

    def finish_run(self, run_id: str, *, state: RunState = "finished") -> None:
        """Record that the run has ended."""
        with explained(self._path), transaction(self._connection):
            runs.end(self._connection, run_id, state)

    def summary(self, run_id: str) -> RunSummary:
        """Return what the run did."""
        with explained(self._path):
            return runs.summarise(self._connection, run_id)

    def overview(self, run_id: str) -> tuple[DocumentOverview, ...]:
        """Return state and counts of the documents that a run has met or written, by file name."""
        with explained(self._path):
            return overview(self._connection, run_id)

    def known(self, source: str) -> dict[str, visits.Known]:
        """Return what lay at each place of a source when it was visited last, by address."""
        with explained(self._path):
            return visits.known(self._connection, source)

    def due(self, reader: Reader, *, again: bool = True, anyway: Collection[str] = ()) -> tuple[Due, ...]:
        """Return what a run has to read: with `again`, also what other versions have read before.

        What is in `anyway` is due whatever has read it before.
        """
        with explained(self._path):
            return queue.due(self._connection, reader, again=again, anyway=anyway)

    def these(self, some: Collection[str]) -> tuple[Due, ...]:
        """Return the documents with these contents, by place."""
        with explained(self._path):
            return queue.these(self._connection, some)

    def claimed(self, some: Collection[str], alive: Collection[str]) -> Mapping[str, str]:
        """Return those of `some` that one of the runs in `alive` is reading, and which."""
        with explained(self._path):
            return queue.claimed(self._connection, some, alive)

    def claim(self, reader: Reader, some: Sequence[str], anyway: Collection[str] = ()) -> set[str]:
        """Take those of `some` that are to be read still and that no other run is reading."""
        with explained(self._path), transaction(self._connection):
            return queue.claim(self._connection, reader, some, anyway)

    def unread(self, some: Sequence[str]) -> dict[str, str | None]:
        """Return those of `some` that have not been read, and why."""
        with explained(self._path):
            return queue.unread(self._connection, some)

    def recorrected(self, version: Version) -> Mapping[str, str]:
        """Return the documents that were read with other corrections than there are now, and where they lie.

        `version` tells by which hash the corrections of a document go now (see `extract.corrections`).
        """
        with explained(self._path):
            return corrected.recorrected(self._connection, version)

    def locked(self) -> tuple[str, ...]:
        """Return the documents that wait for a password."""
        with explained(self._path):
            return queue.locked(self._connection)

    def note_seen(self, run_id: str, sightings: Sequence[Sighting]) -> None:
        """Record where contents were seen; one met for the first time waits in the state `archived`."""
        with explained(self._path), transaction(self._connection):
            touched = self._note(run_id, sightings)
            findings.refresh(self._connection, touched)

    def causes(self, keys: Sequence[str]) -> dict[str, str | None]:
        """Return the cause of each of these documents that is there."""
        with explained(self._path):
            return visits.causes(self._connection, keys)

    def note_waiting(
        self, run_id: str, source: str, waiting: Sequence[visits.Waiting], *, whole: bool = True
    ) -> None:
        """Record places of a source whose bytes could not be had yet, and which of them are gone.

        They are gone only if the `whole` source was looked through.
        """
        with explained(self._path), transaction(self._connection):
            visits.note_waiting(self._connection, run_id, source, waiting, whole=whole)

    def schemas(self) -> Schemas:
        """Return the columns of the tables of records: what `packing.pack` goes by."""
        with explained(self._path):
            return schemas_of(self._connection)

    def load(
        self,
        run_id: str,
        sheets: Sequence[FactSheet | Packed],
        seen: Sequence[Sighting] = (),
        unmet: Collection[str] = (),
    ) -> tuple[Outcome, ...]:
        """Store each sheet whole, with its state, in place of what its document had before.

        `seen` are places beside `source.uri`; documents in `unmet` were read from the archive, not seen at
        their places. All sheets share one transaction; if that fails, each gets its own, and one that cannot
        be stored leaves its document `failed` with the cause.
        """
        schemas = self.schemas()
        try:
            return self._load(run_id, [_packed(one, schemas) for one in sheets], schemas, seen, unmet)
        except WarehouseError:
            return tuple(self._load_alone(run_id, one, schemas, seen, unmet) for one in sheets)

    def fail(self, run_id: str, failures: Sequence[Failure]) -> None:
        """Record contents on which the program failed; they are read again when they are met again."""
        sightings = [Sighting(f.sha256, f.uri, f.file_name) for f in failures]
        entries = [Entry(f.sha256, Verdict("failed", f.cause, f.next_step)) for f in failures]
        with explained(self._path), transaction(self._connection):
            new = documents.unknown(self._connection, [f.sha256 for f in failures])
            self._replace(run_id, [one for one in sightings if one.sha256 in new], entries, {})

    def _load(
        self,
        run_id: str,
        packed: Sequence[Packed],
        schemas: Schemas,
        seen: Sequence[Sighting],
        unmet: Collection[str],
    ) -> tuple[Outcome, ...]:
        here, entries = [one.sighting for one in packed], [one.entry for one in packed]
        records = unpacked(packed, schemas)
        with explained(self._path), transaction(self._connection):
            new = documents.unknown(self._connection, [sighting.sha256 for sighting in here])
            met = [sighting for sighting in here if sighting.sha256 not in unmet or sighting.sha256 in new]
            self._replace(run_id, [*met, *seen], entries, records)
        return tuple(Outcome(e.sha256, e.verdict.state, e.verdict.cause) for e in entries)

    def _load_alone(
        self,
        run_id: str,
        one: FactSheet | Packed,
        schemas: Schemas,
        seen: Sequence[Sighting],
        unmet: Collection[str],
    ) -> Outcome:
        here = one.sighting if isinstance(one, Packed) else sighting_of(one)
        mine = [sighting for sighting in seen if sighting.sha256 == here.sha256]
        try:
            (outcome,) = self._load(run_id, [_packed(one, schemas)], schemas, mine, unmet)
        except WarehouseError as error:
            cause = error.message.removeprefix(f"{self._path}: ")
            self.fail(run_id, [Failure(here.sha256, here.uri, here.file_name, cause)])
            return Outcome(here.sha256, "failed", cause)
        return outcome

    def _replace(
        self,
        run_id: str,
        seen: Sequence[Sighting],
        entries: Sequence[Entry],
        records: Mapping[str, pa.Table],
    ) -> None:
        written = [entry.sha256 for entry in entries]
        touched = self._note(run_id, seen, written)
        documents.forget_records(self._connection, written)
        for table, rows in records.items():
            bulk.put(self._connection, table, rows)
        broken = loose_ends(self._connection, records, written)
        if broken:
            raise WarehouseError(f"References lead nowhere: {'; '.join(broken)}.")
        documents.write(self._connection, run_id, entries)
        for state, number in Counter(entry.verdict.state for entry in entries).items():
            runs.count(self._connection, run_id, state, number)
        findings.refresh(self._connection, touched)

    def _note(self, run_id: str, seen: Sequence[Sighting], written: Sequence[str] = ()) -> findings.Touched:
        """Record what was seen where; return what that touches, and what is about to be written."""
        moved = sorted(flipped(self._connection, seen))
        keys = [one.sha256 for one in seen]
        touched = findings.touching(self._connection, seen=keys, written=[*written, *moved])
        documents.note_sightings(self._connection, run_id, seen)
        editions.forget(self._connection, moved)
        return touched


def _packed(one: FactSheet | Packed, schemas: Schemas) -> Packed:
    return one if isinstance(one, Packed) else pack(one, schemas)
