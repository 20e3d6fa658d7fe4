"""Each rule's own examples: what it accepts (`words` or `words = what is read`), and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extract.rulebook.examples import Example, examples
from extract.rulebook.files import MODELS
from extract.rulebook.readers import READERS
from extract.rulebook.walk import parts_of
from extract.rules import Rule, load
from extract.rules.overlay import ENDING, built_in

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = tuple(examples())
OPTIONAL = {"Body", "CountryNames", "KnownOrganisation", "RegionNames"}  # their names are examples


def is_written(example: Example) -> bool:
    return example.path[-2] in ("examples", "refused")


def cases() -> Iterator[Any]:
    for example in filter(is_written, ALL):
        told = f"{example.file}: {'' if example.accepted else 'not '}{example.text}"
        yield pytest.param(example, id=told)


@pytest.mark.parametrize("example", list(cases()))
def test_a_rule_reads_its_examples(example: Example) -> None:
    assert example.problem == ""


@pytest.mark.parametrize(
    "file", ["countries", "currencies", "demonyms", "identity", "organisations", "regions"]
)
def test_every_name_is_read_as_what_it_names(file: str) -> None:
    names = [example for example in ALL if example.file == file and not is_written(example)]
    assert len(names) > 10
    assert [one.problem for one in names if one.problem] == []


def test_every_file_has_a_model() -> None:
    assert sorted(name + ENDING for name in MODELS) == list(built_in())


@pytest.mark.parametrize("file", MODELS)
def test_every_file_has_examples_accepted_and_refused(file: str) -> None:
    written = [example.accepted for example in ALL if example.file == file and is_written(example)]
    assert {*written} == {True, False}


@pytest.mark.parametrize("file", MODELS)
def test_every_rule_has_a_reader_and_examples(file: str) -> None:
    for path, part, _ in parts_of(load(file, MODELS[file])):
        if isinstance(part, Rule):
            assert type(part) in READERS, path
            assert part.examples or type(part).__name__ in OPTIONAL, path


def failing(text: str, *told: str, want: str = "", accepted: bool = True) -> str:
    return Example("fruits", (), text, lambda: told, want, accepted).problem


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (failing("a plum", "plum"), ""),
        (failing("a plum", "plum", want="plum"), ""),
        (failing("a plum and a fig", "plum", "fig", want="plum; fig"), ""),
        (failing("a stone", accepted=False), ""),
        (failing("a plum"), "'a plum' should be accepted, but is left alone"),
        (failing("a plum", want="plum"), "'a plum' should be read as plum, but is left alone"),
        (failing("a plum", "fig", want="plum"), "'a plum' should be read as plum, but is read as fig"),
        (
            failing("a plum", "plum", "plum", want="plum"),
            "'a plum' should be read as plum, but is read as plum and plum",
        ),
        (failing("a stone", "plum", accepted=False), "'a stone' should be left alone, but is read as plum"),
    ],
)
def test_what_an_example_says_that_does_not_hold(problem: str, told: str) -> None:
    assert problem == told
