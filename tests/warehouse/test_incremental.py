"""A batch brings up to date what depends on it, and the result is that of looking at everything anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.warehouse import Sighting, findings, open_warehouse
from tests.warehouse.builders import empty_warehouse, rich_sheet, sha256_of, start, unread_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.models import FactSheet

NAMES = [f"doc-{number}" for number in range(7)]
TITLES = ("Boats and nets", "Boats nets harvest", "Harvest nets fields", "Fields water roads", "Schools")
MARKS = "SELECT sha256, edition_group, is_current FROM documents"
CHANGES = "FROM record_changes"
COUNTED = "SELECT id, counted, not_counted, covered_by FROM stated_contributions"
OLDER = "SELECT id, document, message FROM issues WHERE code = 'older_edition'"
DUPLICATES = "SELECT id, document, message FROM issues WHERE code = 'duplicate_document'"
FORGET = """
DELETE FROM record_changes;
DELETE FROM issues WHERE code IN ('older_edition', 'duplicate_document');
UPDATE documents SET edition_group = NULL, is_current = NULL;
UPDATE stated_contributions SET counted = false, not_counted = NULL, covered_by = NULL;
"""


@dataclass(frozen=True)
class Reading:
    """What a document says of itself, this time."""

    name: str
    title: str
    publisher: str | None
    code: str
    year: int | None
    read: bool
    place: str = ""  # where it is seen; others may be seen there before and after

    @property
    def sheet(self) -> FactSheet:
        if not self.read:
            return unread_sheet(self.name, "encrypted")
        sheet = rich_sheet(self.name, code=self.code, partner=self.code.title(), year=self.year or 2020)
        told: dict[str, object] = {"title": self.title, "publisher": self.publisher}
        if self.place:
            told["source"] = sheet.source.model_copy(update={"uri": f"file:///in/{self.place}.pdf"})
        return sheet.model_copy(update=told | ({} if self.year else {"published": None}))


readings = st.builds(
    Reading,
    name=st.sampled_from(NAMES),
    title=st.sampled_from(TITLES),
    publisher=st.sampled_from(("Harbour Union", "HÁRBOUR UNION", "Lake Union", None)),
    code=st.sampled_from(("NOR", "NOR", "CHL")),
    year=st.sampled_from((2015, 2018, 2018, 2021, 2024, None)),
    read=st.sampled_from((True, True, True, False)),
)
moving = st.builds(replace, readings, place=st.sampled_from(("", "", "latest", "other")))
batches = st.lists(moving, min_size=1, max_size=5, unique_by=lambda one: one.name)
seen_again = st.tuples(st.sampled_from(NAMES), st.sampled_from(("also", "in/latest", "in/other")))
histories = st.lists(st.one_of(batches, batches, seen_again), min_size=1, max_size=6)


def told(path: Path, *queries: str) -> list[object]:
    with duckdb.connect(path, read_only=True) as connection:
        return [connection.execute(f"{query} ORDER BY ALL").fetchall() for query in queries]


def played(path: Path, history: Iterable[Sequence[Reading] | tuple[str, str]]) -> None:
    path.write_bytes(empty_warehouse())
    with open_warehouse(path) as warehouse:
        run_id = start(warehouse)
        for step in history:
            if isinstance(step, tuple):
                name, where = step
                uri = f"file:///{where}/{name}.pdf" if where == "also" else f"file:///{where}.pdf"
                place = Sighting(sha256_of(name), uri, f"{name} again.pdf")
                warehouse.note_seen(run_id, [place])
            else:
                outcomes = warehouse.load(run_id, [reading.sheet for reading in step])
                assert {one.state for one in outcomes} <= {"loaded", "queued"}


def computed_anew(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute(FORGET)
        findings.refresh_all(connection)


@pytest.mark.long
@given(histories)
@settings(max_examples=25, deadline=None)
def test_a_history_of_batches_equals_computing_everything_anew(
    history: list[list[Reading] | tuple[str, str]],
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "w.duckdb"
        played(path, history)
        found = told(path, MARKS, CHANGES, COUNTED, OLDER, DUPLICATES)
        computed_anew(path)
        assert told(path, MARKS, CHANGES, COUNTED, OLDER, DUPLICATES) == found


@pytest.mark.long
@given(st.lists(readings, min_size=2, max_size=7, unique_by=lambda one: one.name), st.data())
@settings(max_examples=15, deadline=None)
def test_order_and_batches_change_nothing(some: list[Reading], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(some))
    cut = data.draw(st.integers(0, len(some)))
    with TemporaryDirectory() as folder:
        results = []
        for number, history in enumerate(([some], [shuffled[:cut], shuffled[cut:]])):
            path = Path(folder) / f"{number}.duckdb"
            played(path, [batch for batch in history if batch])
            results.append(told(path, MARKS, CHANGES, COUNTED, OLDER))
    assert results[0] == results[1]
