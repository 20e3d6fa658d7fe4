from __future__ import annotations

from functools import partial

import pytest

from extract.records.beneficiaries import people_reached
from extract.records.contacts import EMAIL
from extract.records.sentences import sentence_at, sentence_starts
from tests.records.builders import Sheet, assembled
from tests.steps import steps

SHORT, LONG = 2_000, 8_000  # characters


def work(text: str) -> None:
    sentence_starts(text)
    people_reached(text)
    EMAIL.search(text)
    assembled(Sheet().add("A sheet", "x", level=0).add("Contact", text, role="contact", below=0))


@pytest.mark.parametrize(
    "piece", [".", "1", "1 ", "a", "a.", "+1", "12 a ", "member ", "ratified 3 ", "@", "a-", "(1"]
)
def test_strange_texts_take_steps_in_proportion(piece: str) -> None:
    work(piece * 3)
    few, many = (steps(partial(work, piece * (n // len(piece)))) for n in (SHORT, LONG))
    assert many / (few + 500) < 5


def test_sentences() -> None:
    text = "Dr. Who came. It cost 3.5 million, i.e. a lot! “Yes.” He left\nA line"
    assert [text[i:] for i in sentence_starts(text)][1:] == [
        "It cost 3.5 million, i.e. a lot! “Yes.” He left\nA line",
        "“Yes.” He left\nA line",
        "He left\nA line",
        "A line",
    ]
    assert sentence_at(text, text.index("lot")) == (14, 47)
