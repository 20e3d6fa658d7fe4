"""What the data do not cover, counted: for the note that goes with each release. The questions are data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from duckdb import DuckDBPyConnection

QUESTIONS = "omissions.toml"


@dataclass(frozen=True, slots=True)
class Omission:
    """One thing to know: a title, a sentence, and the counts as a table (no rows: there is nothing of it)."""

    title: str
    meaning: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def omissions(connection: DuckDBPyConnection, relations: Collection[str]) -> tuple[Omission, ...]:
    """Return the answers to all questions that can be asked of a database with these relations."""
    return tuple(_answers(connection, relations))


def questions() -> list[dict[str, Any]]:
    """Return the questions: title, meaning, sql, and the relations that each needs."""
    text = (files(__package__) / QUESTIONS).read_text("utf-8")
    asked: list[dict[str, Any]] = tomllib.loads(text)["omission"]
    return asked


def _answers(connection: DuckDBPyConnection, relations: Collection[str]) -> Iterator[Omission]:
    for question in questions():
        if set(question["needs"]) <= set(relations):
            cursor = connection.execute(question["sql"])
            columns = tuple(column[0].replace("_", " ") for column in cursor.description or ())
            yield Omission(question["title"], question["meaning"], columns, tuple(cursor.fetchall()))
