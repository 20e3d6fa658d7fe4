"""What cannot be seen changes no value, and what looks like a letter or figure is read as one."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import annotate
from extract.entities.legible import legible
from tests.steps import steps

ODD = "\u200b\u200d\u202e\u2066\ufeff\u00ad\x00\x1b\ud800\u0301\u20e3９．Ａоеа\u3000"


def read(text: str) -> list[tuple[str, str]]:
    return [(one.text, f"{one.currency} {one.value:f}") for one in annotate(text).amounts]


@pytest.mark.parametrize(
    "printed",
    [
        *("NOK 4.\u200b5 mil\u200dlion", "\u202eNOK 4.5 million\u202c", "NOK\x00 4.5 million"),
        *("NOK 4.5\u2066 million", "NOK 4\u0301\u0301.5 million", "NOK\ufeff 4.5 million"),
        *("ＮＯＫ　４．５　million", "NOK 4.5 milliоn", "NOK ٤.٥ million", "NOK 4\u20e3.5 million"),
    ],
)  # fmt: skip
def test_a_sum_is_what_a_reader_sees_and_its_words_are_those_of_the_text(printed: str) -> None:
    text = f"Norway gave {printed} in 2021."
    ((words, value),) = read(text)
    assert value == "NOK 4500000"
    assert words in printed


@pytest.mark.parametrize("figures", ["9" * 40, "9" * 5000, ",".join(["999"] * 500), "0." + "1" * 400])
def test_a_number_longer_than_any_sum_is_none(figures: str) -> None:
    assert read(f"Norway gave US$ {figures} million and US$ 5 million.") == [("US$ 5 million", "USD 5000000")]


def test_what_is_plain_is_left_alone() -> None:
    assert legible("Le Québec a donné 4,5 millions d’euros – en 2021.") is None
    assert legible("Κένυα и Россия") is not None
    assert getattr(legible("Κένυα и Россия"), "text") == "Κένυα и Россия"  # noqa: B009


@given(st.text(alphabet=f"{ODD}US$ 45.million Kenya", max_size=60))
def test_places_lead_back(text: str) -> None:
    seen = legible(text)
    if seen is not None:
        assert len(seen.places) == len(seen.text)
        assert list(seen.places) == sorted(set(seen.places))
    told = annotate(text)
    assert all(text[one.start : one.end] == one.text for one in (*told.amounts, *told.countries))


@pytest.mark.parametrize("piece", [*ODD, "a\u200b", "4\u0301", "е", "aе ", "US$ 9\u200b", "$", "('"])
def test_oddities_take_steps_in_proportion(piece: str) -> None:
    annotate(piece * 3)
    few, many = (steps(partial(annotate, f"{piece * (n // len(piece))} {n}")) for n in (1_500, 6_000))
    assert many / (few + 500) < 5
