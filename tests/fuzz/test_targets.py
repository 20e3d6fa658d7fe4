"""The targets of atheris, tried quickly with inputs that are like what they read."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import content, evil, tokens, words
from tests.fuzz.targets.arranging import arranging
from tests.fuzz.targets.painting import painting
from tests.fuzz.targets.values import values

PIECES = st.one_of(
    st.sampled_from(words.sentences()),
    st.sampled_from(evil.TEXTS),
    st.text(st.characters(exclude_categories=())),
)
PAINTED = st.one_of(
    st.sampled_from([*content.PIECES, *content.OPERATORS, *evil.NUMBERS, *evil.VALUES]),
    st.binary(max_size=40),
)


def encoded(language: int, pieces: list[str]) -> bytes:
    return bytes([language]) + "".join(pieces).encode("utf-8", "surrogatepass")


@given(st.builds(encoded, st.integers(0, 2), st.lists(PIECES, max_size=4)))
@settings(max_examples=60)
def test_values_of_any_text(data: bytes) -> None:
    values(data)


@given(st.lists(PAINTED, max_size=20).map(b" ".join))
@settings(max_examples=60)
def test_any_painting(data: bytes) -> None:
    painting(data)


@given(st.binary(max_size=300))
@settings(max_examples=40)
def test_any_arrangement(data: bytes) -> None:
    arranging(data)


def test_what_fuzzers_take_apart_is_whole_again() -> None:
    for data in (*content.PIECES, *evil.VALUES, Random(1).randbytes(2000)):
        assert b"".join(tokens.taken_apart(data)) == data
