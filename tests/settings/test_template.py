"""The settings file that `factsheets init` writes is made from the models, and says the same as they do."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel, ByteSize, TypeAdapter

from extract.errors import SettingsError, StorageError
from extract.settings import SETTINGS_FILE, Limits, Settings, load_settings
from extract.settings.sources import KINDS, FolderSource, Hints
from extract.settings.template import FORMER, settings_text, size, write_settings
from tests.users import ordinary_user

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def uncommented(text: str) -> str:
    """Take away the # of each setting; prose has a space behind it."""
    return re.sub(r"(?m)^#(?=\S)", "", text)


def meant(sources: tuple[BaseModel, ...]) -> list[str]:
    return [type(source).__name__ for source in sources]


def test_as_written_it_says_the_defaults_and_one_source() -> None:
    write_settings()
    inbox = FolderSource.model_validate({"name": "inbox", "path": "inbox"})
    assert load_settings() == Settings(sources=(inbox,))


def test_all_that_is_commented_out_can_be_used() -> None:
    SETTINGS_FILE.write_text(uncommented(settings_text()), "utf-8")
    settings = load_settings()
    assert settings.limits == Limits()
    assert meant(settings.sources) == [model.__name__ for model in KINDS.values()]
    assert all(source.hints.publisher and source.hints.partner for source in settings.sources)


def test_each_setting_stands_there_with_its_default_and_its_meaning() -> None:
    lines = " ".join(line.removeprefix("# ") for line in settings_text().splitlines())
    look_through(Settings, tomllib.loads(uncommented(settings_text())), lines)
    given = tomllib.loads(uncommented(settings_text()))
    assert Limits.model_validate(given["limits"]) == Limits()


def look_through(
    model: type[BaseModel], given: dict[str, Any], lines: str, before: str = "FACTSHEETS_"
) -> None:
    """Compare what is given, table by table, with a model."""
    assert given.keys() == model.model_fields.keys()
    for name, field in model.model_fields.items():
        variable = f"{before}{name.upper()}"
        if isinstance(field.default, BaseModel):
            look_through(type(field.default), given[name], lines, f"{variable}__")
        else:
            assert f"{variable}: {field.description}" in lines


@pytest.mark.parametrize("kind", KINDS)
def test_each_setting_of_each_kind_of_source_stands_there(kind: str) -> None:
    given = {source["kind"]: source for source in tomllib.loads(uncommented(settings_text()))["sources"]}
    fields = KINDS[kind].model_fields
    assert given[kind].keys() == fields.keys()
    assert given[kind]["hints"].keys() == Hints.model_fields.keys()
    assert all(field.description for field in fields.values())


def test_a_file_is_kept_unless_told_otherwise() -> None:
    SETTINGS_FILE.write_text("workers = 7")
    with pytest.raises(SettingsError, match="--force"):
        write_settings()
    assert SETTINGS_FILE.read_text() == "workers = 7"
    assert write_settings(force=True) == FORMER
    assert FORMER.read_text() == "workers = 7"
    assert load_settings().workers == 2


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with ordinary_user(), pytest.raises(StorageError, match=r"factsheets\.toml: cannot be written"):
        write_settings()


@pytest.mark.parametrize("number", [1, 999, 1000, 1500, 12_345, 100_000_000, 1_500_000_000, 3 * 10**12])
def test_sizes_are_written_exactly(number: int) -> None:
    assert TypeAdapter(ByteSize).validate_python(size(number)) == number
    assert size(100_000_000) == "100 MB"
