"""What a visit to a source gives: contents that lie in the archive now, and places that were passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.errors import UnreadableDocument
    from extract.sources.archived import Archived


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the last visit met at a place: the content, and what tells whether it is the same still.

    `validator` is free text for its kind of source: an ETag, or size and time of a file.
    """

    sha256: str
    validator: str


@dataclass(frozen=True, slots=True)
class Met:
    """A place, and the content that lies there; `validator` is null where nothing tells it unchanged."""

    file: Archived
    validator: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A place whose content was not taken.

    With an `error` a person must do something, and the place waits like a document that cannot be read.
    Without, the next visit tries again, and `cause` and `next_step` say why it was not taken this time.
    """

    uri: str
    file_name: str
    cause: str
    next_step: str
    error: UnreadableDocument | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """All that a source gave.

    `problems` are sentences about what leads nowhere and will not by itself (no such folder, 404).
    `unreachable` are sentences about what may work when tried again (a silent server, status 503).
    """

    met: tuple[Met, ...] = ()
    passed: tuple[Passed, ...] = ()
    problems: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()
