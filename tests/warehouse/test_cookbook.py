"""The questions of docs/cookbook.md, run on the samples; their sums equal those made by hand."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.models import FactSheet
from extract.warehouse import publish, query
from extract.warehouse.cookbook import as_markdown, recipes, with_answers
from extract.warehouse.querying import ResultTable
from tests.warehouse.builders import loaded
from tests.warehouse.sums import CORE_INSIDE, KOREAN_DUES, money, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = Path(__file__).parents[2] / "docs" / "cookbook.md"
RECIPES = recipes(PAGE.read_text("utf-8"))
SUMS, OF_KOREA, YEARLY, CORE = (RECIPES[number].sql for number in (0, 2, 3, 6))


def test_every_block_of_sql_is_a_recipe() -> None:
    assert len(RECIPES) == PAGE.read_text("utf-8").count("```sql") >= 25


def test_the_page_shows_what_the_samples_answer(published_samples: Path) -> None:
    told = "run: python -m extract.warehouse.cookbook docs/cookbook.md data/published.duckdb (of the samples)"
    page = PAGE.read_text("utf-8")
    assert page == with_answers(page, published_samples), told


@pytest.mark.parametrize("recipe", RECIPES, ids=[recipe.question for recipe in RECIPES])
def test_each_question_has_an_answer(recipe: object, published_samples: Path) -> None:
    answer = query(published_samples, recipe.sql)  # type: ignore[attr-defined]
    assert answer.rows
    assert len(set(answer.columns)) == len(answer.columns)


def test_the_sums_are_those_made_by_hand(published_samples: Path) -> None:
    assert [tuple(row) for row in query(published_samples, SUMS).rows] == sums()


def test_core_money_inside_larger_sums_is_that_found_by_hand(published_samples: Path) -> None:
    inside = {
        (row[0], row[1]) for row in query(published_samples, CORE).rows if str(row[-1]).startswith("in ")
    }
    assert inside == {(partner, money(value)) for partner, value in CORE_INSIDE}


def test_the_years_of_the_dues_are_those_read_from_the_chart(published_samples: Path) -> None:
    found = {row[0]: row[1] for row in query(published_samples, YEARLY).rows}
    assert found == {year: money(value) for year, value in KOREAN_DUES.items()}


def restated(sheets: Sequence[FactSheet]) -> FactSheet:
    """Build the next edition of korea-2023, a year later, with 22.5 million instead of 21.2."""
    (sheet,) = (one for one in sheets if one.source.file_name == "korea-2023.pdf")
    text = sheet.model_dump_json().replace(sheet.source.sha256, "f" * 64)
    text = re.sub(r'"([a-z]{3})-([0-9a-f]{8,})"', r'"\1-f\2"', text)
    text = text.replace('"21200000"', '"22500000"').replace("korea-2023.pdf", "korea-2024.pdf")
    newer = FactSheet.model_validate_json(text)
    published = newer.published
    assert published
    later = {"value": "2024-07", "start": date(2024, 7, 1), "end": date(2024, 7, 31)}
    return newer.model_copy(update={"published": published.model_validate(published.model_dump() | later)})


def test_a_restated_edition_replaces_its_sums_and_no_others(
    sample_sheets: tuple[FactSheet, ...], tmp_path: Path
) -> None:
    newer = restated(sample_sheets)
    for number, sheets in enumerate(([*sample_sheets, newer], [newer, *sample_sheets])):
        path = tmp_path / f"{number}.duckdb"
        loaded(path, *sheets)
        publish(path, tmp_path / "published.duckdb")
        expected = [
            (*row[:3], money("22.5"), *row[4:]) if row[:2] == ("Republic of Korea", "voluntary") else row
            for row in sums()
        ]
        assert [tuple(row) for row in query(tmp_path / "published.duckdb", SUMS).rows] == expected
        files = {row[-2] for row in query(tmp_path / "published.duckdb", OF_KOREA).rows}
        assert files == {"korea-2024.pdf"}


def test_what_would_break_a_table_is_shown_plainly() -> None:
    shown = as_markdown(ResultTable(("a",), (("x|y\nz",), (None,), ([money("1.5")],))))
    assert shown == "| a |\n| --- |\n| x\\|y z |\n|  |\n| 1500000 |"
