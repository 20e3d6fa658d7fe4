"""Rule files are validated on loading, and errors lead to the place."""

from __future__ import annotations

from importlib.resources import files

import pytest

from extract.errors import RuleDataError
from extract.rules import Rule, RuleModel, load, version
from extract.rules.loader import parse


class Fruit(Rule):
    name: str
    weight: int = 0


class Fruits(RuleModel):
    fruit: tuple[Fruit, ...] = ()


def test_a_rule_file_becomes_its_model() -> None:
    rules = parse("fruits.toml", b'[[fruit]]\nname = "plum"\nexamples = ["a ripe plum"]', Fruits)
    assert rules.fruit == (Fruit(name="plum", examples=("a ripe plum",)),)


@pytest.mark.parametrize(
    ("data", "key", "message"),
    [
        (b'[[fruit]]\nname = "plum"\ncolour = "blue"', "fruit[0] (name = 'plum').colour", "Extra inputs"),
        (b'[[fruit]]\nname = "plum"\n[[fruit]]\nname = "fig"\nweight = "heavy"', "weight", "integer"),
        (b"[[fruit]]\nweight = 3", "fruit[0] (weight = 3).name", "required"),
        (b"vegetable = 1", "vegetable", "Extra inputs"),
        (b"fruit = [", "", "TOML"),
        (b'fruit = "\xff"', "", "TOML"),
    ],
)
def test_an_error_names_file_and_key(data: bytes, key: str, message: str) -> None:
    with pytest.raises(RuleDataError, match=message) as caught:
        parse("fruits.toml", data, Fruits)
    assert caught.value.file == "fruits.toml"
    assert key in caught.value.key


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
