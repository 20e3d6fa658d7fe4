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


def _sheet(*texts: str, partner: str = "Norland") -> dict[str, str]:
    marks = (country(partner, "NOR", role="partner"), country("Ghana", "GHA", role="mentioned"))
    sheet = assembled(
        Sheet().add("A sheet", *texts, f"{partner} pays dues.", level=0),
        *marks,
        organisation("Blue Fund"),
        organisation("European Union", "EU"),
    )
    return {fact.key: fact.value for fact in sheet.facts}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norland has been a member since 9 May 1964.", "1964"),
        ("Norland, a member since 1964, hosts an office.", "1964"),
        ("After its independence from Ghana, it became a member in 1964.", "1964"),
        ("Norland, like Ghana, gives much. It has been part of the Blue Fund since 1964.", "1964"),
        ("Norland a rejoint le Blue Fund en 1964.", "1964"),
        ("Norland forma parte del Blue Fund desde 1964.", "1964"),
        ("It has been a member since 1919, left in 1938 and rejoined the Blue Fund in 1952.", "1952"),
        ("Ghana has been a member since 1957.", None),
        ("Ghana, which is a member since 1957, borrows.", None),
        ("Norland has been a member of the European Union since 1995.", None),
        ("The Blue Fund joined the European Union in 1995.", None),
        ("The Blue Fund became a member in 1995.", None),
        ("Blue Fund member since 1964.", "1964"),
        ("Ana Ruiz, a team member since 2015, leads it.", None),
    ],
)
def test_whose_membership_and_of_what(text: str, found: str | None) -> None:
    assert _sheet(text).get("member_since") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has ratified thirty-two Conventions.", "32"),
        ("Of the 191 Conventions, it has ratified 37.", "37"),
        ("It has ratified 37 of the 191 Conventions.", "37"),
        ("Le pays a ratifié quatre-vingt-deux conventions, dont 70 en vigueur.", "82"),
        ("Ha ratificado ciento tres convenios.", "103"),
        ("It has ratified all 8 fundamental Conventions.", None),
        ("In 2021 it ratified two Conventions.", None),
        ("Ghana has ratified 51 Conventions.", None),
    ],
)
def test_how_many_conventions(text: str, found: str | None) -> None:
    assert _sheet(text).get("conventions_ratified") == found


def test_parts_of_the_conventions_have_kind_number_and_place() -> None:
    text = "It has ratified 32 Conventions: four fundamental, 3 governance and 25 technical; 29 are in force."
    (fact,) = assembled(Sheet().add("A sheet", text, level=0)).facts
    assert [(part.key, part.value) for part in fact.parts] == [
        ("fundamental", "4"),
        ("governance", "3"),
        ("technical", "25"),
        ("in_force", "29"),
    ]
    assert [text[part.start : part.end] for part in fact.parts][:2] == ["four fundamental", "3 governance"]
    assert all(part.spans for part in fact.parts)


@pytest.mark.parametrize(
    "rows",
    [
        (("Member since", "1964"), ("Conventions ratified", "32"), ("Capital", "Oslo")),
        (("Member since:", "12 May 1964", "Conventions ratified:", "32"),),
        (("Member since", "Conventions ratified"), ("1964", "32")),
    ],
)
def test_tables_of_key_data(rows: tuple[tuple[str, ...], ...]) -> None:
    sheet = assembled(Sheet().add("A sheet", "Text.", level=0).add("Key data", below=0, table=rows))
    assert {(f.key, f.value) for f in sheet.facts} == {
        ("member_since", "1964"),
        ("conventions_ratified", "32"),
    }
    table = sheet.tables[0]
    for fact in sheet.facts:
        cell = (table.header, *table.rows)[fact.row or 0][fact.column or 0]
        assert (fact.table_id, cell[fact.start : fact.end]) == (table.id, fact.text)


def test_tables_of_many_countries_tell_nothing_of_the_partner() -> None:
    rows = (("Country", "Member since", "Conventions"), ("Ghana", "1957", "51"), ("Chad", "1960", "28"))
    assert assembled(Sheet().add("A sheet", "Text.", level=0).add("Members", below=0, table=rows)).facts == ()
