"""Settings come from the environment, then from the file, then from the defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import SettingsError
from extract.settings import SETTINGS_FILE, load_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults() -> None:
    settings = load_settings()
    assert str(settings.published) == "data/published.duckdb"
    assert settings.limits.pages == 200


def test_the_environment_beats_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    SETTINGS_FILE.write_text('workers = 3\n[limits]\npages = 50\nmemory = "1GiB"\n')
    monkeypatch.setenv("FACTSHEETS_LIMITS__PAGES", "60")
    settings = load_settings()
    assert (settings.workers, settings.limits.pages, settings.limits.memory) == (3, 60, 1024**3)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("workers = 0", "workers"),
        ("[limits]\npages = 'x'", "limits.pages"),
        ("wrkers = 2", "wrkers"),
        ("a = [", "TOML"),
    ],
)
def test_what_cannot_be_used_is_named(content: str, named: str) -> None:
    SETTINGS_FILE.write_text(content)
    with pytest.raises(SettingsError, match=named):
        load_settings()
