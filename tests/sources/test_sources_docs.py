"""docs/sources.md: its examples are settings, its options are all there are, its messages are said."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel, ByteSize, TypeAdapter

from extract.settings.sources import (
    ConfiguredSource,
    FolderSource,
    GlobSource,
    IndexSource,
    StoreSource,
    UrlsSource,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/sources.md").read_text()
MODELS: dict[str, type[BaseModel]] = {
    "folder": FolderSource,
    "glob": GlobSource,
    "urls": UrlsSource,
    "index": IndexSource,
    "store": StoreSource,
}
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def rows(heading: str) -> list[list[str]]:
    """The rows of the first table behind some words, by column."""
    lines = iter(TEXT[TEXT.index(heading) :].splitlines())
    table = [line for line in _first_table(lines) if not line.startswith("| ---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1:]]


def _first_table(lines: Iterator[str]) -> Iterator[str]:
    begun = False
    for line in lines:
        if begun and not line.startswith("|"):
            return
        begun = line.startswith("|")
        if begun:
            yield line


def test_each_kind_has_an_example_that_can_be_used() -> None:
    adapter: TypeAdapter[ConfiguredSource] = TypeAdapter(ConfiguredSource)
    given = [source for example in EXAMPLES for source in tomllib.loads(example)["sources"]]
    assert [adapter.validate_python(source).kind for source in given] == list(MODELS)


def test_the_table_of_options_is_all_options() -> None:
    told = {
        (row[0].strip("`"), kind.strip()): row[2] for row in rows("## Options") for kind in row[1].split(",")
    }
    assert told == {
        (name, kind): _default(model, name)
        for kind, model in MODELS.items()
        for name in model.model_fields
        if name not in {"kind", "name", "hints"}
    }


def _default(model: type[BaseModel], name: str) -> str:
    field = model.model_fields[name]
    if field.is_required():
        return ""
    match field.default:
        case None | ():
            return "none"
        case bool():
            return str(field.default).lower()
        case ByteSize():
            return f"{field.default / 1e6:g} MB"
        case float() | int():
            return f"{field.default:g}"
        case _:
            return f"`{field.default}`"


def _said() -> str:
    """All texts of the program's sources, those that are written over several lines joined."""
    code = "\n".join(path.read_text() for path in (ROOT / "src/extract/sources").rglob("*.py"))
    return re.sub(r'"\s*f?"', "", code)


@pytest.mark.parametrize(
    "words",
    [row[0].strip("`") for heading in ("What leads nowhere", "What may pass") for row in rows(heading)],
)
def test_the_messages_of_the_docs_are_those_of_the_program(words: str) -> None:
    assert words in _said()
