from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.sources import Archive
from tests.sources.sites import Site, running
from tests.stores import access, bucket, endpoint, memory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["access", "bucket", "endpoint", "memory"]


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")
