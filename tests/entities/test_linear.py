"""Any text takes time in proportion to its length: four times the text, four times the steps."""

from __future__ import annotations

from functools import partial
from itertools import count, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.entities.pipeline import read_text
from extract.entities.values import Context
from extract.rules import languages
from tests.steps import steps

if TYPE_CHECKING:
    from extract.entities.values import Entity
    from extract.models import Language

SHORT, LONG = 1_500, 6_000  # characters
MEGABYTE = 1_000_000
PIECES = (
    "1", "1 ", "1,", "1.", "1-", "1/", "1\n", "$1", "$1,", "US$ ", "€", "5 million ", "million ",
    "one hundred ", "half a ", "US$ 5 million and ", "of which US$ 3 ", "the same period US$ 5 ",
    "between 1 and ", "12 a year, ", "US$ 5 million in Kenya in 2021. ", "2 millones de francos ",
    "3 livres, ", "2019-", "2019-21 ", "from 2019 to ", "since 2019 ", "in 2019 ", "March ",
    "14 March ", "Q1 ", "two years ", "a ", "de ", "d'", "A ", "Aa ", "A.B. ", "U.S. ", "France ",
    "Guinea ", "Republic of Korea, ", "Saint ", "Mr ", "Ministry of ", "the Bank of ", "ILO (",
    "Fund for ", "(AB) ", "AB (", "Bank of Aa – AB ", "ZOLA, ", "ZOLA and ", "Women's ", "A-", "Aa and ",
    "Ministry of Aa, ", "Kenya Red Cross ", "NGO Aa ", "ZOLA funded ", "funded by ZOLA ", "(", ")", "• ",
    ": ", ";", "\n", "- ", "/", "'", "\u200b", "é", "e\u0301", "\U0001f600", "ﷺ", "\x00", "\ud800",
)  # fmt: skip
LANGUAGES = languages()
NUMBERS = count()


def read(text: str, language: Language) -> tuple[Entity, ...]:
    return read_text(text, Context(language, acronyms=(("AB", "Agency of Bees"),)))


def growth(piece: str, language: Language) -> float:
    """Return how many times more steps four times the text takes."""
    read(piece * 3, language)  # what is made once for each process
    texts = (f"{piece * (n // len(piece))}\n{next(NUMBERS)}" for n in (SHORT, LONG))  # none was read before
    few, many = (steps(partial(read, text, language)) for text in texts)
    return many / (few + 500)


@pytest.mark.parametrize("piece", PIECES)
def test_what_repeats_takes_steps_in_proportion(piece: str) -> None:
    assert growth(piece, "en") < 5


@pytest.mark.long
@settings(deadline=None, max_examples=40, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=5).map("".join), st.sampled_from(LANGUAGES))
def test_what_is_mixed_takes_steps_in_proportion(piece: str, language: Language) -> None:
    assert growth(piece, language) < 5


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_any_text_is_read_and_every_value_is_its_own_words(text: str, language: Language) -> None:
    values = read(text, language)
    assert all(text[e.start : e.end] == e.text != "" for e in values)
    assert all(left.end <= right.start for left, right in pairwise(values))


@pytest.mark.long
@pytest.mark.parametrize("piece", ["1", "1 ", "€", "France ", "2019-21 ", "Ministry of ", "é", "\n"])
def test_a_megabyte_in_one_paragraph_is_read(piece: str) -> None:
    text = piece * (MEGABYTE // len(piece))
    assert all(text[e.start : e.end] == e.text for e in read(text, "en"))
