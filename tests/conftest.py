"""What all tests share: samples, and one Prefect server for all tests that run flows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

import flows  # noqa: F401 - sets what Prefect reads when it is imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet

os.environ.setdefault(
    "FACTSHEETS_OCR__ENABLED", "false"
)  # what is read is the same with and without tesseract
os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")

SAMPLES = Path(__file__).parent.parent / "samples"

hypothesis_settings.register_profile("default", deadline=None, derandomize=True, print_blob=True)
hypothesis_settings.load_profile("default")


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture(scope="session")
def sample_sheets(samples: Path) -> tuple[FactSheet, ...]:
    """What the samples become, one after the other by file name; tests that ask for it are kept together."""
    from extract.settings import Settings
    from extract.workers import extract_all

    return tuple(extract_all(sorted(samples.glob("*.pdf")), Settings()))


@pytest.fixture(scope="session")
def published_samples(sample_sheets: tuple[FactSheet, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as an analyst meets them."""
    from extract.warehouse import publish
    from tests.warehouse.builders import loaded

    folder = tmp_path_factory.mktemp("samples")
    loaded(folder / "warehouse.duckdb", *sample_sheets)
    publish(folder / "warehouse.duckdb", folder / "published.duckdb")
    return folder / "published.duckdb"


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A real Prefect server with an empty database, in a home of its own."""
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests that share something dear in one process: the server of the flows, the samples' records."""
    for item in items:
        if "sample_sheets" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("samples"))
        if item.get_closest_marker("prefect"):
            item.add_marker(pytest.mark.xdist_group("prefect"))
