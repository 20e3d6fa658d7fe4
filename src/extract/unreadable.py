"""A document that cannot be read is a fact sheet too: empty, with an error that says why."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from extract import rules
from extract._version import __version__
from extract.errors import RuleDataError
from extract.models import Extraction, FactSheet, Issue, IssueCode, Source, content_id
from extract.sources import Archived, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from extract.errors import UnreadableDocument

NO_HASH = ""


def unreadable(file: Path | Archived, error: UnreadableDocument, *, seconds: float = 0.0) -> FactSheet:
    """Return the fact sheet of a file that could not be read: no records, and one issue.

    The source is filled as far as it is known: `sha256` is empty and `bytes` 0 where the bytes cannot be had.
    """
    source = _source(file)
    return FactSheet(
        source=source,
        extraction=Extraction(
            extractor_version=__version__,
            rules_version=_rules_version(),
            extracted_at=datetime.now(UTC),
            seconds=seconds,
        ),
        title=None,
        language=None,
        partner=None,
        published=None,
        issues=(_issue(source, error),),
    )


def _source(file: Path | Archived) -> Source:
    uri, name, path = place_of(file)
    sha256, size = _content(path)
    if not sha256 and isinstance(file, Archived):
        sha256, size = file.sha256, file.bytes
    return Source(
        uri=uri,
        file_name=name,
        sha256=sha256,
        bytes=size,
        page_count=0,
        text_layer="none",
    )


def _content(path: Path) -> tuple[str, int]:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size
    except OSError:
        return NO_HASH, 0


def _issue(source: Source, error: UnreadableDocument) -> Issue:
    return Issue(
        id=content_id("iss", source.sha256 or source.uri, error.code, error.reason),
        code=cast("IssueCode", error.code),
        severity="error",
        message=f"{source.file_name}: {error.reason}",
    )


def _rules_version() -> str:
    try:
        return rules.version()
    except (OSError, RuleDataError):
        return "unknown"
