from __future__ import annotations

import pytest

from extract.records.beneficiaries import people_reached
from tests.records.builders import Sheet, assembled, country, money, organisation


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It trained 86 mediators.", "86"),
        ("So far 3,400 apprentices have learned.", "3400"),
        ("Déjà 8 400 enfants ont repris l'école.", "8400"),
        ("Se registraron 15.300 personas.", "15300"),
        ("It covers 1.4 million garment workers.", "1400000"),
        ("Il protège 1 900 planteurs.", "1900"),
        ("On every island 2,750 have passed.", "2750"),
    ],
)
def test_people_are_counted(text: str, value: str) -> None:
    count = people_reached(text)
    assert count is not None
    assert count.value == value


@pytest.mark.parametrize(
    "text",
    ["It bought 640 computers.", "It built 12 health centres.", "In 2021 workers of two mills agreed."],
)
def test_things_are_no_people(text: str) -> None:
    assert people_reached(text) is None


def test_money_for_people_is_no_count_of_people() -> None:
    sheet = assembled(
        Sheet()
        .add("A sheet", level=0)
        .add("A project in Kenya", "The project: $18.5 million pays young people.", below=0),
        country("Kenya", "KEN"),
        money("$18.5 million", 18_500_000),
    )
    assert len(sheet.projects) == 1
    assert sheet.facts == ()


def _facts(*texts: str) -> dict[str, str]:
    sheet = assembled(Sheet().add("A sheet", *texts, level=0), organisation("Blue Fund"))
    return {fact.key: fact.value for fact in sheet.facts}


def test_membership_is_the_present_one() -> None:
    assert _facts("It joined the Blue Fund in 1919, left, and rejoined it in 1951.") == {
        "member_since": "1951"
    }
    assert _facts("It joined the Blue Fund in 1919.") == {"member_since": "1919"}
    assert _facts("It joined the second phase in 2019.") == {}


def test_membership_of_a_council_is_none_of_the_organisation() -> None:
    assert _facts("It has been a member of the Governing Body since 2021.") == {}


def test_the_first_total_of_conventions_counts() -> None:
    assert _facts("It has ratified 32 Conventions: 4 fundamental, 3 governance and 25 technical.") == {
        "conventions_ratified": "32"
    }


def test_staff_is_a_fact_among_key_figures_only() -> None:
    text = "The office has 120 staff members."
    assert assembled(Sheet().add("A sheet", text, level=0)).facts == ()
    found = assembled(
        Sheet().add("A sheet", level=0).add(None, "120 staff members", role="key_figures", below=0)
    ).facts
    assert [(f.key, f.value, f.text) for f in found] == [("staff", "120", "120 staff members")]
