"""Rows of a result become values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.warehouse.reporting.types import (
    Changed,
    Covered,
    Evidence,
    Given,
    Money,
    Noted,
    Placed,
    Spot,
    Usd,
    Who,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    Row = Mapping[str, Any]


def who(row: Row) -> Who:
    """Return the partner of a row."""
    name = row["partner_name"] or row["partner_code"] or "Partner not known"
    return Who(row["partner_code"] or name, name)


def _money(row: Row) -> Money | None:
    if row["value"] is None:
        return None
    return Money(row["currency"], row["value"], row["value_max"], row["qualifier"], _usd(row))


def _usd(row: Row) -> Usd | None:
    if row["usd_value"] is None:
        return None
    rate = (row["usd_rate"], row["usd_rate_date"], row["usd_source"])
    return Usd(row["usd_value"], row["usd_value_max"], *rate)


def given(row: Row) -> Given:
    """Return a row of `contributions` or `contributions_by_year`."""
    money = _money(row)
    assert money is not None  # these views have no row without a sum
    return Given(
        record=row["record"],
        total=row["total"],
        partner=who(row),
        provider=row["provider"],
        publisher=row["publisher"],
        kind=row["kind"],
        money=money,
        core=row["core_value"],
        year=row["year"],
        start=row["period_start"],
        end=row["period_end"],
        basis=row["basis"],
    )


def work(row: Row) -> Work:
    """Return a row of `projects`."""
    return Work(
        record=row["record"],
        partner=who(row),
        publisher=row["publisher"],
        title=row["title"],
        countries=tuple(row["countries"]),
        regions=tuple(row["regions"]),
        funders=tuple(row["funders"]),
        partners=tuple(row["partners"]),
        money=_money(row),
        start=row["start_date"],
        end=row["end_date"],
        end_derived=row["end_derived"],
        duration=row["duration"],
    )


def placed(row: Row) -> Placed:
    """Return a row of `projects_by_country`."""
    return Placed(
        record=row["record"],
        partner=who(row),
        code=row["code"],
        country=row["country"],
        title=row["title"],
        share_known=row["share_known"],
        money=_money(row),
        sharing=row["sharing"],
        basis=row["basis"],
    )


def changed(row: Row) -> Changed:
    """Return a row of `edition_changes`."""
    named = {name: row[name] for name in Changed.__slots__ if name != "partner"}
    return Changed(partner=who(row), **named)


def noted(row: Row) -> Noted:
    """Return a row of `open_issues`."""
    return Noted(**row)


def covered(row: Row) -> Covered:
    """Return a row of `coverage`."""
    known = row["partner_name"] is not None or row["partner_code"] is not None
    return Covered(
        document=row["document"],
        file_name=row["file_name"],
        state=row["state"],
        partner=who(row) if known else None,
        publisher=row["publisher"],
        published=row["published"],
        language=row["language"],
        pages=row["pages"],
        gives=tuple(row["gives"]),
        lacks=tuple(row["lacks"]),
        superseded=row["superseded"],
    )


def evidence(row: Row) -> Evidence:
    """Return where a record comes from."""
    machine = row["machine"] or {}
    read = {name: row[name] for name in Evidence.__slots__ if name not in {"spots", "machine"}}
    return Evidence(
        **read,
        spots=tuple(Spot(**span) for span in row["spans"]),
        machine=tuple(sorted((field, str(value)) for field, value in machine.items())),
    )
