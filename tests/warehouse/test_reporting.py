"""What a report asks the published file: partners by any name, and rows equal to those of the views."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.errors import UnknownPartner, WarehouseError
from extract.warehouse import publish, query
from extract.warehouse.reporting import find_partner, read_report
from tests.warehouse.builders import loaded, rich_sheet, unread_sheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reporting")
    sheets = [
        rich_sheet("korea", partner="Republic of Korea", code="KOR"),
        rich_sheet("peru-2019", partner="Peru", code="PER", year=2019),
        rich_sheet("peru-2023", partner="Peru", code="PER", year=2023, value=Decimal(5_000_000)),
        unread_sheet("locked", "encrypted"),
    ]
    loaded(folder / "w.duckdb", *sheets)
    publish(folder / "w.duckdb", folder / "published.duckdb")
    return folder / "published.duckdb"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("KOR", "KOR"),
        ("kor", "KOR"),
        ("KR", "KOR"),
        ("Republic of Korea", "KOR"),
        ("  republic  of korea ", "KOR"),
        ("Corée du Sud", "KOR"),
        ("coree du sud", "KOR"),
        ("Corea del Sur", "KOR"),
        ("Pérou", "PER"),
        ("Perú", "PER"),
    ],
)
def test_a_partner_has_codes_and_names_in_three_languages(published: Path, given: str, key: str) -> None:
    assert find_partner(published, given).key == key


@pytest.mark.parametrize(
    ("given", "near", "said"),
    [
        ("Korea", "KOR", "No partner 'Korea'"),
        ("Peruu", "PER", "Peru (PER)"),
        ("Kora", "KOR", "Nearest names: Republic of Korea (KOR)"),
    ],
)
def test_an_unknown_name_is_answered_by_the_nearest(
    published: Path, given: str, near: str, said: str
) -> None:
    with pytest.raises(UnknownPartner) as raised:
        find_partner(published, given)
    assert raised.value.near[0] == near
    assert said in raised.value.message


def test_a_country_without_documents_is_called_by_its_name(published: Path) -> None:
    with pytest.raises(UnknownPartner, match=r"No document about France \(FRA\)"):
        find_partner(published, "France")


def test_no_file_and_a_file_of_another_version_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="does not exist yet"):
        read_report(tmp_path / "none.duckdb")
    with duckdb.connect(tmp_path / "old.duckdb") as connection:
        connection.execute("CREATE TABLE documents (sha256 VARCHAR)")
    with pytest.raises(WarehouseError, match="another version"):
        read_report(tmp_path / "old.duckdb")


@pytest.mark.parametrize(
    ("part", "view", "column"),
    [
        ("stated", "contributions", "contribution_id"),
        ("given", "contributions_by_year", "contribution_id"),
        ("works", "projects", "project_id"),
        ("noted", "open_issues", "issue_id"),
    ],
)
@pytest.mark.parametrize("code", [None, "KOR", "PER"])
def test_a_report_has_the_rows_of_the_views(
    published: Path, part: str, view: str, column: str, code: str | None
) -> None:
    report = read_report(published, find_partner(published, code) if code else None)
    where = f"WHERE partner_code = '{code}'" if code else ""
    rows = query(published, f"SELECT {column} FROM {view} {where}").rows
    assert sorted(one.record for one in getattr(report, part)) == sorted(str(row[0]) for row in rows)
    assert rows


def test_sums_keep_their_qualifier_and_every_digit(published: Path) -> None:
    (one,) = read_report(published, find_partner(published, "PER")).stated
    assert (one.money.currency, one.money.value, one.money.qualifier) == (
        "EUR",
        Decimal(5_000_000),
        "about",
    )
    assert one.provider == "Harbour Union"


def test_every_record_shown_has_its_place(published: Path) -> None:
    report = read_report(published)
    shown = {one.record for one in (*report.stated, *report.given)}
    shown |= {work.record for work in report.works} | {issue.record for issue in report.noted}
    shown |= {record for one in report.changed for record in (one.older, one.newer) if record}
    assert {one.record for one in report.evidence} == shown
    assert {one.kind for one in report.evidence} == {"contribution", "project", "fact", "issue"}
    assert all(one.spots for one in report.evidence if one.kind == "contribution")


def test_editions_and_what_could_not_be_read_are_covered(published: Path) -> None:
    covered = {row.file_name: row for row in read_report(published).covered}
    assert [name for name, row in covered.items() if row.superseded] == ["peru-2019.pdf"]
    unread = next(row for row in covered.values() if row.partner is None)
    assert not unread.gives


def test_an_empty_database_gives_an_empty_report(tmp_path: Path) -> None:
    loaded(tmp_path / "w.duckdb")
    publish(tmp_path / "w.duckdb", tmp_path / "p.duckdb")
    report = read_report(tmp_path / "p.duckdb")
    assert [*report.stated, *report.works, *report.covered, *report.evidence] == []


def test_a_project_is_explained_by_its_name_and_its_amount(published: Path) -> None:
    report = read_report(published, find_partner(published, "KOR"))
    (place,) = [one for one in report.evidence if one.kind == "project"]
    assert place.quote == "Lake Programme … EUR 4.5 million"
    assert len(place.spots) == 2
