"""Visit a source of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.settings.sources import IndexSource, StoreSource, UrlsSource
from extract.sources.folders import visit_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.settings.sources import Source
    from extract.sources.archive import Archive
    from extract.sources.visits import Remembered, Visit


def visit(source: Source, archive: Archive, memory: Mapping[str, Remembered]) -> Visit:
    """Bring what lies at `source` into the archive, and tell what was met where.

    `memory` is what the last visit met, by address: what is told unchanged is not fetched again. Raises
    `StorageError` where the archive cannot be written; what is wrong with a single place is in the `Visit`.
    """
    archive.move_home()
    match source:
        case UrlsSource() | IndexSource():
            from extract.sources.web import visit_web

            return visit_web(source, archive, memory)
        case StoreSource():
            from extract.sources.stores import visit_store

            return visit_store(source, archive, memory)
        case _:
            return visit_files(source, archive, memory)
