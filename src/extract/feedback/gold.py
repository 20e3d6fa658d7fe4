"""A document on which people have decided becomes gold: its PDF, and what it says as they would have it."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from extract import sources, workers
from extract.corrections import read_log
from extract.errors import GoldError, NotDecided, StorageError
from extract.feedback.missing import missing
from extract.feedback.standings import standing_at_once, standing_of
from extract.scoring import gold_of
from extract.settings.sources import NO_HINTS, Hints
from extract.warehouse import look_up

if TYPE_CHECKING:
    from pydantic import JsonValue

    from extract.feedback.missing import Missing
    from extract.models import FactSheet
    from extract.settings import Settings
    from extract.sources import Archived
    from extract.warehouse import Found

LOST = "its PDF is not in the archive any more. Ingest it again, then promote it."


@dataclass(frozen=True, slots=True)
class Promoted:
    """The two files of a document that has become gold."""

    pdf: Path
    gold: Path


def lacking(document: str, settings: Settings) -> tuple[Missing, ...]:
    """Return what must be decided before a document (SHA-256 or file name) is gold; nothing if it can be."""
    sha256 = _found(document, settings).document
    entries = read_log(settings.corrections).entries
    return missing(standing_at_once(settings.published, sha256, entries))


def promote(document: str, settings: Settings, folder: Path) -> Promoted:
    """Write a document (SHA-256 or file name) as gold into `folder`, by what the program reads now.

    `NotDecided` says what is missing; `GoldError` that its PDF is gone or cannot be read.
    """
    found = _found(document, settings)
    told = found.now
    hints = Hints.model_validate_json(str(told["hints"])) if told.get("hints") else NO_HINTS
    kept = sources.archive_of(settings).find(str(told["uri"]), found.document, hints)
    if kept is None:
        raise GoldError(f"{found.edition.file_name}: {LOST}")
    return _written(_read(kept, settings), kept, settings, folder)


def gold_there(folder: Path, file_name: str, sha256: str) -> Path | None:
    """Return the gold of a document in `folder`; None if it has none there."""
    gold = folder / f"{_free_name(folder, file_name, sha256)}.gold.json"
    return (
        gold if gold.is_file() and gold.with_name(gold.name.replace(".gold.json", ".pdf")).is_file() else None
    )


def _found(document: str, settings: Settings) -> Found:
    found = look_up(settings.published, document)
    if found.kind != "document":
        raise GoldError(f"{document} is no document. Name it by its file name or SHA-256.")
    return found


def _read(file: Archived, settings: Settings) -> FactSheet:
    """Return the document as reviewers would have it; `GoldError` or `NotDecided` if it is no gold."""
    corrected = workers.Corrected(read_log(settings.corrections).entries)
    (sheet,) = workers.extract_all([file], settings, corrected)
    if not sheet.sections:
        why = sheet.issues[0].message if sheet.issues else "it has no text."
        raise GoldError(f"{sheet.source.file_name} cannot be gold: {why}")
    left = missing(standing_of(sheet))
    if left:
        raise NotDecided(sheet.source.file_name, [one.sentence for one in left])
    return sheet


def _written(sheet: FactSheet, kept: Archived, settings: Settings, folder: Path) -> Promoted:
    """Write both files, the PDF first, so that no gold is without its PDF."""
    here = sources.fetched(kept, settings)
    pdf = here.path if isinstance(here, sources.Archived) else here
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = _free_name(folder, sheet.source.file_name, sheet.source.sha256)
        made = Promoted(folder / f"{name}.pdf", folder / f"{name}.gold.json")
        gold = gold_of(sheet, name) | {"reviewed": _reviewed(sheet)}
        with tempfile.TemporaryDirectory(dir=folder, prefix=".incoming-") as place:
            shutil.copyfile(pdf, Path(place, "pdf")).replace(made.pdf)
            (Path(place) / "gold").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
            (Path(place) / "gold").replace(made.gold)
    except OSError as error:
        raise StorageError.because(folder, error) from error
    return made


def _free_name(folder: Path, file_name: str, sha256: str) -> str:
    """Return the name of the file without its ending; another file of that name makes it longer."""
    name = re.sub(r"[^\w.-]+", "-", Path(file_name).stem).strip(".-") or sha256[:8]
    there = folder / f"{name}.pdf"
    if not there.exists():
        return name
    with there.open("rb") as stream:
        same = file_digest(stream, "sha256").hexdigest() == sha256
    return name if same else f"{name}-{sha256[:8]}"


def _reviewed(sheet: FactSheet) -> dict[str, JsonValue]:
    """Return who decided and when, and by which rules the rest was read: nobody has looked at all of it."""
    made = [one.correction for one in sheet.corrections if one.state not in {"withdrawn", "superseded"}]
    return {
        "document": sheet.source.sha256,
        "by": [*sorted({one.reviewer for one in made})],
        "decisions": len(made),
        "last": max(one.at for one in made).isoformat() if made else None,
        "rules_version": sheet.extraction.rules_version,
    }
