"""The data dictionary of a release, from the comments in the database: as Markdown and as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.warehouse import Relation

HEAD = ("relation", "kind", "column", "type", "meaning")


def dictionary_rows(relations: Iterable[Relation]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each relation (its column is empty) and one for each of its columns, under `HEAD`."""
    for one in relations:
        yield one.name, one.kind, "", "", one.meaning or ""
        for column in one.columns:
            yield one.name, one.kind, column.name, column.type, column.meaning or ""


def dictionary_csv(relations: Iterable[Relation]) -> str:
    """Return the dictionary as CSV with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(dictionary_rows(relations))
    return text.getvalue()


def dictionary_markdown(relations: Iterable[Relation]) -> str:
    """Return the dictionary as Markdown, a table for each relation."""
    return "\n".join(["# What each column means", *_lines(relations)]) + "\n"


def _lines(relations: Iterable[Relation]) -> Iterator[str]:
    for one in relations:
        yield from ("", f"## {one.name} ({one.kind})", "", f"{one.meaning or 'No meaning is given'}.")
        if one.columns:
            yield from ("", *markdown_table(("column", "type", "meaning"), _cells(one)))


def _cells(relation: Relation) -> Iterator[tuple[str, ...]]:
    for column in relation.columns:
        yield f"`{column.name}`", column.type.replace("VARCHAR", "text"), column.meaning or ""


def markdown_table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a table; what Markdown would take for its own is escaped."""
    names = list(head)
    yield _line(names)
    yield _line("---" for _ in names)
    yield from (_line(row) for row in rows)


def _line(cells: Iterable[object]) -> str:
    told = ("" if cell is None else " ".join(str(cell).split()).replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(told)} |"
