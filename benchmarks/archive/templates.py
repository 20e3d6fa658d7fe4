"""The samples, read once, as what clones are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extract import pipeline
from extract.errors import UnreadableDocument
from extract.models.base import Record
from extract.settings import Settings
from extract.unreadable import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from extract.models import FactSheet


@dataclass(frozen=True)
class Template:
    """A fact sheet, and every id in it."""

    sheet: FactSheet

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of its records, those within records too."""
        return tuple(dict.fromkeys(_ids(self.sheet)))


def templates(paths: Iterable[Path]) -> tuple[Template, ...]:
    """Read the PDFs; one that cannot be read is a template of those that wait."""
    settings = Settings()
    return tuple(Template(_read(path, settings)) for path in paths)


def _read(path: Path, settings: Settings) -> FactSheet:
    try:
        return pipeline.extract_document(path, settings)
    except UnreadableDocument as error:
        return unreadable(path, error)


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, Record):
        if isinstance(identity := getattr(value, "id", None), str):
            yield identity
        for name in type(value).model_fields:
            yield from _ids(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _ids(one)
