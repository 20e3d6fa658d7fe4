from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extract.editions import Edition, group, predecessors

OLD = Edition(
    "a", "Bank", ("PER", "Peru"), "en", "Peru and the Bank, 2021", date(2021, 1, 1), date(2021, 12, 31)
)
LATER: dict[str, Any] = {"start": date(2023, 1, 1), "end": date(2023, 12, 31)}


@pytest.mark.parametrize(
    ("changed", "together"),
    [
        ({"title": "Peru and the Bank, 2023"}, True),
        ({"title": "PERÚ AND THE BANK"}, True),
        ({"title": "The harbours of the north"}, False),
        ({"publisher": "Fund"}, False),
        ({"language": "es"}, False),
        ({"partner": ("CHL", "Chile")}, False),
    ],
)
def test_what_makes_an_edition(changed: dict[str, Any], *, together: bool) -> None:
    new = replace(OLD, key="b", **LATER, **changed)
    keys = [tuple(one.key for one in some) for some in group([new, OLD])]
    assert sorted(keys) == ([("a", "b")] if together else [("a",), ("b",)])


def test_titles_that_are_alike() -> None:
    one = replace(OLD, title="Peru: decent work from coast to forest")
    other = replace(OLD, key="b", title="Decent work from the coast to the forest", **LATER)
    assert len(group([one, other])) == 1


def test_each_follows_the_last_one_of_an_earlier_date() -> None:
    twins = [replace(OLD, key=key, **LATER) for key in "bc"]
    (found,) = group([*twins, OLD])
    assert predecessors(found) == {"b": "a", "c": "a"}
