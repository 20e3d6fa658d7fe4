from __future__ import annotations

import pytest

from extract.layout.figures import is_number


@pytest.mark.parametrize(
    "text",
    [
        "62",
        "US$ 24.8 M",
        "58%",
        "CHF 62.3 M",
        "740 MSEK",
        "3 million",
        "€1,2 milliard",
        "1 450",
        "14/25",
        "+12 %",
        "2 300 km",
    ],
)
def test_numbers_as_key_figures_print_them(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text", ["2023", "Results 2023 and after", "How it is paid", "12 districts of the far north", ""]
)
def test_other_texts(text: str) -> None:
    assert not is_number(text)
