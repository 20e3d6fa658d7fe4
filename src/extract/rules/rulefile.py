"""One rule file as it stands on a disk: its content, and the place of each key."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extract.errors import RuleDataError
from extract.rules.lines import line_of, line_of_error, lines
from extract.rules.merging import REMOVE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.rules.merging import Content, Path


@dataclass(frozen=True)
class RuleFile:
    """A rule file; `name` is what error messages call it."""

    name: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """The file as text."""
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            raise RuleDataError("is not written in UTF-8; save it so", file=self.name, line=line) from error

    @cached_property
    def content(self) -> Content:
        """The file as a table."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            told, line = str(error).partition(" (at ")[0], line_of_error(error, self.text)
            raise RuleDataError(f"is not readable as TOML: {told}", file=self.name, line=line) from error

    @cached_property
    def lines(self) -> Mapping[Path, int]:
        """The line of each key."""
        return lines(self.text)

    def holds(self, path: Path) -> bool:
        """Tell whether there is something at `path`."""
        value: Any = self.content
        for part in path:
            value = _step(value, part)
        return value is not None

    def error_beside(self, words: str, path: Path, message: str) -> RuleDataError:
        """Return an error on the first line that has `words`; `path` is their place in another content."""
        rows = self.text.splitlines()
        line = next((number for number, row in enumerate(rows, start=1) if words in row), 1)
        return RuleDataError(message, file=self.name, key=written(path[:-1], None), line=line)

    def error(self, path: Path, message: str) -> RuleDataError:
        """Return an error at `path`, with its line."""
        line = line_of(path, self.lines) or line_of((REMOVE, *path), self.lines) or 1
        return RuleDataError(message, file=self.name, key=written(path, self.content), line=line)


def written(path: Path, content: Any) -> str:
    """Write `country, 3, names` as `country[3] (code = "BEN").names`, so that a person finds the place."""
    told = ""
    for part in path:
        told += f"[{part}]" if isinstance(part, int) else f"{'.' if told else ''}{part}"
        content = _step(content, part)
        if isinstance(part, int) and isinstance(content, dict) and content:
            name, value = next(iter(content.items()))
            told += f" ({name} = {value!r})"
    return told


def _step(content: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return content[part] if isinstance(content, list) and part < len(content) else None
    return content.get(part) if isinstance(content, dict) else None
