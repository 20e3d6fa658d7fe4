"""The made archive: the same for the same seed, whole references, editions of each sheet, other figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

import duckdb
import pytest

from benchmarks.archive import Plan, Template, sheets
from extract.models import FactSheet
from extract.warehouse.references import dangling
from tests.warehouse.builders import loaded

if TYPE_CHECKING:
    from pathlib import Path

PLAN = Plan(amounts=800, editions=3, seed=7)


@pytest.fixture(scope="module")
def known(sample_sheets: tuple[FactSheet, ...]) -> tuple[Template, ...]:
    return tuple(Template(sheet) for sheet in sample_sheets)


@pytest.fixture(scope="module")
def made(known: tuple[Template, ...]) -> list[FactSheet]:
    return list(sheets(known, PLAN))


def test_it_holds_the_amounts_asked_for(made: list[FactSheet]) -> None:
    counted = [len(sheet.amounts) for sheet in made]
    assert sum(counted[:-1]) < PLAN.amounts <= sum(counted)


def test_the_same_seed_makes_the_same(known: tuple[Template, ...], made: list[FactSheet]) -> None:
    assert list(islice(sheets(known, PLAN), 20)) == made[:20]
    assert list(islice(sheets(known, Plan(800, 3, seed=8)), 20)) != made[:20]


def test_every_sheet_is_a_valid_record_of_its_own(made: list[FactSheet]) -> None:
    for sheet in made[:30]:
        assert FactSheet.model_validate_json(sheet.model_dump_json()) == sheet
    assert len({sheet.source.sha256 for sheet in made}) == len(made)
    ids = Counter(amount.id for sheet in made for amount in sheet.amounts)
    assert set(ids.values()) == {1}


def test_all_figures_of_a_clone_are_those_of_its_template_times_one_factor(
    known: tuple[Template, ...], made: list[FactSheet]
) -> None:
    for number, sheet in enumerate(made[: len(known)]):
        values = zip(known[number].sheet.amounts, sheet.amounts, strict=True)
        assert len({new.value / old.value for old, new in values if old.value}) <= 1


def test_editions_are_known_as_such_and_references_are_whole(
    tmp_path: Path, known: tuple[Template, ...]
) -> None:
    by_title = defaultdict(list)
    for sheet in sheets(known[:3], Plan(amounts=20_000, editions=3)):
        by_title[sheet.title].append(sheet)
    some = [sheet for title in list(by_title)[:4] for sheet in by_title[title]]
    loaded(tmp_path / "w.duckdb", *some)
    with duckdb.connect(tmp_path / "w.duckdb", read_only=True) as connection:
        assert dangling(connection) == []
        groups = connection.execute(
            "SELECT count(*), count(*) FILTER (is_current) FROM documents GROUP BY edition_group"
        ).fetchall()
    assert groups == [(3, 1)] * 4
