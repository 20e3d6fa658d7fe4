"""The reference tables hold what their standards hold."""

from __future__ import annotations

from typing import get_args

import pycountry
import pytest

from extract.entities.currencies import currency_rules
from extract.entities.places.rules import region_rules
from extract.entities.places.standard_names import short_names
from extract.models import IssueCode
from extract.warehouse.reference import reference_rows


def found(table: str, code: str) -> dict[str, object]:
    (row,) = [row for row in reference_rows()[table] if row["code"] == code]
    return row


@pytest.mark.parametrize(
    ("code", "alpha_2", "m49", "french", "spanish"),
    [
        ("NOR", "NO", "578", "Norvège", "Noruega"),
        ("CIV", "CI", "384", "Côte d’Ivoire", "Côte d’Ivoire"),
        ("XKX", "XK", None, "Kosovo", "Kosovo"),
    ],
)
def test_countries(code: str, alpha_2: str, m49: str | None, french: str, spanish: str) -> None:
    row = found("countries", code)
    assert (row["alpha_2"], row["m49"], row["name_fr"], row["name_es"]) == (alpha_2, m49, french, spanish)


@pytest.mark.parametrize(
    ("code", "minor_units"), [("USD", 2), ("JPY", 0), ("KWD", 3), ("XOF", 0), ("DEM", 2)]
)
def test_currencies(code: str, minor_units: int) -> None:
    assert found("currencies", code)["minor_units"] == minor_units


def test_codes_are_unique_and_every_row_has_its_names() -> None:
    for table in ("countries", "currencies"):
        rows = reference_rows()[table]
        assert len({row["code"] for row in rows}) == len(rows)
        assert all(row["name_en"] and row["name_fr"] and row["name_es"] for row in rows)


def test_regions_are_those_of_the_rule_data_and_of_the_un() -> None:
    names = [row["name"] for row in reference_rows()["regions"]]
    assert {region.name for region in region_rules().region} <= set(names)
    assert {"EU", "African Union", "Australia and New Zealand"} <= set(names)
    assert len(set(names)) == len(names)


def test_currencies_are_complete() -> None:
    codes = {row["code"] for row in reference_rows()["currencies"]}
    assert {one.alpha_3 for one in pycountry.currencies} <= codes
    assert {code for some in currency_rules().signs.values() for code in some} <= codes
    named = [some for _, names in currency_rules().names.items() for some in names.values()]
    assert {code for some in named for code in some} <= codes


def test_every_issue_code_is_told() -> None:
    assert {row["code"] for row in reference_rows()["issue_codes"]} == set(get_args(IssueCode))
    assert all(
        str(row["meaning"]).endswith(".") and row["next_step"] for row in reference_rows()["issue_codes"]
    )


def test_country_names_agree_with_mentions() -> None:
    assert found("countries", "KOR")["name_en"] == short_names()["KOR"]
