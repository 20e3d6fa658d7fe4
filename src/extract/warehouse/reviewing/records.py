"""One record as the panel of the desk needs it: its words, its rule, and all that bears on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.geometry import Box
from extract.warehouse.explaining.checks import comparisons, issues
from extract.warehouse.explaining.places import on_pages
from extract.warehouse.explaining.reader import Reader
from extract.warehouse.lookup import Found, find
from extract.warehouse.reviewing.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from extract.warehouse.explaining.types import Check

RULE = "SELECT name, meaning, measured_right, measured_made, measured_precision FROM rules WHERE name = ?"
NEXT_STEP = "SELECT next_step FROM issue_codes WHERE code = ?"
GIFTS = "SELECT id FROM stated_contributions WHERE document = ? AND amount_id = ?"
WORKS = "SELECT id, title, page FROM stated_projects WHERE document = ? ORDER BY page, rowid"
FIGURES = """
SELECT id, text, page, currency, value, spans FROM amounts WHERE document = ? ORDER BY page, rowid
"""
STATES = """
SELECT id, state FROM corrections WHERE document = $1 AND (record_id = $2 OR seen_id = $2)
"""
CALLED = """
SELECT record_id FROM corrections
WHERE document = $1 AND seen_id = $2 AND record_id <> $2 ORDER BY decided DESC LIMIT 1
"""
HALF = 0.5  # of the larger place
LINKING = ("amount_id", "record_id", "project_id")


@dataclass(frozen=True, slots=True)
class RuleTold:
    """The rule that made a record; of those that gold can judge, how many it made and how many were right."""

    name: str
    meaning: str | None = None
    right: int | None = None
    made: int | None = None
    precision: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A project of the document."""

    id: str
    title: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount that stands at a place of an issue."""

    id: str
    text: str
    page: int | None
    currency: str | None
    value: Decimal


@dataclass(frozen=True, slots=True)
class Sight:
    """A record with all that bears on it; `states` tells what became of corrections, by their ids."""

    found: Found
    rule: RuleTold | None
    next_step: str | None
    language: str | None
    checks: tuple[Check, ...]
    issues: tuple[Check, ...]
    works: tuple[Work, ...]
    figures: tuple[Figure, ...]
    states: Mapping[str, str]


def sight(path: Path, document: str, record_id: str) -> Sight | None:
    """Return the record of a document that is called so (the document by its SHA-256), if it is there."""
    with reading(path) as connection:
        found = find(connection, record_id)
        return _sight(connection, found) if found and found.document == document else None


def called_now(path: Path, document: str, record_id: str) -> str | None:
    """Return the id by which a record goes now that was decided on under another one; None if it has none."""
    with reading(path) as connection:
        row = connection.execute(CALLED, [document, record_id]).fetchone()
        return row[0] if row else None


def _sight(connection: DuckDBPyConnection, found: Found) -> Sight:
    reader, document = Reader(connection, {}), found.document
    places = tuple(on_pages(document, [span.model_dump() for span in found.anchor.spans]))
    near = (found.record_id, frozenset(_linked(connection, found)), places)
    plain = found.kind not in {"issue", "document"}
    of_document = _one(connection, "SELECT language FROM documents WHERE sha256 = ?", document)
    step = _one(connection, NEXT_STEP, found.now["code"]) if found.kind == "issue" else None
    return Sight(
        found=found,
        rule=_rule(connection, found),
        next_step=step[0] if step else None,
        language=of_document[0] if of_document else None,
        checks=comparisons(reader, document, *near) if plain else (),
        issues=issues(reader, document, *near) if plain else (),
        works=tuple(Work(*row) for row in connection.execute(WORKS, [document]).fetchall()),
        figures=tuple(_figures(connection, found)),
        states=_states(connection, found),
    )


def _figures(connection: DuckDBPyConnection, found: Found) -> Iterator[Figure]:
    """Yield the amounts at the places of an issue, but for the one that it is about."""
    if found.kind != "issue" or not found.anchor.spans:
        return
    places = [(span.page, Box(span.x0, span.top, span.x1, span.bottom)) for span in found.anchor.spans]
    for *told, spans in connection.execute(FIGURES, [found.document]).fetchall():
        own = [(s["page"], Box(s["x0"], s["top"], s["x1"], s["bottom"])) for s in spans]
        if told[0] != found.now["record_id"] and any(_same(one, other) for one in own for other in places):
            yield Figure(*told)


def _same(one: tuple[int, Box], other: tuple[int, Box]) -> bool:
    """Tell whether two places are mostly the same; a table is not the figure in it."""
    larger = max(one[1].area, other[1].area)
    return one[0] == other[0] and one[1].overlap(other[1]) > HALF * larger > 0


def _linked(connection: DuckDBPyConnection, found: Found) -> Iterator[str]:
    """Yield the records that hold the same figure."""
    yield from (str(found.now[name]) for name in LINKING if found.now.get(name))
    if found.kind == "amount":
        yield from (key for (key,) in connection.execute(GIFTS, [found.document, found.record_id]).fetchall())


def _rule(connection: DuckDBPyConnection, found: Found) -> RuleTold | None:
    name = found.now.get("rule") or found.now.get("partner_rule")
    if not name:
        return None
    told = _one(connection, RULE, name)
    return RuleTold(*told) if told else RuleTold(str(name))


def _states(connection: DuckDBPyConnection, found: Found) -> Mapping[str, str]:
    return dict(connection.execute(STATES, [found.document, found.record_id]).fetchall())


def _one(connection: DuckDBPyConnection, sql: str, key: object) -> tuple[Any, ...] | None:
    return connection.execute(sql, [key]).fetchone()
