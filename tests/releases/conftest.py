"""A data folder with something published, of which each test has a copy."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from extract.settings import Settings
from extract.warehouse import publish
from tests.stores import access, bucket, endpoint, memory
from tests.warehouse.builders import loaded, rich_sheet, unread_sheet

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["access", "bucket", "endpoint", "memory"]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    loaded(
        folder / "warehouse.duckdb",
        rich_sheet("older", year=2021),
        rich_sheet("newer"),
        rich_sheet("chile", partner="Chile", code="CHL", value=Decimal("0.5")),
        unread_sheet("scan", "no_text_layer"),
    )
    publish(folder / "warehouse.duckdb", folder / "published.duckdb")
    return folder


@pytest.fixture
def settings(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(published, tmp_path / "data")
    return Settings(data_dir=tmp_path / "data")


def change(settings: Settings, name: str = "peru") -> None:
    """Load another document and publish."""
    loaded(settings.warehouse, rich_sheet(name, partner="Peru", code="PER"))
    publish(settings.warehouse, settings.published)
