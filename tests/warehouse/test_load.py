"""What goes in comes out; a document is replaced whole; what does not fit fails alone."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.models import SCHEMA_VERSION, FactSheet
from extract.warehouse import Failure, Reader, Sighting, Versions, open_warehouse
from extract.warehouse.rows import CHILD_TABLES, RECORD_TABLES
from tests.warehouse.builders import BODY, document_source, loaded, rich_sheet, sha256_of, start, unread_sheet

SAME = Versions("0.1.0", "rules-1", SCHEMA_VERSION)

if TYPE_CHECKING:
    from pathlib import Path


def fetch(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def counts(path: Path) -> dict[str, int]:
    with duckdb.connect(path, read_only=True) as connection:
        return {table: len(connection.table(table)) for table in (*RECORD_TABLES, *CHILD_TABLES)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "warehouse.duckdb"


def test_each_list_of_a_fact_sheet_is_a_table(path: Path) -> None:
    sheet = rich_sheet()
    loaded(path, sheet)
    expected = {table: len(getattr(sheet, field)) for table, field in RECORD_TABLES.items()}
    children = {"table_cells": 6, "chart_values": 2, "project_rows": 1, "fact_parts": 1}
    children |= {"contribution_places": 1, "contribution_series": 1, "corrections": 0}
    assert counts(path) == expected | children


def test_every_field_of_the_contract_has_a_column() -> None:
    """What the tables leave out is named here."""
    flattened = {
        "schema_version",
        "source",
        "extraction",
        "partner",
        "published",
        "publisher",
        "title",
        "language",
    }
    assert set(FactSheet.model_fields) == set(RECORD_TABLES.values()) | flattened | {"corrections"}


def test_a_row_of_a_table_comes_back_with_its_project(path: Path) -> None:
    loaded(path, rich_sheet())
    rows = fetch(
        path,
        "SELECT r.title, r.value, r.start_date, p.title, p.end_derived, p.beneficiaries FROM project_rows r "
        "JOIN stated_projects p ON p.id = r.project_id",
    )
    told = (date(2021, 1, 1), "Lake Programme", date(2023, 2, 28), Decimal(640))
    assert rows == [("Lake", Decimal(4_500_000), *told)]


def test_an_amount_comes_back_exactly(path: Path) -> None:
    loaded(path, rich_sheet(value=Decimal("1234567890123456789012345678901234.5678")))
    (row,) = fetch(
        path,
        "SELECT value, currency, qualifier, flow, period_start, period_end, page, text, start_char, "
        "end_char, spans FROM amounts WHERE currency = 'EUR'",
    )
    assert row == (
        Decimal("1234567890123456789012345678901234.5678"),
        "EUR",
        "about",
        "voluntary",
        date(2021, 1, 1),
        date(2023, 12, 31),
        2,
        "EUR 4.5 million",
        BODY.find("EUR"),
        BODY.find(" to the"),
        [{"page": 2, "x0": 40.0, "top": 100.5, "x1": 300.25, "bottom": 112.0}],
    )


def test_an_amount_in_a_table_knows_its_cell(path: Path) -> None:
    loaded(path, rich_sheet())
    (row,) = fetch(
        path,
        "SELECT a.value, a.value_max, a.currency, c.heading, c.text FROM amounts a "
        "JOIN table_cells c USING (table_id, table_row, table_column)",
    )
    assert row == (Decimal("0.5"), Decimal("1.25"), None, "Year", "2021")


def test_a_view_tells_where_in_a_table_a_figure_stands(path: Path) -> None:
    loaded(path, rich_sheet())
    rows = fetch(path, "SELECT value, row_head, column_head FROM amounts_current ORDER BY value")
    assert rows == [(Decimal("0.5"), "2021", "Year"), (Decimal(4500000), None, None)]


def test_dates_and_lists_of_a_project_come_back(path: Path) -> None:
    loaded(path, rich_sheet())
    (row,) = fetch(
        path, "SELECT start_date, end_date, duration, countries, funders, start_char FROM stated_projects"
    )
    assert row == (date(2021, 1, 1), None, "P26M", ["NOR"], ["NOR"], BODY.find("Lake"))


def test_measured_chart_values_are_rounded_and_printed_ones_exact(path: Path) -> None:
    loaded(path, rich_sheet())
    rows = fetch(path, "SELECT series, label, value, error, origin FROM chart_values ORDER BY label")
    assert rows == [
        ("Core", "2021", Decimal("1.5"), None, "label"),
        ("Core", "2022", Decimal("2.1234567890"), Decimal("0.05"), "geometry"),
    ]


def test_furniture_has_its_reason_and_sections_their_language(path: Path) -> None:
    loaded(path, rich_sheet())
    rows = fetch(path, "SELECT reason, text, page, section_id FROM furniture")
    assert rows == [("running_foot", "Harbour Union | 2", 2, None)]
    assert fetch(path, "SELECT language FROM sections") == [("en",)]
    columns = "characters, characters_in_sections, characters_in_tables, characters_in_charts"
    (row,) = fetch(path, f"SELECT {columns}, characters_left_out FROM documents")
    assert row == (120, 90, 10, 5, {"hidden": 15})


def test_the_document_has_its_identity_and_accounting(path: Path) -> None:
    loaded(path, rich_sheet())
    (row,) = fetch(
        path,
        "SELECT state, cause, partner_code, partner_page, published, published_start, language, "
        "extracted_at, money_left_out, schema_version FROM documents",
    )
    expected = ("loaded", None, "NOR", 2, "2023-07", date(2023, 7, 1), "en", datetime(2024, 5, 1, 12, 0))  # noqa: DTZ001
    assert row == (*expected, {"furniture": 1}, "1.0")


def test_loading_again_replaces_and_changes_nothing_else(path: Path) -> None:
    loaded(path, rich_sheet(), rich_sheet("other", partner="Chile", code="CHL"))
    before = counts(path)
    loaded(path, rich_sheet(value=Decimal(7)))
    assert counts(path) == before
    assert fetch(path, "SELECT value FROM contributions ORDER BY value") == [
        (Decimal(7),),
        (Decimal(4500000),),
    ]


def test_loading_again_keeps_when_it_was_first_seen(path: Path) -> None:
    loaded(path, rich_sheet())
    first = fetch(path, "SELECT first_seen, last_seen FROM documents")[0]
    loaded(path, rich_sheet())
    again = fetch(path, "SELECT first_seen, last_seen FROM documents")[0]
    assert again[0] == first[0]
    assert again[1] > first[1]  # type: ignore[operator] # both are times


def test_a_document_that_can_no_longer_be_read_loses_its_records(path: Path) -> None:
    loaded(path, rich_sheet())
    loaded(path, unread_sheet("norway", "encrypted"))
    assert {table: n for table, n in counts(path).items() if n} == {"issues": 1}
    assert fetch(path, "SELECT state FROM documents") == [("queued",)]


def test_the_same_document_twice_in_one_batch_is_stored_once(path: Path) -> None:
    loaded(path, rich_sheet(value=Decimal(1)), rich_sheet(value=Decimal(2)))
    assert fetch(path, "SELECT value FROM contributions") == [(Decimal(2),)]


@pytest.mark.parametrize("value", [Decimal(10) ** 35, Decimal("0.00001")], ids=["too large", "too fine"])
def test_money_that_does_not_fit_fails_its_document_alone(path: Path, value: Decimal) -> None:
    with open_warehouse(path) as warehouse:
        run_id = start(warehouse)
        outcomes = warehouse.load(run_id, [rich_sheet("odd", value=value), rich_sheet("good")])
        summary = warehouse.summary(run_id)
    assert [outcome.state for outcome in outcomes] == ["failed", "loaded"]
    assert "amounts.value" in (outcomes[0].cause or "")
    assert fetch(path, "SELECT state, count(*) FROM documents GROUP BY ALL ORDER BY ALL") == [
        ("failed", 1),
        ("loaded", 1),
    ]
    assert fetch(path, "SELECT DISTINCT document FROM amounts") == [(sha256_of("good"),)]
    assert (summary.loaded, summary.failed) == (1, 1)
    assert "amounts.value" in summary.attention[0].cause


def test_a_chart_value_that_is_no_number_fails_its_document_alone(path: Path) -> None:
    sheet = rich_sheet()
    (chart,) = sheet.charts
    (series,) = chart.series
    odd = series.model_copy(update={"values": (series.values[0].model_copy(update={"value": "n/a"}),)})
    sheet = sheet.model_copy(update={"charts": (chart.model_copy(update={"series": (odd,)}),)})
    with open_warehouse(path) as warehouse:
        outcomes = warehouse.load(start(warehouse), [sheet, rich_sheet("good")])
    assert [outcome.state for outcome in outcomes] == ["failed", "loaded"]
    assert "'n/a'" in (outcomes[0].cause or "")


def test_text_with_quotes_and_odd_characters_comes_back(path: Path) -> None:
    title = "L'accord « 1 % » ; DROP TABLE amounts -- \u202e\U0001f30d\x00"
    loaded(path, rich_sheet().model_copy(update={"title": title}))
    assert fetch(path, "SELECT title FROM documents") == [(title,)]


def test_a_failure_is_a_document_too(path: Path) -> None:
    failure = Failure(sha256_of("odd"), "file:///in/odd.pdf", "odd.pdf", "The reader's process died.")
    with open_warehouse(path) as warehouse:
        run_id = start(warehouse)
        warehouse.fail(run_id, [failure])
        assert [one.sha256 for one in warehouse.due(Reader(run_id, SAME))] == [failure.sha256]
        (attention,) = warehouse.summary(run_id).attention
    assert (attention.file_name, attention.state, attention.cause) == ("odd.pdf", "failed", failure.cause)


def test_what_is_due_depends_on_all_versions(path: Path) -> None:
    sheets = [rich_sheet(), unread_sheet("locked", "encrypted"), unread_sheet("text", "not_a_pdf")]
    keys = {sheet.source.sha256 for sheet in sheets}
    with open_warehouse(path) as warehouse:
        run_id = start(warehouse)
        warehouse.load(run_id, sheets)
        for versions in (
            ("0.2.0", "rules-1", "1.0"),
            ("0.1.0", "rules-2", "1.0"),
            ("0.1.0", "rules-1", "2.0"),
        ):
            due = warehouse.due(Reader(run_id, Versions(*versions)))
            assert {one.sha256 for one in due} == keys
            assert warehouse.due(Reader(run_id, Versions(*versions)), again=False) == ()
        assert warehouse.due(Reader(run_id, SAME)) == ()


def test_what_other_versions_have_read_is_due_only_where_it_is_met(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        warehouse.load(start(warehouse), [rich_sheet()])
        assert warehouse.due(Reader(start(warehouse), Versions("0.2.0", "rules-1", "1.0"))) == ()


def test_no_two_runs_read_the_same_document(path: Path) -> None:
    places = [Sighting(sha256_of(name), f"/in/{name}.pdf", f"{name}.pdf") for name in ("a", "b", "c")]
    keys = [place.sha256 for place in places]
    with open_warehouse(path) as warehouse:
        one, two = start(warehouse), start(warehouse)
        both = frozenset({one, two})
        warehouse.note_seen(one, places)
        assert warehouse.claim(Reader(one, SAME, both), keys[:2]) == {*keys[:2]}
        assert warehouse.claim(Reader(two, SAME, both), keys) == {keys[2]}
        # the first is killed: what it had claimed is free
        assert warehouse.claim(Reader(two, SAME, frozenset({two})), keys) == {*keys}


def test_what_another_run_has_read_meanwhile_is_not_claimed(path: Path) -> None:
    sheet = rich_sheet()
    with open_warehouse(path) as warehouse:
        one, two = start(warehouse), start(warehouse)
        warehouse.note_seen(one, [Sighting(sheet.source.sha256, sheet.source.uri, sheet.source.file_name)])
        assert len(warehouse.due(Reader(two, SAME))) == 1
        warehouse.load(one, [sheet])
        assert warehouse.claim(Reader(two, SAME), [sheet.source.sha256]) == set()
        assert warehouse.claim(Reader(two, SAME), [sheet.source.sha256], [sheet.source.sha256])


def test_a_file_seen_but_not_read_is_not_forgotten(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        run_id = start(warehouse)
        warehouse.note_seen(run_id, [Sighting(sha256_of("new"), "/in/new.pdf", "new.pdf")])
        assert [one.sha256 for one in warehouse.due(Reader(run_id, SAME))] == [sha256_of("new")]
        assert warehouse.summary(run_id).seen == 1
    assert fetch(path, "SELECT state, file_name FROM documents") == [("archived", "new.pdf")]


def test_a_moved_file_is_shown_where_it_is(path: Path) -> None:
    loaded(path, rich_sheet())
    with open_warehouse(path) as warehouse:
        moved = Sighting(sha256_of("norway"), "/elsewhere/norway-2.pdf", "norway-2.pdf")
        warehouse.note_seen(start(warehouse), [moved])
    assert fetch(path, "SELECT uri, file_name FROM documents") == [(moved.uri, moved.file_name)]
    assert len(fetch(path, "FROM document_sightings")) == 2
    assert len(fetch(path, "FROM amounts")) == 2


def test_sources_differ_in_what_they_know(path: Path) -> None:
    bare = document_source("bare", producer=None, text_layer="partial", ocr_pages=(2, 3))
    loaded(path, rich_sheet("bare").model_copy(update={"source": bare}))
    assert fetch(path, "SELECT producer, text_layer, ocr_pages FROM documents") == [(None, "partial", [2, 3])]


def unopened(name: str) -> FactSheet:
    source = document_source(name, sha256="", bytes=0, page_count=0, text_layer="none")
    return unread_sheet(name, "unopenable").model_copy(update={"source": source})


def test_files_that_cannot_be_opened_wait_one_by_one(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        outcomes = warehouse.load(start(warehouse), [unopened("a"), unopened("b")])
    assert len({outcome.sha256 for outcome in outcomes}) == 2
    assert fetch(path, "SELECT state, file_name FROM documents ORDER BY file_name") == [
        ("queued", "a.pdf"),
        ("queued", "b.pdf"),
    ]


def test_a_file_that_can_be_opened_again_waits_no_longer(path: Path) -> None:
    loaded(path, unopened("a"), unopened("b"))
    loaded(path, rich_sheet("a"))
    assert fetch(path, "SELECT state, file_name FROM documents ORDER BY file_name") == [
        ("loaded", "a.pdf"),
        ("queued", "b.pdf"),
    ]
    assert len(fetch(path, "FROM document_sightings")) == 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"section_id": "sec-none"}, "amounts.section_id has sec-none, which sections lacks"),
        ({"currency": "XXZ"}, "amounts.currency has XXZ, which currencies lacks"),
    ],
)
def test_a_reference_that_leads_nowhere_fails_its_document_alone(
    path: Path, changed: dict[str, str], told: str
) -> None:
    sheet = rich_sheet("odd")
    amounts = tuple(amount.model_copy(update=changed) for amount in sheet.amounts)
    with open_warehouse(path) as warehouse:
        odd, good = warehouse.load(
            start(warehouse), [sheet.model_copy(update={"amounts": amounts}), rich_sheet()]
        )
    assert (odd.state, good.state) == ("failed", "loaded")
    assert told in (odd.cause or "")


def test_two_records_with_one_id_fail_their_document_alone(path: Path) -> None:
    sheet = rich_sheet("odd")
    with open_warehouse(path) as warehouse:
        odd, good = warehouse.load(
            start(warehouse), [sheet.model_copy(update={"facts": sheet.facts * 2}), rich_sheet()]
        )
    assert (odd.state, good.state) == ("failed", "loaded")
    assert "duplicate key" in (odd.cause or "")
