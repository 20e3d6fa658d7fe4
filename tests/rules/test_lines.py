"""The line of each key in a TOML text."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from extract.rules.lines import line_of, lines
from extract.rules.loader import built_in_file
from extract.rules.overlay import built_in

TEXT = '''# words
word = "plum"

words = [  # of fruit
  "plum", "fig",
  # "kale",
  "kiwi",
]
[signs]
"P$" = ["plum"]
a.b = { x = 1, y = [1, 2] }

[[fruit]]
code = "PLU"
[fruit.more]
note = """
code = "no key"
[nor] a head
"""
[[fruit]]
code = "FIG"
[[fruit.kind]]
name = "white"

[remove.signs]
"Q" = ["quince"]
[[remove.fruit]]
code = "KIW"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("word",), 2),
        (("words",), 4),
        (("words", 0), 5),
        (("words", 1), 5),
        (("words", 2), 7),
        (("signs",), 9),
        (("signs", "P$"), 10),
        (("signs", "P$", 0), 10),
        (("signs", "a", "b"), 11),
        (("signs", "a", "b", "y"), 11),
        (("fruit", 0), 13),
        (("fruit", 0, "code"), 14),
        (("fruit", 0, "more", "note"), 16),
        (("fruit", 1), 20),
        (("fruit", 1, "code"), 21),
        (("fruit", 1, "kind", 0, "name"), 23),
        (("remove", "signs", "Q"), 26),
        (("remove", "fruit", 0, "code"), 28),
    ],
)
def test_each_key_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert lines(TEXT)[path] == line


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    at = lines(TEXT)
    assert line_of(("fruit", 1, "names", 3), at) == 20
    assert line_of(("words", 9), at) == 4
    assert line_of(("kale",), at) is None


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """All places in a content, but what is within the items of a list of words."""
    if isinstance(value, dict):
        return [path, *(found for key, part in value.items() for found in paths(part, (*path, key)))]
    if isinstance(value, list):
        return [path, *(found for number, part in enumerate(value) for found in paths(part, (*path, number)))]
    return [path]


@pytest.mark.parametrize("file", built_in())
def test_every_place_in_the_built_in_files_has_the_line_on_which_it_is_written(file: str) -> None:
    text = built_in_file(file).text
    at, rows = lines(text), text.splitlines()
    for path in paths(tomllib.loads(text)):
        key = path[-1] if path else ""
        line = line_of(path, at)
        if isinstance(key, str) and path in at:
            assert key in rows[(line or 0) - 1], path
        assert line or path == () or len(path) == 1
