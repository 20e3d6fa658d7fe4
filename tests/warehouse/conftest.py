"""The samples as an archive, published as an analyst meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.settings import Settings
from extract.warehouse import publish
from extract.workers import extract_all
from tests.warehouse.builders import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet


@pytest.fixture(scope="session")
def sample_sheets(samples: Path) -> tuple[FactSheet, ...]:
    return tuple(extract_all(sorted(samples.glob("*.pdf")), Settings()))


@pytest.fixture(scope="session")
def published_samples(sample_sheets: tuple[FactSheet, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    loaded(folder / "warehouse.duckdb", *sample_sheets)
    publish(folder / "warehouse.duckdb", folder / "published.duckdb")
    return folder / "published.duckdb"
