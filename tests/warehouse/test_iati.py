"""The views in the shape of IATI 2.03: its codes, nothing split, nothing counted twice, nothing invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from extract.pipeline import read_file
from extract.settings import Settings
from tests.warehouse.builders import loaded, rich_sheet
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.models import FactSheet

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

# The code lists of the standard, version 2.03.
TRANSACTION_TYPES = {
    "1": "Incoming Funds",
    "2": "Outgoing Commitment",
    "3": "Disbursement",
    "4": "Expenditure",
    "5": "Interest Payment",
    "6": "Loan Repayment",
    "7": "Reimbursement",
    "8": "Purchase of Equity",
    "9": "Sale of Equity",
    "10": "Credit Guarantee",
    "11": "Incoming Commitment",
    "12": "Outgoing Pledge",
    "13": "Incoming Pledge",
}
ACTIVITY_DATE_TYPES = {"1": "Planned start", "2": "Actual start", "3": "Planned End", "4": "Actual end"}
REGION_VOCABULARIES = {"1": "OECD DAC", "2": "UN", "99": "Reporting Organisation"}
EARMARKING_CATEGORIES = {
    "1": "Unearmarked",
    "2": "Softly Earmarked",
    "3": "Earmarked",
    "4": "Tightly Earmarked",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "warehouse.duckdb"


def sheet(name: str = "norway", *, given: Any = None, work: Any = None, **more: Any) -> FactSheet:
    """A fact sheet whose only contribution and project say what `given` and `work` tell."""
    made = rich_sheet(name, **more)
    contributions = tuple(one.model_copy(update=given or {}) for one in made.contributions)
    projects = tuple(one.model_copy(update=work or {}) for one in made.projects)
    return made.model_copy(update={"contributions": contributions, "projects": projects})


def rows(path: Path, view: str, where: str = "true") -> list[dict[str, Any]]:
    with duckdb.connect(path, read_only=True) as connection:
        found = connection.execute(f"FROM {view} WHERE {where}")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def picked(row: Mapping[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def test_a_contribution_is_money_from_the_partner_to_the_publisher(path: Path) -> None:
    said = {"provider": None, "transaction_type": "1", "transaction_words": "pays"}
    loaded(path, sheet(given=said))
    (row,) = rows(path, "iati_transactions", "record = 'contribution'")
    assert picked(row, "transaction_type", "transaction_type_name", "type_basis") == (
        "1",
        "Incoming Funds",
        "pays",
    )
    assert picked(row, "provider_org", "provider_country", "receiver_org") == (
        "Norway",
        "NO",
        "Harbour Union",
    )
    assert picked(row, "period_start", "period_end", "value_date") == (
        date(2021, 1, 1),
        date(2023, 12, 31),
        None,
    )
    nothing = ("activity_id", "recipient_country", "recipient_region", "humanitarian", "earmarking_category")
    assert picked(row, *nothing) == (None,) * 5


@pytest.mark.parametrize(
    ("provider", "expected"),
    [(None, ("Norway", "NO")), ("SWE", ("Sweden", "SE")), ("City of Port", ("City of Port", None))],
)
def test_who_gives(path: Path, provider: str | None, expected: tuple[str, str | None]) -> None:
    loaded(path, sheet(given={"provider": provider}))
    (row,) = rows(path, "iati_transactions", "record = 'contribution'")
    assert picked(row, "provider_org", "provider_country") == expected


@pytest.mark.parametrize(
    ("qualifier", "most", "low", "high"),
    [
        ("exact", None, 5, 5),
        ("exact", 7, 5, 7),
        ("about", None, None, None),
        ("about", 7, None, None),
        ("nearly", None, None, 5),
        ("less_than", None, None, 5),
        ("at_most", 7, None, 7),
        ("more_than", None, 5, None),
        ("at_least", 7, 5, None),
    ],
)
def test_what_a_fuzzy_amount_can_mean(
    path: Path, qualifier: str, most: int | None, low: int | None, high: int | None
) -> None:
    given = {"value": Decimal(5), "value_max": most and Decimal(most), "qualifier": qualifier}
    work = {"value": Decimal(5), "qualifier": qualifier}
    loaded(path, sheet(given=given, work=work))
    contribution, project = rows(path, "(FROM iati_transactions ORDER BY record)")
    (activity,) = rows(path, "iati_activities")
    assert picked(contribution, "value_low", "value_high") == (low, high)
    if most is None:
        assert picked(project, "value_low", "value_high") == (low, high)
        assert picked(activity, "budget_low", "budget_high") == (low, high)


def test_a_range_in_the_middle_has_one_value_and_its_words(path: Path) -> None:
    given = {"value": Decimal(5), "value_max": Decimal(7), "qualifier": "exact"}
    loaded(path, sheet(given=given))
    (row,) = rows(path, "iati_transactions", "record = 'contribution'")
    assert picked(row, "value", "value_low", "value_high", "qualifier") == (5, 5, 7, "exact")


def test_one_day_is_a_value_date(path: Path) -> None:
    day = date(2022, 3, 4)
    loaded(path, sheet(given={"period_start": day, "period_end": day}))
    (row,) = rows(path, "iati_transactions", "record = 'contribution'")
    assert row["value_date"] == day


@pytest.mark.parametrize(
    ("kind", "expected"), [("assessed", None), ("voluntary", None), ("core_voluntary", "1")]
)
def test_only_core_money_is_one_category_of_earmarking(path: Path, kind: str, expected: str | None) -> None:
    loaded(path, sheet(given={"kind": kind}))
    (row,) = rows(path, "iati_transactions", "record = 'contribution'")
    assert picked(row, "flow", "earmarking_category") == (kind, expected)


@pytest.mark.parametrize("code", ["1", "2", "3", "4", "11", "13"])
def test_types_have_the_names_of_the_code_list(path: Path, code: str) -> None:
    said = {"transaction_type": code, "transaction_words": "as said"}
    loaded(path, sheet(given=said, work=said))
    names = {row["transaction_type_name"] for row in rows(path, "iati_transactions")}
    assert names == {TRANSACTION_TYPES[code]}


@pytest.mark.parametrize(
    ("countries", "regions", "codes", "percentages", "country", "region"),
    [
        (("KEN",), (), ["KE"], [100], "KE", (None, None)),
        (("KEN", "BDI"), (), ["KE", "BI"], None, None, (None, None)),
        (("KEN",), ("Southern Africa",), ["KE"], None, None, (None, None)),
        ((), ("Southern Africa",), [], None, None, ("018", "2")),
        ((), ("ASEAN",), [], None, None, ("ASEAN", "99")),
        ((), ("ASEAN", "Southern Africa"), [], None, None, (None, None)),
        ((), (), [], None, None, (None, None)),
    ],
)
def test_places_are_named_and_no_share_is_invented(
    path: Path, countries: Any, regions: Any, codes: Any, percentages: Any, country: Any, region: Any
) -> None:
    loaded(path, sheet(work={"countries": countries, "regions": regions}))
    (activity,) = rows(path, "iati_activities")
    (row,) = rows(path, "iati_transactions", "record = 'project'")
    assert picked(activity, "recipient_country_codes", "recipient_country_percentages") == (
        codes,
        percentages,
    )
    assert row["recipient_country"] == country
    assert picked(row, "recipient_region_code", "recipient_region_vocabulary") == region
    assert set(activity["recipient_region_vocabularies"]) <= set(REGION_VOCABULARIES)
    assert len(activity["recipient_region_codes"]) == len(regions)


def test_an_activity_says_what_the_document_says(path: Path) -> None:
    days = {"end": date(2023, 2, 28), "end_derived": None, "start_type": "2", "end_type": "3"}
    loaded(path, sheet(work=days))
    (row,) = rows(path, "iati_activities")
    assert row["activity_id"].startswith("prj-")
    assert picked(row, "reporting_org", "title", "language") == ("Harbour Union", "Lake Programme", "en")
    assert picked(row, "funding_orgs", "implementing_orgs") == (["NOR"], ["Harbour Union"])
    assert picked(row, "start_date", "start_date_type") == (date(2021, 1, 1), "2")
    assert picked(row, "end_date", "end_date_type") == (date(2023, 2, 28), "3")
    assert {row["start_date_type"], row["end_date_type"]} <= set(ACTIVITY_DATE_TYPES)
    assert picked(row, "document_title", "page", "file_name") == (
        "Norway and the Harbour Union, 2023",
        2,
        "norway.pdf",
    )


@pytest.mark.parametrize(
    ("code", "words", "in_transactions", "in_budget"),
    [
        (None, None, True, True),
        (None, "budget", False, True),
        ("2", "approved", True, False),
        ("4", "spent", True, False),
    ],
)
def test_a_budget_is_no_transaction_and_a_transaction_no_budget(
    path: Path, code: str | None, words: str | None, *, in_transactions: bool, in_budget: bool
) -> None:
    loaded(path, sheet(work={"transaction_type": code, "transaction_words": words}))
    (activity,) = rows(path, "iati_activities")
    found = rows(path, "iati_transactions", "record = 'project'")
    assert len(found) == in_transactions
    assert (activity["budget_value"] is not None) == in_budget
    assert activity["budget_basis"] == (words if in_budget else None)
    for row in found:
        assert row["activity_id"] == activity["activity_id"]
        assert row["provider_org"] == ("Harbour Union" if code else None)
        assert row["receiver_org"] is None


def test_the_rows_are_those_of_the_plain_views_after_a_restated_edition(path: Path) -> None:
    older = sheet("old", value=Decimal(3_000_000), year=2022)
    newer = sheet("new", value=Decimal(4_000_000), year=2023)
    loaded(path, older, newer, rich_sheet("sweden", partner="Sweden", code="SWE"))
    same = (
        "(SELECT transaction_id, value, usd_value FROM iati_transactions WHERE record = '{0}') EXCEPT ALL "
        "(SELECT {0}_id, value, usd_value FROM {0}s)"
    )
    back = (
        "(SELECT {0}_id, value, usd_value FROM {0}s) EXCEPT ALL "
        "(SELECT transaction_id, value, usd_value FROM iati_transactions WHERE record = '{0}')"
    )
    for record in ("contribution", "project"):
        assert fetch(path, same.format(record)) == fetch(path, back.format(record)) == []
    assert fetch(path, "SELECT activity_id FROM iati_activities EXCEPT SELECT project_id FROM projects") == []
    assert len(rows(path, "iati_activities")) == len(rows(path, "projects")) == 2


def test_dollars_are_those_of_the_plain_views(path: Path) -> None:
    loaded(path, sheet())
    with duckdb.connect(path) as connection:
        connection.execute(
            "INSERT INTO exchange_rates VALUES ('EUR', '2023-01-01', '2023-12-31', 1.1, 'bank', now())"
        )
    (row,) = rows(path, "iati_transactions", "record = 'contribution'")
    names = ("usd_value", "usd_rate", "usd_rate_date", "usd_source")
    (plain,) = rows(path, "contributions")
    assert picked(row, *names) == picked(plain, *names)
    assert row["usd_value"] == Decimal("4950000.00")


def test_every_row_leads_to_its_page(path: Path) -> None:
    loaded(path, sheet())
    assert all(row["page"] == 2 and row["quote"] for row in rows(path, "iati_transactions"))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "warehouse.duckdb"
    names = ("germany-2022", "luxembourg-2024-fr", "espana-2023-es", "korea-2023")
    loaded(path, *(read_file(SAMPLES / f"{name}.pdf", Settings())[1] for name in names))
    return path


def test_contributions_of_the_samples(samples: Path) -> None:
    """Read by hand from the samples."""
    found = {
        picked(row, "partner_code", "flow", "currency", "value", "transaction_type", "type_basis")
        for row in rows(
            samples, "iati_transactions", "record = 'contribution' AND transaction_type IS NOT NULL"
        )
    }
    assert found == {
        ("DEU", "assessed", "USD", Decimal(69_500_000), "1", "paid"),
        ("DEU", "assessed", "USD", Decimal(82_000_000), "13", "pledged"),
        ("LUX", "assessed", "CHF", Decimal(1_100_000), "1", "apporté"),
        ("LUX", "core_voluntary", "EUR", Decimal(8_800_000), "1", "apporté"),
        ("LUX", "voluntary", "EUR", Decimal(13_700_000), "1", "apporté"),
        ("LUX", "voluntary", "EUR", Decimal(40_000), "1", "a fait don"),
        ("ESP", "assessed", "CHF", Decimal(41_300_000), "1", "pagó"),
    }


def test_fuzzy_contributions_of_the_samples(samples: Path) -> None:
    where = "record = 'contribution' AND currency = 'EUR' AND partner_code = 'ESP'"
    found = {
        picked(row, "value", "value_low", "value_high", "qualifier")
        for row in rows(samples, "iati_transactions", where)
    }
    millions = Decimal(1_000_000)
    assert found == {
        (Decimal("27.5") * millions, None, None, "about"),
        (25 * millions, 25 * millions, 30 * millions, "exact"),
    }
    (korea,) = rows(samples, "iati_transactions", "partner_code = 'KOR' AND flow = 'voluntary'")
    assert picked(korea, "value_low", "value_high", "qualifier") == (
        Decimal("21.2") * millions,
        None,
        "more_than",
    )


def test_works_of_the_samples(samples: Path) -> None:
    by_title = {row["title"]: row for row in rows(samples, "iati_activities")}
    hotel = by_title["Apprendre l'hôtellerie à Cabo Verde"]
    assert picked(hotel, "recipient_country_codes", "recipient_country_percentages") == (["CV"], [100])
    assert picked(hotel, "funding_orgs", "start_date", "start_date_type") == (["MAEE"], date(2021, 1, 1), "2")
    assert picked(hotel, "budget_value", "budget_currency") == (Decimal(2_800_000), "EUR")
    mutuals = by_title["Des mutuelles de santé au Burkina Faso et au Mali"]
    assert picked(mutuals, "recipient_country_codes", "recipient_country_percentages") == (["BF", "ML"], None)
    assert picked(mutuals, "budget_value", "budget_basis") == (Decimal(5_000_000), "budget")
    asean = by_title["Skills recognition and digital TVET in ASEAN"]
    assert picked(asean, "recipient_region_codes", "recipient_region_vocabularies") == (["ASEAN"], ["99"])
    dates = {(row["start_date_type"], row["end_date_type"]) for row in by_title.values()}
    assert dates <= {(start, end) for start in (None, "1", "2") for end in (None, "3", "4")}


def test_codes_of_the_samples_are_on_the_lists(samples: Path) -> None:
    found = rows(samples, "iati_transactions")
    assert {row["transaction_type"] for row in found} - {None} <= set(TRANSACTION_TYPES)
    assert {row["earmarking_category"] for row in found} - {None} <= set(EARMARKING_CATEGORIES)
    assert {row["recipient_region_vocabulary"] for row in found} - {None} <= set(REGION_VOCABULARIES)
    assert len({(row["record"], row["transaction_id"]) for row in found}) == len(found)
