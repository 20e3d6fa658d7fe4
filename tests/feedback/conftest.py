"""A data folder with one sample, as a run has left it, and the command on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from extract.corrections import Author, Decision, Subject, append, correction, edition_of, read_log
from extract.corrections.anchors import anchor_of
from extract.corrections.sheets import record_of
from extract.models import Anchor, Span
from extract.settings import Settings
from extract.sources import archive_of
from extract.warehouse import publish
from extract.workers import Corrected, extract_all
from tests.cli.conftest import data_dir, run  # noqa: F401 - fixtures
from tests.warehouse.builders import loaded

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from extract.models import Action, Correction, FactSheet, RecordKind

NAME = "korea-2023.pdf"


@dataclass
class Data:
    """A data folder; `sheet` is its document as it was last read."""

    settings: Settings
    sheet: FactSheet

    @property
    def document(self) -> str:
        return self.sheet.source.sha256

    def decide(
        self,
        kind: RecordKind,
        record_id: str,
        action: Action,
        field: str | None = None,
        value: Any = None,
        **more: Any,
    ) -> Correction:
        """Keep a decision in the log."""
        record = record_of(self.sheet, kind, record_id)
        anchor = Anchor() if kind == "document" else anchor_of(self.sheet, kind, record)
        if action == "add":
            anchor = Anchor(page=1, spans=(Span(page=1, x0=1, top=1, x1=2, bottom=2),), words="not there")
        subject = Subject(self.document, edition_of(self.sheet), kind, record_id, anchor)
        seen = record.model_dump(mode="json")[field] if field else None
        made = correction(subject, Decision(action, field, seen, value, **more), Author("ann", "looked"))
        append(self.settings.corrections, [made])
        return made

    def log(self) -> tuple[Correction, ...]:
        return read_log(self.settings.corrections).entries

    def apply(self) -> None:
        """Read the document again with what was decided, and publish."""
        kept = archive_of(self.settings).find(self.sheet.source.uri, self.document)
        assert kept
        (self.sheet,) = extract_all([kept], self.settings, Corrected(self.log()))
        self.publish()

    def publish(self) -> None:
        loaded(self.settings.warehouse, self.sheet)
        publish(self.settings.warehouse, self.settings.published)


@pytest.fixture
def data(data_dir: Path, samples: Path, sample_sheets: tuple[FactSheet, ...]) -> Data:  # noqa: F811 - a fixture
    settings = Settings(data_dir=data_dir, workers=1)
    archive_of(settings).keep(samples / NAME)
    found = Data(settings, next(one for one in sample_sheets if one.source.file_name == NAME))
    found.publish()
    return found
