"""Cells of a spreadsheet: nothing is a formula, and every text comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.feedback.cells import cell, text_of


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+4", "-cmd|' /C calc'!A0", "@SUM(A1)", "\tx", "\r=1", "＝1", "'=1"],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    written = cell(text)
    assert written == (text if text == "+4" else f"'{text}")
    assert text_of(written) == text


@pytest.mark.parametrize("text", ["-5", "+4.5", "-1e3", "EUR 4 million", "'tis", ""])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text
    assert text_of(text) == text


@given(st.text(alphabet="'=+-@\t\r\n12.e ab"))
def test_every_text_comes_back(text: str) -> None:
    assert text_of(cell(text)) == text
