"""A run: how it begins and ends. Between the two, it visits sources, and reads what is due."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from extract import rules, sources
from extract._version import __version__
from extract.corrections import read_log, two_reviewers
from extract.errors import FactSheetsError, WarehouseBusy
from extract.intake import alive
from extract.intake.summary import Row, Summary
from extract.models import SCHEMA_VERSION
from extract.tesseract import engine, name_of
from extract.warehouse import Reader, Versions, open_warehouse, publish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Correction
    from extract.rules import Overlay
    from extract.settings import Settings
    from extract.warehouse import Schemas
    from extract.warehouse.runs import Purpose

LEFT = "Another run is writing the database; it publishes what this one has loaded when it ends."
log = logging.getLogger(__name__)

PATIENCE = 15.0  # seconds to wait for another run that is writing, before the task is tried again


@dataclass(frozen=True, slots=True)
class Run:
    """A run that has begun: by which versions it reads, and what reviewers had decided by then.

    `notes` tell of lines of the log of corrections that are none, `schemas` of the columns of the database.
    """

    id: str
    versions: Versions
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()
    schemas: Schemas = field(default_factory=dict)

    def reader(self, settings: Settings) -> Reader:
        """Return who reads, among the runs that are going on at present."""
        return Reader(self.id, self.versions, alive.alive(settings))


def begin(settings: Settings) -> Run:
    """Record a new run; `StorageError` where the data folder cannot be written or is all but full.

    `SettingsError` where two people are asked for on issues that there are none of.
    """
    rules.use(settings.rules_dir)
    return begin_by(rules.in_force(), settings)


def begin_by(overlay: Overlay, settings: Settings, purpose: Purpose = "documents") -> Run:
    """Record a new run that reads by these rules, whichever count in this process."""
    two_reviewers(settings)
    sources.make_writable(settings.data_dir)
    log = read_log(settings.corrections)
    versions = Versions(
        __version__, rules.version_of(overlay), SCHEMA_VERSION, name_of(engine(), settings.ocr)
    )
    with open_warehouse(settings.warehouse, patience=PATIENCE) as warehouse:
        run_id = warehouse.start_run(
            extractor_version=versions.extractor,
            rules_version=versions.rules,
            alive=alive.alive(settings),
            purpose=purpose,
        )
        schemas = warehouse.schemas()
        alive.enter(run_id, settings)
    return Run(run_id, versions, log.entries, log.notes, schemas)


def finish(
    run: Run,
    settings: Settings,
    state: Literal["finished", "failed", "interrupted"],
    problems: Iterable[str] = (),
    notes: Iterable[str] = (),
) -> Summary:
    """Record that the run has ended, publish what there is, and tell what became of each document.

    A run whose end cannot be recorded is told as interrupted by the next one.
    """
    try:
        with open_warehouse(settings.warehouse, patience=PATIENCE) as warehouse:
            warehouse.finish_run(run.id, state=state)
            documents = warehouse.overview(run.id)
    finally:
        alive.leave(run.id)
    left = _published(run, settings)
    rows = tuple(Row.of(document, run.id) for document in documents)
    return Summary(run.id, rows, tuple(problems), settings.published, (*run.notes, *notes, *left))


def _published(run: Run, settings: Settings) -> tuple[str, ...]:
    """Publish, or leave it to another run that is writing; a run that cannot publish has failed."""
    try:
        publish(settings.warehouse, settings.published, patience=PATIENCE)
    except WarehouseBusy:
        if alive.alive(settings):
            return (LEFT,)
        raise
    except FactSheetsError:
        with suppress(FactSheetsError), open_warehouse(settings.warehouse) as warehouse:
            warehouse.finish_run(run.id, state="failed")
        raise
    return ()


def abandon(run: Run, settings: Settings, state: Literal["failed", "interrupted"]) -> None:
    """Record that the run has ended before its time, as far as that can be recorded, and publish."""
    try:
        finish(run, settings, state)
    except FactSheetsError as error:  # the disk is full, or another run writes: the cause is told already
        log.warning("the end of %s could not be recorded: %s", run.id, error.message)
