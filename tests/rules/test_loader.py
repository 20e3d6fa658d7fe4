"""Rule files are validated on loading, and errors lead to the place."""

from __future__ import annotations

from importlib.resources import files

import pytest

from extract.errors import RuleDataError
from extract.rules import ByLanguage, Rule, RuleModel, load, version
from extract.rules.loader import parse
from extract.rules.rulefile import RuleFile


class Fruit(Rule):
    name: str
    weight: int = 0


class Fruits(RuleModel):
    fruit: tuple[Fruit, ...] = ()


class Words(RuleModel):
    ripe: tuple[str, ...]


class Ripeness(ByLanguage[Words]):
    doubtful: bool = False


def fruits(data: bytes) -> Fruits:
    return parse(RuleFile("fruits.toml", data), Fruits)


def test_a_rule_file_becomes_its_model() -> None:
    rules = fruits(b'[[fruit]]\nname = "plum"\nexamples = ["a ripe plum"]')
    assert rules.fruit == (Fruit(name="plum", examples=("a ripe plum",)),)


@pytest.mark.parametrize(
    ("data", "key", "line", "message"),
    [
        (b'[[fruit]]\nname = "plum"\ncolour = "blue"', "fruit[0] (name = 'plum').colour", 3, "no such key"),
        (
            b'[[fruit]]\nname = "plum"\n[[fruit]]\nname = "fig"\nweight = "a"',
            "weight",
            5,
            "whole number, not 'a'",
        ),
        (b"[[fruit]]\nweight = 3", "fruit[0] (weight = 3).name", 1, "missing"),
        (b'[[fruit]]\nname = ["plum"]', "name", 2, "a text in quotation marks"),
        (b'[[fruit]]\nnam = "plum"\nname = "fig"', "nam", 2, "did you mean 'name'"),
        (b"\n[vegetable]\nkale = 1", "vegetable", 2, "those known here are fruit"),
        (b"fruit = 1", "fruit", 1, "must be a list"),
        (b"fruit = [1]", "fruit[0]", 1, "must be a table"),
        (b"\nfruit = [", "", 2, "not readable as TOML"),
        (b'a = 1\nfruit = "\xff"', "", 2, "UTF-8"),
    ],
)
def test_an_error_names_file_key_and_line(data: bytes, key: str, line: int, message: str) -> None:
    with pytest.raises(RuleDataError, match=message) as caught:
        fruits(data)
    assert caught.value.message.startswith(f"fruits.toml:{line}: ")
    assert (caught.value.file, caught.value.line) == ("fruits.toml", line)
    assert key in caught.value.key


def test_all_errors_of_a_file_are_told_in_the_order_of_lines() -> None:
    with pytest.raises(RuleDataError) as caught:
        fruits(b'[[fruit]]\ncolour = "blue"\n[[fruit]]\nname = 1')
    assert [error.line for error in (caught.value, *caught.value.others)] == [1, 2, 4]
    assert len(caught.value.messages) == 3


@pytest.mark.parametrize(
    ("data", "key", "message"),
    [
        (b'[en]\nripe = ["soft"]', "fr", "no table for 'fr'"),
        (
            b'[en]\nripe = ["soft"]\n[fr]\nripe = ["mou"]\n[pt]\nripe = ["mole"]',
            "pt",
            "no language has this code",
        ),
        (b'[en]\nripe = "soft"\n[fr]\nripe = []', "en.ripe", "must be a list"),
        (b"[en]\nripe = []\nripen = []\n[fr]\nripe = []", "en.ripen", "did you mean 'ripe'"),
    ],
)
def test_words_of_languages_are_those_of_the_languages_that_there_are(
    data: bytes, key: str, message: str
) -> None:
    with pytest.raises(RuleDataError, match=message) as caught:
        parse(RuleFile("ripeness.toml", data), Ripeness, known=("en", "fr"))
    assert caught.value.key == key
    assert caught.value.others == ()


def test_words_of_a_language() -> None:
    data = b'doubtful = true\n[en]\nripe = ["soft"]'
    rules = parse(RuleFile("ripeness.toml", data), Ripeness, known=("en",))
    assert (rules.of("en"), rules.doubtful) == (Words(ripe=("soft",)), True)
    assert dict(rules.items()) == {"en": Words(ripe=("soft",))}


def test_windows_files_are_read_too() -> None:
    assert fruits(b'\xef\xbb\xbf[[fruit]]\r\nname = "plum"\r\n').fruit == (Fruit(name="plum"),)
    with pytest.raises(RuleDataError, match=r"fruits\.toml:4: "):
        fruits(b'[[fruit]]\r\nexamples = [\r\n  "a",\r\n  3,\r\n]\r\nname = "plum"\r\n')


def test_a_missing_file_is_an_error() -> None:
    with pytest.raises(RuleDataError, match=r"no such rule file"):
        load("no_such_rules", Fruits)


def test_the_version_is_short_and_stable() -> None:
    assert version() == version()
    assert len(version()) == 12
    assert int(version(), 16) >= 0


def test_every_rule_file_is_utf8_with_unix_lines() -> None:
    for entry in files("extract.rules").iterdir():
        if entry.name.endswith(".toml"):
            assert b"\r" not in entry.read_bytes(), entry.name
