"""The questions of docs/data.md have answers, on an archive in which each of them has something to find."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.warehouse import publish, query
from tests.warehouse.builders import loaded, rich_sheet, unread_sheet

if TYPE_CHECKING:
    from extract.models import Flow

PAGE = Path(__file__).parents[2] / "docs" / "data.md"
RECIPES = re.findall(
    r"^([A-Z][^\n]+\?[^\n]*)\n\n```sql\n(.*?)```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
)


def kinds() -> list[tuple[str, Flow]]:
    return [("dues", "assessed"), ("core", "core_voluntary"), ("earmarked", "voluntary")]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cookbook")
    sheets = [rich_sheet(name, kind=kind).model_copy(update={"title": name}) for name, kind in kinds()]
    abroad = rich_sheet("abroad", partner="Zambia", code="ZMB")
    (country,) = abroad.countries
    recipient = country.model_copy(update={"role": "recipient"})
    (whole,) = abroad.contributions
    part = whole.model_copy(update={"id": "ctr-part", "aggregation": "part", "part_of": (whole.id,)})
    abroad = abroad.model_copy(update={"countries": (recipient,), "contributions": (whole, part)})
    editions = [rich_sheet(f"peru-{year}", partner="Peru", code="PER", year=year) for year in (2019, 2023)]
    loaded(folder / "w.duckdb", *sheets, *editions, abroad, unread_sheet("locked", "encrypted"))
    publish(folder / "w.duckdb", folder / "published.duckdb")
    return folder / "published.duckdb"


def test_there_are_recipes() -> None:
    assert len(RECIPES) == PAGE.read_text("utf-8").count("```sql")
    assert len(RECIPES) >= 8


@pytest.mark.parametrize(("question", "sql"), RECIPES, ids=[question for question, _ in RECIPES])
def test_each_question_has_an_answer(published: Path, question: str, sql: str) -> None:
    answer = query(published, sql)
    assert answer.rows
    assert len(set(answer.columns)) == len(answer.columns)


@pytest.mark.parametrize(("question", "sql"), RECIPES[:3], ids=[question for question, _ in RECIPES[:3]])
def test_each_figure_has_its_words_file_and_page(published: Path, question: str, sql: str) -> None:
    answer = query(published, sql)
    quotes = {
        (row["quote"], row["page"])
        for row in (dict(zip(answer.columns, r, strict=True)) for r in answer.rows)
    }
    assert quotes == {("EUR 4.5 million", 2)}
    assert "file_name" in answer.columns
