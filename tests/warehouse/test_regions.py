"""Where countries lie, and which countries are in which region."""

from __future__ import annotations

from datetime import date

import pycountry
import pytest

from extract.entities.places.rules import region_rules
from extract.warehouse.reference import reference_rows
from extract.warehouse.regions import MORE, lies_in, members, region_data

CODES = {country.alpha_3 for country in pycountry.countries} | {"XKX"}


def members_of(region: str) -> set[object]:
    return {row["country_code"] for row in reference_rows()["region_members"] if row["region"] == region}


@pytest.mark.parametrize(
    ("code", "region", "sub_region", "intermediate"),
    [
        ("SEN", "002", "202", "011"),
        ("EGY", "002", "015", None),
        ("PER", "019", "419", "005"),
        ("CAN", "019", "021", None),
        ("NOR", "150", "154", None),
        ("CYP", "142", "145", None),
        ("KAZ", "142", "143", None),
        ("FJI", "009", "054", None),
        ("XKX", "150", "039", None),
        ("TWN", "142", "030", None),
        ("ATA", None, None, None),
    ],
)
def test_a_country_lies_in_three_levels(
    code: str, region: str | None, sub_region: str | None, intermediate: str | None
) -> None:
    row = lies_in(code)
    assert (row["region_m49"], row["sub_region_m49"], row["intermediate_m49"]) == (
        region,
        sub_region,
        intermediate,
    )


def test_each_country_but_antarctica_lies_in_one_continent_and_one_part_of_it() -> None:
    parts = [area for area in region_data().area if area.countries]
    listed = [code for area in parts for code in area.countries]
    assert sorted(listed) == sorted(CODES - {"ATA"})
    assert [len(members(m49)) for m49 in ("002", "019", "142", "150", "009")] == [60, 57, 51, 52, 29]


def test_names_are_those_that_mentions_have() -> None:
    row = lies_in("SEN")
    assert (row["region"], row["sub_region"], row["intermediate_region"]) == (
        *("Africa", "Sub-Saharan Africa", "West Africa"),
    )
    names = {region.m49: region.name for region in region_rules().region if region.m49}
    listed = {str(row["name"]): row["m49"] for row in reference_rows()["regions"]}
    assert all(listed[name] == m49 for m49, name in names.items())


def test_areas_hold_what_their_parts_hold() -> None:
    assert members_of("Sub-Saharan Africa") == members_of("Africa") - members_of("North Africa")
    assert {"SEN", "NGA"} <= members_of("West Africa") <= members_of("Sub-Saharan Africa")
    assert {"MEX", "JAM", "CHL"} <= members_of("Latin America and the Caribbean")


def test_the_un_s_areas_and_bodies_have_members_and_others_have_none() -> None:
    kinds = {row["name"]: row["kind"] for row in reference_rows()["regions"]}
    told = {row["region"] for row in reference_rows()["region_members"]}
    assert {name for name, kind in kinds.items() if kind != "other"} == told
    assert all(kinds[name] == "other" for name in ("Sahel", "Horn of Africa", "Middle East", "Flanders"))


@pytest.mark.parametrize(
    ("body", "count", "one", "none"),
    [
        ("EU", 27, "HRV", "GBR"),
        ("African Union", 55, "MAR", "REU"),
        ("ASEAN", 11, "TLS", "PNG"),
        ("ECOWAS", 12, "GHA", "MLI"),
        ("SADC", 16, "COM", "RWA"),
        ("COMESA", 21, "TUN", "TZA"),
        ("G7", 7, "CAN", "RUS"),
        ("G20", 19, "ARG", "ESP"),
        ("CELAC", 33, "BRA", "PRI"),
        ("Commonwealth of Nations", 56, "TGO", "IRL"),
        ("Least Developed Countries", 44, "SEN", "BTN"),
        ("Landlocked Developing Countries", 32, "MDA", "GEO"),
    ],
)
def test_bodies(body: str, count: int, one: str, none: str) -> None:
    found = members_of(body)
    assert len(found) == count
    assert one in found
    assert none not in found


def test_each_body_is_a_region_of_the_rules_and_tells_its_day() -> None:
    names = {region.name for region in region_rules().region} | set(MORE)
    for body in region_data().body:
        assert body.name in names
        assert set(body.countries) <= CODES
        assert len(set(body.countries)) == len(body.countries)
        assert date(2020, 1, 1) <= body.as_of <= date.today()  # noqa: DTZ011 - any zone will do


def test_groups_whose_members_change_tell_their_day_though_they_have_a_code() -> None:
    rows = [row for row in reference_rows()["region_members"] if row["region"] == "Least Developed Countries"]
    assert {row["as_of"] for row in rows} == {date(2024, 12, 13)}
