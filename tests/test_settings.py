"""Settings come from the environment, then from the file, then from the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import SettingsError
from extract.settings import SETTINGS_FILE, load_settings


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


@pytest.mark.parametrize(("told", "folder"), [("own", Path("own")), ("", None)])
def test_an_empty_rules_folder_is_none(
    told: str, folder: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    SETTINGS_FILE.write_text('rules_dir = "other"')
    assert load_settings().rules_dir == Path("other")
    monkeypatch.setenv("FACTSHEETS_RULES_DIR", told)
    assert load_settings().rules_dir == folder


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
