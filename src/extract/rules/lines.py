"""On which line of a TOML text each key stands: the parser of the standard library tells it of errors only.

A text is read statement by statement: a statement ends with the first line up to which it can be parsed.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.rules.merging import Path

_HEAD = re.compile(r"\s*(\[{1,2})")
_AT = re.compile(r"\(at line (\d+)")


def lines(text: str) -> Mapping[Path, int]:
    """Return the line (from 1) of each table, key and item of a valid TOML text."""
    found: dict[Path, int] = {}
    entries: Counter[Path] = Counter()  # how many entries each list of tables has so far
    table: Path = ()
    for line, statement, content in _statements(text):
        head = _HEAD.match(statement)
        if head:
            table = _table(content, entries, is_entry=head[1] == "[[")
            found.setdefault(table, line)
        else:
            for path, at in _within(content, statement, line):
                found.setdefault((*table, *path), at)
    return found


def line_of(path: Path, at: Mapping[Path, int]) -> int | None:
    """Return the line of `path`, or of the nearest thing around it that is there."""
    return next((at[path[:n]] for n in range(len(path), 0, -1) if path[:n] in at), None)


def line_of_error(error: tomllib.TOMLDecodeError, text: str) -> int:
    """Return the line at which a text ceases to be TOML."""
    found = _AT.search(str(error))
    return int(found[1]) if found else text.count("\n") + 1


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield the first line, the text and the content of each statement."""
    begun: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        begun.append(line)
        content = _parsed("\n".join(begun))
        if content is not None:
            if content:
                yield number - len(begun) + 1, "\n".join(begun), content
            begun = []


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _table(content: dict[str, Any], entries: Counter[Path], *, is_entry: bool) -> Path:
    """Return the path of a head: of `[a.b]`, or of the next entry of `[[a.b]]`."""
    path: Path = ()
    keys = _keys(content)
    for key in keys[:-1]:
        path = _latest((*path, key), entries)
    path = (*path, keys[-1])
    if is_entry:
        entries[path] += 1
    return _latest(path, entries)


def _keys(content: Any) -> list[str]:
    """Return the keys that lead into a table, or a list of one, that holds nothing else."""
    keys = []
    while content:
        key, content = next(iter(content.items()))
        keys.append(key)
        content = content[0] if isinstance(content, list) else content
    return keys


def _latest(path: Path, entries: Counter[Path]) -> Path:
    """Return the path of the last entry so far, where `path` leads to a list of tables."""
    return (*path, entries[path] - 1) if entries[path] else path


def _within(content: dict[str, Any], statement: str, line: int) -> Iterator[tuple[Path, int]]:
    """Yield the places in `key = value`: those of a list that goes over several lines by their own lines."""
    path: Path = ()
    value: Any = content
    while isinstance(value, dict) and len(value) == 1:
        key, value = next(iter(value.items()))
        path = (*path, key)
        yield path, line
    if isinstance(value, dict):
        yield from (((*path, key), line) for key in value)
    if isinstance(value, list):
        yield from (((*path, n), line + at) for n, at in enumerate(_item_lines(statement, path, len(value))))


def _item_lines(statement: str, path: Path, count: int) -> list[int]:
    """Return for each item of a list how many lines below its key it ends."""
    rows, ends = statement.split("\n"), list[int]()
    for row in range(len(rows)):
        closed: Any = _parsed("\n".join(rows[: row + 1]) + "\n]")
        for key in path if closed else ():
            closed = closed[key] if isinstance(closed, dict) else None
        ends += [row] * (len(closed) - len(ends) if isinstance(closed, list) else 0)
    return ends + [len(rows) - 1] * (count - len(ends))
