"""Decisions that come from elsewhere: another desk, the command line, a colleague's log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.corrections import Author, Subject, append, correction, known_codes
from extract.warehouse import look_up

if TYPE_CHECKING:
    from pathlib import Path

    from extract.corrections import Decision
    from extract.models import Correction
    from extract.settings import Settings

ANN = Author("ann", "the page says so")


def decide(settings: Settings, key: str, decision: Decision, author: Author = ANN) -> Correction:
    """Decide on a published record, or on a document by its SHA-256; return what is in the log by now."""
    found = look_up(settings.published, key)
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    made = correction(subject, decision, author, known_codes())
    append(settings.corrections, [made])
    return made


def forget(log: Path) -> None:
    """Put an empty log in the place of one; it is another file, as those who follow the old one must see."""
    empty = log.with_suffix(".empty")
    empty.touch()
    empty.replace(log)
