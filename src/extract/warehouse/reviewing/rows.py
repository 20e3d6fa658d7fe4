"""Rows and places, as the queries of the review desk take them from the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on one page (from 1), in points from the top left."""

    page: int
    box: Box


def rows(connection: DuckDBPyConnection, sql: str, *values: object) -> list[dict[str, Any]]:
    """Return the rows of a statement, by column."""
    found = connection.execute(sql, values)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def spots(spans: Sequence[Mapping[str, Any]] | object) -> tuple[Spot, ...]:
    """Return places as the database keeps them."""
    found = spans if isinstance(spans, list) else []
    return tuple(Spot(s["page"], Box(s["x0"], s["top"], s["x1"], s["bottom"])) for s in found)
