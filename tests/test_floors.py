"""The samples are read at least as well as samples/floors.toml asks."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from extract.scoring import load_gold, score

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet
    from extract.scoring import FieldScore


@pytest.fixture(scope="module")
def measured(samples: Path, sample_sheets: tuple[FactSheet, ...]) -> dict[str, FieldScore]:
    golds = [gold for gold in load_gold(samples) if not gold.scanned]
    by_file = {sheet.source.file_name: sheet for sheet in sample_sheets}
    sheets = [by_file[gold.file] for gold in golds]
    return {field.field: field for field in score(zip(golds, sheets, strict=True))}


@pytest.fixture(scope="module")
def floors(samples: Path) -> dict[str, float]:
    return tomllib.loads((samples / "floors.toml").read_text("utf-8"))


def test_every_field_has_a_floor(measured: dict[str, FieldScore], floors: dict[str, float]) -> None:
    assert set(floors) == set(measured)


def test_no_field_falls_below_its_floor(measured: dict[str, FieldScore], floors: dict[str, float]) -> None:
    fallen = {
        field: (measured[field].f1, floor, measured[field].missed[:5], measured[field].extra[:5])
        for field, floor in floors.items()
        if measured[field].f1 < floor
    }
    assert not fallen
