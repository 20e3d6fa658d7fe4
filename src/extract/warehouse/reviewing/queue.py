"""What people should decide on, ordered by what is at stake (`stakes` says how that is measured)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from extract.models import Span
from extract.warehouse.reviewing.reading import reading
from extract.warehouse.reviewing.stakes import BY_CHANCE, BY_STAKE, ISSUES, ORDERED, SAMPLE, USES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from duckdb import DuckDBPyConnection

ItemKind = Literal["issue", "sure", "note"]


@dataclass(frozen=True, slots=True)
class Stake:
    """What is at stake, in points of each part; `usd` is the amount in one scale, `places` a count."""

    severity_points: float
    use_points: float
    amount_points: float
    doubt_points: float
    edition_points: float
    stake: float
    uses: str
    usd: float | None
    places: int
    precision: float | None
    is_current: bool

    @property
    def resting(self) -> str:
        """What rests on it, in words."""
        return USES[self.uses][1]


@dataclass(frozen=True, slots=True)
class QueueItem:
    """An issue, or a value of the sample (`sure`); a `note` is an issue that needs no decision.

    `id` is that of the issue or of the record; `said` is what a record says that is no money. `spans` are
    told for issues. What was rejected is there no more: of it only the id is known.
    """

    id: str
    kind: ItemKind
    document: str | None
    severity: str | None
    code: str | None
    message: str | None
    record: str | None
    record_id: str | None
    field: str | None
    page: int | None
    heading: str | None
    text: str | None
    said: str | None
    currency: str | None
    value: Decimal | None
    value_max: Decimal | None
    qualifier: str | None
    rule: str | None
    file_name: str | None
    partner_code: str | None
    partner_name: str | None
    language: str | None
    published: str | None
    state: str | None
    source: str | None
    is_decided: bool
    stake: Stake
    boxes: Sequence[dict[str, float]] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places of the issue."""
        return tuple(Span.model_validate(box) for box in self.boxes)


@dataclass(frozen=True, slots=True)
class QueueItems:
    """All issues, the most at stake first; and the values of the sample, in an order that is nobody's."""

    issues: tuple[QueueItem, ...]
    sample: tuple[QueueItem, ...]


_PLAIN = tuple(one.name for one in fields(QueueItem) if one.name not in {"stake", "boxes"})
_STAKE = tuple(one.name for one in fields(Stake))


def queue_items(path: Path, sample: int, rejected: Sequence[str] = ()) -> QueueItems:
    """Return what the published file at `path` calls for, with `sample` values of which nobody doubts.

    They are the ones with the smallest hashes among all without an issue, so that a new document changes few
    of them. `rejected` are ids of records that were rejected without an issue about them: they keep their
    place among them. `WarehouseError` if nothing is published yet.
    """
    with reading(path) as connection:
        told: dict[str, object] = {"sample": sample, "rejected": [*rejected]}
        return QueueItems(
            tuple(_items(connection, f"{ISSUES} {ORDERED} {BY_STAKE}", None)),
            tuple(_items(connection, f"{SAMPLE} {ORDERED} {BY_CHANCE}", told)),
        )


def _items(
    connection: DuckDBPyConnection, sql: str, parameters: dict[str, object] | None
) -> Iterator[QueueItem]:
    found = connection.execute(sql, parameters)
    names = [column[0] for column in found.description]
    for row in found.fetchall():
        told = dict(zip(names, row, strict=True))
        stake = Stake(**{name: told[name] for name in _STAKE})
        yield QueueItem(**{name: told[name] for name in _PLAIN}, stake=stake, boxes=told["spans"] or ())
