"""A database of the samples' Korean sheets and what cards are made of, once for all tests of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from extract.pipeline import extract_document
from extract.settings import Settings
from extract.sources import Archive
from extract.warehouse import open_warehouse, publish
from tests.browser import browser as any_browser
from tests.warehouse.builders import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

SHEETS = ("korea-2021.pdf", "korea-2023.pdf", "kenya-2024.pdf")


@dataclass(frozen=True)
class Desk:
    """What an analyst has: the published database, and the archive of PDFs."""

    published: Path
    archive: Archive


@pytest.fixture(scope="session")
def desk(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk")
    files = [Archive(folder / "archive").keep(samples / name) for name in SHEETS]
    with open_warehouse(folder / "w.duckdb") as warehouse:
        warehouse.load(start(warehouse), [extract_document(file, Settings()) for file in files])
    publish(folder / "w.duckdb", folder / "published.duckdb")
    return Desk(folder / "published.duckdb", Archive(folder / "archive"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with any_browser() as held:
        yield held
