from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records.labelled import head_kinds, labelled


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Budget: US$ 3 million", {"amount": "US$ 3 million"}),
        ("A mill.\nDonors: Norland and the Fund\nIt turns.", {"funders": "Norland and the Fund\n"}),
        ("Start: May 2021; end: June 2023", {"start": "May 2021; ", "end": "June 2023"}),
        ("Durée : 24 mois. Le moulin tourne.", {"period": "24 mois. "}),
        ("Début : mai 2021 Durée : 24 mois", {"start": "mai 2021 ", "period": "24 mois"}),
        ("Países: Perú y Chile", {"countries": "Perú y Chile"}),
        ("Implementing partner: the Mill Union", {"partners": "the Mill Union"}),
        ("Budget (EUR million): 3.4", {"amount": "3.4"}),
        ("It has a budget: 3 million", {}),
        ("He asked: who pays?", {}),
    ],
)
def test_labels_introduce_values(text: str, told: dict[str, str]) -> None:
    found = {kind: text[one.start : one.end] for one in labelled(text) for kind in one.kinds}
    assert found == told


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        ("Budget (US$ million)", {"amount"}),
        ("Bailleurs", {"funders"}),
        ("Fecha de inicio", {"start"}),
        ("Funding", {"amount", "funders"}),
        ("2021", set()),
        ("Sector", set()),
    ],
)
def test_heads_of_columns_say_what_they_hold(head: str, kinds: set[str]) -> None:
    assert head_kinds(head) == kinds


@given(
    st.lists(st.sampled_from(["Budget: ", "Donor : ", "a b", "\n", ". ", ": ", "Période : ", "é"])).map(
        "".join
    )
)
def test_values_follow_one_another(text: str) -> None:
    found = labelled(text)
    assert all(0 <= one.start <= one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
