"""The two editions of one sample, as a careful reader compares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.editions import compare
from extract.settings import Settings
from extract.workers import extract_all

if TYPE_CHECKING:
    from pathlib import Path

    from extract.editions import Change

SAME_WORK = {
    "Better Work Bangladesh, phase II": "Better Work Bangladesh, phases II and III",
    "Social protection floors in ASEAN, phase II": "Social protection floors in ASEAN, phase III",
    "What do we know about the social economy?": "A knowledge base for the social and solidarity economy",
    "Young programmers in Tunisia": "Jobs for young people in the ICT sector of Tunisia",
    "Small firms stay open in India": "Sustainable enterprises in India",
    "Skills without borders in ASEAN": "Skills recognition and digital TVET in ASEAN",
}


@pytest.fixture(scope="module")
def changes(samples: Path) -> tuple[Change, ...]:
    older, newer = extract_all([samples / f"korea-{year}.pdf" for year in (2021, 2023)], Settings())
    assert {change.state for change in compare(older, older)} == {"same"}
    return compare(older, newer)


def test_works_that_go_on_under_other_titles(changes: tuple[Change, ...]) -> None:
    assert {c.old: c.new for c in changes if c.field == "title"} == SAME_WORK


def test_works_that_are_new(changes: tuple[Change, ...]) -> None:
    new = {c.label for c in changes if (c.kind, c.state) == ("project", "added")}
    assert new == {
        "Women's empowerment in the east and Adamawa regions of Cameroon",
        "Qualifications for safety and health at work",
        "The Global Accelerator on Jobs and Social Protection",
    }
    assert not [c for c in changes if (c.kind, c.state) == ("project", "gone")]


def test_figures(changes: tuple[Change, ...]) -> None:
    told = {(c.label, c.state, c.old, c.new) for c in changes}
    assert ("member_since", "same", "1991", "1991") in told
    assert ("conventions_ratified", "restated", "29", "32") in told
    dues = "assessed USD 2016–2020 / assessed USD 2018–2022"
    assert (dues, "overlaps", "40200000", "41800000") in told
    assert "conflicts" not in {c.state for c in changes}
