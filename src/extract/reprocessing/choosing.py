"""Which documents are to be read again, and by what."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import rules, sources
from extract._version import __version__
from extract.corrections import read_log, two_reviewers, version
from extract.errors import ReprocessError
from extract.models import SCHEMA_VERSION
from extract.reprocessing.previews import Basis
from extract.settings.sources import NO_HINTS, Hints
from extract.tesseract import engine, name_of
from extract.warehouse import Versions, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.models import Correction
    from extract.reprocessing.previews import Which
    from extract.settings import Settings
    from extract.sources import Archived
    from extract.warehouse import Due, Stored

PATIENCE = 15.0  # seconds to wait for a run that is writing
LOST = "Its PDF is not in the archive any more; its records stay as they are. Ingest it again."


@dataclass(frozen=True, slots=True)
class Asked:
    """Which documents a user wants to be read again; `documents` are their names, if `which` says so."""

    which: Which
    documents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what contradicts itself."""
        if (self.which == "documents") != bool(self.documents):
            raise ReprocessError(
                "Documents are named where they are to be read again, and only there: "
                "which='documents' with a list, or which='rules_changed' or 'all' without."
            )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The documents in the archive that are meant, what is kept of them, and sentences on those lost."""

    files: tuple[Archived, ...]
    hints: Mapping[str, str | None]
    marks: Mapping[str, str]
    lost: tuple[str, ...] = ()


def basis_of(settings: Settings, corrections: Sequence[Correction]) -> Basis:
    """Return by what documents are read at present."""
    rules.use(settings.rules_dir)
    limits = hashlib.sha256(settings.limits.model_dump_json().encode()).hexdigest()[:16]
    return Basis(
        extractor=__version__,
        rules=rules.version(),
        schema_version=SCHEMA_VERSION,
        corrections=version(corrections, two_reviewers(settings)) or "",
        limits=limits,
        ocr=name_of(engine(), settings.ocr) or "",
    )


def key_of(basis: Basis, sha256: str, hints: str | None) -> str:
    """Return the key of a sheet: a hash of all that makes it."""
    return hashlib.sha256(f"{basis.model_dump_json()} {sha256} {hints}".encode()).hexdigest()[:32]


def decided(settings: Settings) -> tuple[Correction, ...]:
    """Return what reviewers have decided by now."""
    return read_log(settings.corrections).entries


def choose(asked: Asked, settings: Settings) -> Chosen:
    """Find the documents that are meant; `ReprocessError` if a name leads to none, or to several."""
    rules.use(settings.rules_dir)
    with stored(settings.warehouse, patience=PATIENCE) as warehouse:
        due = _due(asked, warehouse, settings)
        marks = warehouse.marks([one.sha256 for one in due])
    return _in_archive(due, marks, settings)


def _due(asked: Asked, warehouse: Stored, settings: Settings) -> tuple[Due, ...]:
    match asked.which:
        case "rules_changed":
            by = name_of(engine(), settings.ocr)
            return warehouse.read_otherwise(Versions(__version__, rules.version(), SCHEMA_VERSION, by))
        case "all":
            return warehouse.all_read()
        case "documents":
            return warehouse.these([key for name in asked.documents for key in _named(name, warehouse)])


def _named(name: str, warehouse: Stored) -> tuple[str, ...]:
    found = warehouse.named(name.strip()) if name.strip() else ()
    if not found:
        raise ReprocessError(
            f"{name or 'An empty name'}: no document in the archive is called so. Give a file name, or a "
            "SHA-256 or its first letters; the table documents has them as file_name and sha256."
        )
    if len(found) > 1 and all(one.startswith(name.strip().lower()) for one in found):
        told = ", ".join(one[: len(name.strip()) + 6] for one in found[:3])
        raise ReprocessError(f"{name}: {len(found)} documents begin so ({told} …). Give more letters.")
    return found


def _in_archive(due: Iterable[Due], marks: Mapping[str, str], settings: Settings) -> Chosen:
    archive = sources.archive_of(settings)
    found = [(one, archive.find(one.uri, one.sha256, _hints(one.hints))) for one in due]
    return Chosen(
        tuple(file for _, file in found if file),
        {one.sha256: one.hints for one, _ in found},
        marks,
        tuple(f"{sources.file_name(one.uri)}: {LOST}" for one, file in found if not file),
    )


def _hints(told: str | None) -> Hints:
    return Hints.model_validate_json(told) if told else NO_HINTS
