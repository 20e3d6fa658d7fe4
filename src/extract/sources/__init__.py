"""Where fact sheets come from, and the archive that keeps each content once.

visit(source, archive, memory) -> Visit     folders, globs, addresses, index pages, object stores
"""

from extract.settings.sources import (
    NO_HINTS,
    ConfiguredSource,
    FolderSource,
    GlobSource,
    Hints,
    IndexSource,
    PathsSource,
    Source,
    StoreSource,
    UrlsSource,
)
from extract.sources.archive import Archive, archive_of, archive_to_draw_of, fetched, make_writable
from extract.sources.archived import Archived, file_name, place_of
from extract.sources.local import Discovery, discover
from extract.sources.visiting import visit
from extract.sources.visits import Met, Passed, Remembered, Visit

__all__ = [
    "NO_HINTS",
    "Archive",
    "Archived",
    "ConfiguredSource",
    "Discovery",
    "FolderSource",
    "GlobSource",
    "Hints",
    "IndexSource",
    "Met",
    "Passed",
    "PathsSource",
    "Remembered",
    "Source",
    "StoreSource",
    "UrlsSource",
    "Visit",
    "archive_of",
    "archive_to_draw_of",
    "discover",
    "fetched",
    "file_name",
    "make_writable",
    "place_of",
    "visit",
]
