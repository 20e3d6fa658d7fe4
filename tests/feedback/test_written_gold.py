"""A sheet written as gold is the gold of that sheet."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from extract.scoring import gold_of, load_gold, score
from extract.scoring.numbers import periods, plain_number
from tests.corrections.builders import machine

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet


def test_the_samples_written_as_gold_score_one(sample_sheets: tuple[FactSheet, ...], tmp_path: Path) -> None:
    read = (sheet for sheet in (*sample_sheets, machine()) if sheet.sections)
    sheets = {sheet.source.file_name.removesuffix(".pdf"): sheet for sheet in read}
    for name, sheet in sheets.items():
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(gold_of(sheet, name)))
    scores = score((gold, sheets[gold.id]) for gold in load_gold(tmp_path))
    assert {one.field: one.f1 for one in scores if (one.missed, one.extra) != ((), ())} == {}
    assert {one.field for one in scores if one.f1 < 1} == set()


def test_gold_has_the_shape_of_the_samples(sample_sheets: tuple[FactSheet, ...], samples: Path) -> None:
    theirs = json.loads((samples / "australia-2021.gold.json").read_text())
    sheet = next(one for one in sample_sheets if one.source.file_name == "australia-2021.pdf")
    ours = json.loads(json.dumps(gold_of(sheet, "australia-2021")))
    assert ours.keys() == theirs.keys()
    for name in ("amounts", "country_mentions", "dates", "organisations", "projects", "links", "charts"):
        assert ours[name][0].keys() >= theirs[name][0].keys() - {"where", "value", "section_index", "kind"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("41800000", 41800000),
        ("6.20", 6.2),
        ("0.1", 0.1),
        ("1e3", 1000),
        ("0.12345678901234567", "0.12345678901234567"),
    ],
)
def test_numbers_lose_nothing(value: str, written: object) -> None:
    assert plain_number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2019, 1, 1), date(2021, 12, 31), "2019/2021"),
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(2019, 7, 1), date(2021, 6, 30), "2019-07-01/2021-06-30"),
        (date(2019, 7, 1), None, "2019-07-01/.."),
        (None, date(2019, 7, 1), "../2019-07-01"),
        (None, None, None),
    ],
)
def test_periods_are_years_where_they_can_be(
    start: date | None, end: date | None, written: str | None
) -> None:
    assert periods(start, end) == written
