"""Money that two documents state is counted once, by the later one; all other totals are counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.warehouse.counting import Claim, overlapping
from tests.warehouse.builders import loaded, rich_sheet
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet

OLDER, NEWER = "older", "newer"
LABOUR = ("International Labour Organization", "Organisation internationale du Travail")


def claim(
    document: str,
    years: tuple[int, int] | None,
    *,
    publisher: str | None = "Harbour Union",
    provider: str | None = None,
    kind: str = "voluntary",
) -> Claim:
    start, end = (date(years[0], 1, 1), date(years[1], 12, 31)) if years else (None, None)
    return Claim(f"{document}-{years}-{provider}", document, ("NOR", kind), publisher, provider, start, end)


@pytest.mark.parametrize(
    ("newer", "older", "once"),
    [
        (claim(NEWER, (2018, 2022)), claim(OLDER, (2016, 2020)), True),
        (claim(NEWER, (2018, 2022)), claim(OLDER, (2013, 2017)), False),
        (claim(NEWER, (2018, 2022)), claim(OLDER, None), True),
        (claim(NEWER, (2018, 2022)), claim(OLDER, (2018, 2022), kind="assessed"), False),
        (claim(NEWER, (2018, 2022)), claim(OLDER, (2018, 2022), publisher="Lake Bank"), False),
        (claim(NEWER, (2018, 2022)), claim(OLDER, (2018, 2022), publisher="HARBOUR UNION"), True),
        (claim(NEWER, (2018, 2022)), claim(OLDER, (2018, 2022), publisher=None), True),
        (
            claim(NEWER, (2018, 2022), publisher=LABOUR[0]),
            claim(OLDER, (2018, 2022), publisher=LABOUR[1].upper()),
            True,
        ),
        (claim(NEWER, (2018, 2022), provider="City of Oslo"), claim(OLDER, (2018, 2022)), True),
        (
            claim(NEWER, (2018, 2022), provider="City of Oslo"),
            claim(OLDER, (2018, 2022), provider="City of Bergen"),
            False,
        ),
        (claim(NEWER, (2018, 2022)), claim(NEWER, (2020, 2020), provider="City of Oslo"), False),
    ],
)
def test_what_may_be_the_same_money(newer: Claim, older: Claim, *, once: bool) -> None:
    assert overlapping([newer, older]) == ({older.id: newer.id} if once else {})


def test_what_is_left_out_speaks_for_no_other() -> None:
    rows = [claim("c", (2020, 2022)), claim("b", (2018, 2020)), claim("a", (2016, 2018))]
    assert overlapping(rows) == {rows[1].id: rows[0].id}


CLAIMS = st.builds(
    claim,
    st.sampled_from("abcd"),
    st.none() | st.tuples(st.integers(2010, 2014), st.integers(0, 4)).map(lambda t: (t[0], t[0] + t[1])),
    publisher=st.sampled_from([None, "Harbour Union", "Lake Bank"]),
    provider=st.sampled_from([None, "City of Oslo", "City of Bergen"]),
)


@given(st.lists(CLAIMS, max_size=8, unique_by=lambda one: one.id))
def test_no_two_that_are_kept_may_be_the_same_and_all_others_have_a_reason(claims: list[Claim]) -> None:
    out = overlapping(claims)
    kept = {one.id: one for one in claims if one.id not in out}
    assert not any(one.may_be(other) for one in kept.values() for other in kept.values())
    by_id = {one.id: one for one in claims}
    assert all(other in kept and by_id[one].may_be(by_id[other]) for one, other in out.items())


TITLES = {"Skagerrak": "Fishing villages", "Kattegat": "Ferries, mills and windows"}


def other_title(name: str, year: int) -> FactSheet:
    """Build a sheet that is no edition of the others, as its title has other words."""
    sheet = rich_sheet(name, year=year, value=Decimal(1_000_000))
    return sheet.model_copy(update={"title": TITLES[name]})


def test_two_sheets_about_the_same_years_count_once_in_any_order(tmp_path: Path) -> None:
    first, second = other_title("Skagerrak", 2022), other_title("Kattegat", 2023)
    told = []
    for number, sheets in enumerate(([first, second], [second, first])):
        path = tmp_path / f"{number}.duckdb"
        for sheet in sheets:
            loaded(path, sheet)
        told.append(
            fetch(path, "SELECT file_name, counted, not_counted FROM contributions_cited ORDER BY ALL")
        )
        ((document, of),) = fetch(
            path, "SELECT document, covered_by FROM stated_contributions WHERE covered_by IS NOT NULL"
        )
        assert (document, of) == (first.source.sha256, second.contributions[0].id)
    assert told[0] == told[1] == [("Kattegat.pdf", True, None), ("Skagerrak.pdf", False, "overlaps")]


def test_an_older_edition_is_not_counted_and_comes_back_when_the_newer_one_goes(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    loaded(path, rich_sheet("old", year=2021), rich_sheet("new", year=2023))
    query = "SELECT file_name, not_counted FROM contributions_cited ORDER BY file_name"
    assert fetch(path, query) == [("new.pdf", None), ("old.pdf", "older_edition")]
    loaded(path, rich_sheet("new", year=2023).model_copy(update={"title": None}))
    assert fetch(path, query) == [("new.pdf", None), ("old.pdf", "overlaps")]
