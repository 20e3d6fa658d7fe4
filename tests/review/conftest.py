"""Samples that were ingested once, desks that show them, and Chromium.

| fixture | what it is |
| --- | --- |
| `ingested` | a data folder; nobody may change it |
| `data_folder` | a copy of it for one test |
| `desk` | a desk that all tests share: they only look |
| `own_desk` | a desk over `data_folder`, for a test that decides |
| `chromium` | a browser that the tests of a module share |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.settings import Settings
from tests.browser import browser
from tests.intake.steps import ingested as ingest
from tests.review.desk import copied, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.review.desk import Served

SHEETS = ("kenya-2024.pdf", "korea-2021.pdf", "korea-2023.pdf", "senegal-2022-fr.pdf")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of what was ingested in one process."""
    for item in items:
        if "ingested" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("review"))


@pytest.fixture(scope="session")
def ingested(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("ingested") / "data"
    summary = ingest([samples / name for name in SHEETS], Settings(data_dir=data))
    assert summary.count("loaded") == len(SHEETS), summary.sentence
    return data


@pytest.fixture
def data_folder(ingested: Path, tmp_path: Path) -> Path:
    return copied(ingested, tmp_path / "data")


@pytest.fixture(scope="session")
def desk(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = copied(ingested, tmp_path_factory.mktemp("desk") / "data")
    with serving(Settings(data_dir=data)) as served:
        yield served


@pytest.fixture
def own_desk(data_folder: Path) -> Iterator[Served]:
    with serving(Settings(data_dir=data_folder)) as served:
        yield served


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as held:
        yield held
