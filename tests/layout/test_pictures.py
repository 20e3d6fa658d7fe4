"""Pictures: charts are told from photos by the words beside them."""

from __future__ import annotations

import pytest

from extract.geometry import Box
from extract.layout.charts import find_charts
from extract.layout.labels.wording import is_drawing, is_source, points_to_drawing
from extract.text import plain_text
from tests.layout.builders import Sheet, line, sentence

PLACE = Box(60, 200, 280, 340)


def sheet() -> Sheet:
    """Return a page with a picture between two paragraphs."""
    made = Sheet()
    made.write(sentence("before", 30), 60, 60)
    made.picture(PLACE)
    made.write(sentence("after", 30), 60, 420)
    return made


@pytest.mark.parametrize(
    ("above", "below", "title"),
    [
        ([("Figure 2. Funds by year", 184)], [], "Figure 2. Funds by year"),
        ([], [("Gráfico 1. Fondos por año", 344)], "Gráfico 1. Fondos por año"),
        (
            [],
            [("Figure 1. Funds by year", 344), ("and donor", 354)],
            "Figure 1. Funds by year and donor",
        ),
        ([("Funds by year", 170), ("(US$ million)", 186)], [], "Funds by year"),
        ([("Funds by year", 184)], [("Source: accounts of the fund", 344)], "Funds by year"),
    ],
)
def test_pictures_that_words_call_a_chart(
    above: list[tuple[str, float]], below: list[tuple[str, float]], title: str
) -> None:
    made = sheet()
    for text, top in above:
        made.words += line(text, 60, top, 10, bold=True)
    for text, top in below:
        made.words += line(text, 60, top, 8)
    (chart,) = find_charts(made.page())
    assert chart.block.kind == "picture"
    assert chart.block.problem
    assert plain_text(chart.block.title) == title
    assert chart.block.box.holds(PLACE)


def test_a_picture_that_the_text_beside_points_to() -> None:
    made = sheet()
    made.write("Demand has grown every year since then (see chart) in most regions.", 300, 250)
    (chart,) = find_charts(made.page())
    assert (chart.block.kind, chart.words) == ("picture", frozenset())


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("", "Women at a training in Tunis. Photo: A. Ben"),
        ("", "Workers mark figures on a chart"),
        ("Stories from the field", ""),
        ("", "Source: photo archive"),
    ],
)
def test_photos_are_no_charts(above: str, below: str) -> None:
    made = sheet()
    made.words += line(above, 60, 184, 10, bold=True) + line(below, 60, 344, 8)
    assert find_charts(made.page()) == ()


def test_logos_and_backgrounds_are_no_charts() -> None:
    made = Sheet()
    made.words += line("Figure 1. Growth", 60, 184)
    made.picture(Box(60, 200, 100, 240))
    made.picture(Box(0, 0, 595, 842))
    assert find_charts(made.page()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Figure 2. Funds", True),
        ("Graphique 1 – Fonds", True),
        ("Table 2. Funds", False),
        ("Figures for 2020", False),
    ],
)
def test_captions_of_drawings(text: str, expected: bool) -> None:
    assert is_drawing(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Source: OECD", True), ("Fuente : Ministerio", True), ("Sources of funds", False)],
)
def test_sources(text: str, expected: bool) -> None:
    assert is_source(text) is expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("has grown (see chart) since", [3]),
        ("voir le graphique", [2]),
        ("grown (see chart); 5 new", [2]),
        ("see Figure 2 for more", []),
        ("the chart is clear", []),
    ],
)
def test_words_that_point_to_a_drawing(text: str, found: list[int]) -> None:
    assert points_to_drawing(text.split()) == found
