"""Settings come from the environment, then from the file, then from the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import SettingsError
from extract.settings import SETTINGS_FILE, load_settings
from tests.users import ordinary_user


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


SOURCE = '[[sources]]\nname = "press"\n'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            SOURCE + 'kind = "foldr"',
            "Source 1 (press): there is no kind 'foldr'; is 'folder' meant? "
            "Kinds are folder, glob, urls, index, store. Correct it in factsheets.toml.",
        ),
        (SOURCE, "Source 1 (press): it has no kind. Kinds are folder, glob, urls, index, store. "),
        (
            '[[sources]]\nname = "a"\nkind = "folder"\npath = "in"\n' + SOURCE + 'kind = "folder"',
            "Source 2 (press): The setting 'path' is missing (the folder). ",
        ),
        (
            SOURCE + 'kind = "glob"\npattern = "*.pdf"\npatern = "*"',
            "Source 1 (press): There is no setting 'patern'; is 'pattern' meant? "
            "There are name, hints, settle_seconds, kind, pattern. ",
        ),
        (
            SOURCE + 'kind = "store"\naddress = "s3://x"\nmax_bytes = "12 elephants"',
            "Source 1 (press): The setting 'max_bytes' is '12 elephants', and must be a size such as 100 MB",
        ),
        (
            SOURCE + 'kind = "urls"\nurls = ["https://a/b", "ftp://a/b"]',
            "Source 1 (press): The setting 'urls, entry 2' is 'ftp://a/b', "
            "and must begin with http:// or https://. ",
        ),
        (
            SOURCE + 'kind = "folder"\npath = "in"\nhints.language = "english"',
            "Source 1 (press): The setting 'hints.language' is 'english', "
            "and must be: ISO 639-1: en, fr or es. ",
        ),
        (
            2 * (SOURCE + 'kind = "folder"\npath = "in"\n'),
            "Two sources are called press. Give each a name of its own. ",
        ),
        ('[sources]\nname = "a"', "The sources are no list. Begin each with [[sources]], "),
        ('sources = ["inbox"]', "Source 1: it is 'inbox', and must be a table. "),
        (
            '[[sources]]\nname = "Press Room"\nkind = "folder"\npath = "in"',
            "Source 1 (Press Room): The setting 'name' is 'Press Room', and must be: "
            "what you call it: small letters, digits, - and _. ",
        ),
        (
            "[limits]\npagez = 2",
            "There is no setting 'limits.pagez'; is 'pages' meant? There are file_size, ",
        ),
        ("limits = 3", "The setting 'limits' is 3, and must be a table. "),
        ("workers = 0", "The setting 'workers' is 0, and should be greater than 0. "),
        ("data_dir = 3", "The setting 'data_dir' is 3, and must be a path. "),
    ],
)
def test_sentences_say_which_source_which_key_and_what_is_allowed(content: str, told: str) -> None:
    SETTINGS_FILE.write_text(content)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.message.startswith(told)
    assert caught.value.message.endswith(". Correct it in factsheets.toml.")


def test_all_that_is_wrong_is_told_at_once() -> None:
    SETTINGS_FILE.write_text('workers = "many"\n[limits]\npages = 0\n' + SOURCE + 'kind = "folder"')
    with pytest.raises(SettingsError) as caught:
        load_settings()
    named = [message.partition("'")[2].partition("'")[0] for message in caught.value.messages]
    assert sorted(named) == ["limits.pages", "path", "workers"]


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("FACTSHEETS_SOURCES", "{", "The environment variable FACTSHEETS_SOURCES is not valid JSON."),
        ("FACTSHEETS_SOURCES", '[{"name": "a", "kind": "x"}]', "Source 1 (a): there is no kind 'x'"),
        ("FACTSHEETS_LIMITS__PAGES", "x", "The setting 'limits.pages' is 'x'"),
        ("factsheets_workers", "x", "The setting 'workers' is 'x'"),
    ],
)
def test_what_the_environment_says_is_corrected_there(
    variable: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    SETTINGS_FILE.write_text("workers = 3\n" + SOURCE + 'kind = "folder"\npath = "in"')
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.message.startswith(told)
    assert variable in caught.value.message


def test_a_settings_file_that_cannot_be_read_is_told() -> None:
    SETTINGS_FILE.write_bytes(b"data_dir = '\xff'")
    with pytest.raises(SettingsError, match="not valid TOML"):
        load_settings()
    SETTINGS_FILE.write_text("workers = 3")
    SETTINGS_FILE.chmod(0o000)
    with ordinary_user(), pytest.raises(SettingsError, match=r"factsheets\.toml cannot be read"):
        load_settings()
