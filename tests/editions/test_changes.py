from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.editions import Item, compare_items
from extract.editions.items import FIELDS

if TYPE_CHECKING:
    from extract.editions import Change
    from extract.editions.items import ItemKind


def item(kind: ItemKind, identity: str, /, **told: str) -> Item:
    return Item(kind, identity, dict.fromkeys(FIELDS[kind], "") | told)


def work(key: str, title: str, **told: str) -> Item:
    return item("project", key, title=title, **told)


def gift(key: str, value: str, first: str = "", last: str = "", **told: str) -> Item:
    period = {"period_start": first and f"{first}-01-01", "period_end": last and f"{last}-12-31"}
    fields = {"kind": "voluntary", "currency": "USD", "qualifier": "exact", "value": value, **period, **told}
    return item("contribution", key, **fields)


def fact(key: str, name: str, value: str) -> Item:
    return item("fact", key, key=name, value=value)


def told(changes: tuple[Change, ...]) -> list[tuple[str, ...]]:
    return [(c.state, *(x for x in (c.field, c.old, c.new) if x)) for c in changes]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            work("a", "Better boats", value="5"),
            work("b", "Better boats", value="7"),
            [("restated", "value", "5", "7")],
        ),
        (
            work("a", "Better boats"),
            work("b", "Better boats, phase II"),
            [("restated", "title", "Better boats", "Better boats, phase II")],
        ),
        (
            work("a", "Small firms", countries="IND", funders="X", value="5"),
            work("b", "New markets", countries="IND", funders="X", value="5"),
            [("restated", "title", "Small firms", "New markets")],
        ),
        (
            work("a", "Roads in Niger", countries="NER", funders="X"),
            work("b", "Schools in Niger", countries="NER", funders="X"),
            [("gone",), ("added",)],
        ),
        (
            work("a", "Better boats, phase I", countries="IND"),
            work("b", "Better boats, phase II", countries="PER"),
            [("gone",), ("added",)],
        ),
        (gift("a", "5", "2018", "2022"), gift("b", "5", "2018", "2022"), [("same", "5", "5")]),
        (
            gift("a", "5", "2018", "2022"),
            gift("b", "6", "2018", "2022"),
            [("restated", "value", "5", "6")],
        ),
        (gift("a", "5"), gift("b", "6"), [("gone", "5"), ("added", "6")]),
        (
            gift("a", "5", "2016", "2020"),
            gift("b", "6", "2018", "2022"),
            [("gone", "5"), ("added", "6"), ("overlaps", "5", "6")],
        ),
        (
            gift("a", "9", "2019", "2020"),
            gift("b", "6", "2018", "2022"),
            [("gone", "9"), ("added", "6"), ("conflicts", "9", "6")],
        ),
        (
            gift("a", "9", "2019", "2020"),
            gift("b", "6", "2018", "2022", qualifier="more_than"),
            [("gone", "9"), ("added", "6"), ("overlaps", "9", "6")],
        ),
        (
            gift("a", "5", "2016", "2020"),
            gift("b", "6", "2018", "2022", currency="EUR"),
            [("gone", "5"), ("added", "6")],
        ),
        (fact("a", "ratified", "29"), fact("b", "ratified", "32"), [("restated", "value", "29", "32")]),
        (fact("a", "ratified", "29"), fact("b", "staff", "29"), [("gone", "29"), ("added", "29")]),
    ],
)
def test_what_became_of_a_record(old: Item, new: Item, expected: list[tuple[str, ...]]) -> None:
    assert told(compare_items([old], [new], frozenset({"niger"}))) == expected


def test_a_part_is_no_conflict() -> None:
    old = [gift("a", "9", "2019", "2020")]
    new = [gift("b", "20", "2018", "2022"), gift("c", "6", "2018", "2022")]
    assert "conflicts" not in {change.state for change in compare_items(old, new)}


WORDS = st.sampled_from(["Better", "boats", "Schools", "Niger", "phase", "II", "water"])
TITLES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NAMES = st.sampled_from(["", "NER", "PER", "NER; PER"])
YEARS = st.sampled_from(["", "2018", "2020"])
VALUES = st.sampled_from(["5", "6"])
ITEMS = st.one_of(
    st.builds(work, st.just(""), TITLES, countries=NAMES, funders=NAMES, value=VALUES),
    st.builds(gift, st.just(""), VALUES, YEARS, YEARS),
    st.builds(fact, st.just(""), st.sampled_from(["staff", "ratified"]), VALUES),
)
SHEETS = st.lists(ITEMS, max_size=6).map(
    lambda items: [Item(one.kind, f"{one.kind}-{i}", one.fields) for i, one in enumerate(items)]
)


@given(SHEETS)
def test_with_itself_all_is_the_same(sheet: list[Item]) -> None:
    changes = compare_items(sheet, sheet)
    assert {change.state for change in changes} <= {"same"}
    assert len(changes) == len(sheet)


@given(SHEETS, SHEETS)
def test_swapped_the_added_are_gone(older: list[Item], newer: list[Item]) -> None:
    there, back = compare_items(older, newer), compare_items(newer, older)
    for state, other in (("added", "gone"), ("gone", "added")):
        assert sorted(_records(there, state)) == sorted(_records(back, other))


def _records(changes: tuple[Change, ...], state: str) -> list[str]:
    found = [change.older or change.newer for change in changes if change.state == state]
    return [str(sorted(one.fields.items())) for one in found if one]
