"""Reference tables (countries, regions, currencies, rules, issue codes), from libraries and rule data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pycountry
from babel import Locale
from babel.numbers import get_currency_precision

from extract.warehouse import bulk, regions
from extract.warehouse.named_rules import rule_rows
from extract.warehouse.states import issue_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from extract.warehouse.bulk import Row

LANGUAGES = ("en", "fr", "es")
KOSOVO = ("XKX", "XK", None)  # user-assigned codes, in general use; in no edition of ISO 3166-1


def refresh(connection: DuckDBPyConnection) -> None:
    """Fill the reference tables anew, as libraries and rule data change."""
    rows = reference_rows()
    for table in rows:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    bulk.insert(connection, rows)


@cache
def reference_rows() -> Mapping[str, Sequence[Row]]:
    """Return the rows of each reference table."""
    return {
        "countries": _countries(),
        "regions": regions.region_rows(),
        "region_members": regions.member_rows(),
        "rules": rule_rows(),
        "currencies": _currencies(),
        "issue_codes": [
            {"code": code, "meaning": kind.meaning, "next_step": kind.next_step}
            for code, kind in issue_kinds().items()
        ],
    }


@cache
def currency_codes() -> frozenset[str]:
    """Return the code of each currency in the reference table."""
    return frozenset(str(row["code"]) for row in _currencies())


def _countries() -> list[Row]:
    from extract.entities.places.standard_names import short_names

    codes = [(country.alpha_3, country.alpha_2, country.numeric) for country in pycountry.countries]
    return [
        {"code": alpha_3, "alpha_2": alpha_2, "m49": m49}
        | _names("territories", alpha_2)
        | {"name_en": short_names()[alpha_3]}
        | regions.lies_in(alpha_3)
        for alpha_3, alpha_2, m49 in sorted({*codes, KOSOVO})
    ]


def _currencies() -> list[Row]:
    """ISO 4217 in force, former currencies that CLDR knows (of older documents), and those of the rules."""
    from extract.entities.currencies import currency_rules

    iso = {currency.alpha_3: currency.name for currency in pycountry.currencies}
    return [
        {"code": code, "minor_units": get_currency_precision(code)}
        | _names("currencies", code, otherwise=iso.get(code, code))
        for code in sorted({*iso, *Locale("en").currencies, *currency_rules().codes})
    ]


def _names(kind: str, code: str, otherwise: str | None = None) -> Row:
    """Return the columns `name_en`, `name_fr`, `name_es`; what CLDR has not translated stays English."""
    english = getattr(Locale("en"), kind).get(code, otherwise)
    return {f"name_{language}": getattr(Locale(language), kind).get(code, english) for language in LANGUAGES}
