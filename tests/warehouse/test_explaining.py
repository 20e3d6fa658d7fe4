"""Any row is explained: what it says, where, by which rule, what bears on it, and what became of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.errors import QueryError, WarehouseError
from extract.geometry import Box
from extract.models import Comparison, Issue
from extract.warehouse.explaining import explain
from extract.warehouse.explaining.reader import reader
from extract.warehouse.migrations import all_migrations, migrate
from extract.warehouse.rows import RECORD_TABLES
from tests.warehouse.builders import SPANS, loaded, rich_sheet, sha256_of, unread_sheet
from tests.warehouse.test_load import fetch

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet
    from extract.warehouse.explaining.reader import Table


def catalog() -> dict[str, Table]:
    from pathlib import Path

    with duckdb.connect() as connection:
        migrate(connection, Path(":memory:"), all_migrations())
        return dict(reader(connection).tables)


TABLES = catalog()
EMPTY = {"exchange_rates", "corrections", "correction_effects", "applied_corrections"}  # filled by users


def old_and_new() -> tuple[FactSheet, FactSheet]:
    return rich_sheet("old", year=2021), rich_sheet("new", year=2023, value=Decimal(5_000_000))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explaining") / "w.duckdb"
    old, new = old_and_new()
    amount, _ = new.amounts
    sums = Comparison(
        id="cmp-of-amount", kind="text_sum", verdict="contradicts", message="1 + 2 = 3, stated 4.",
        record="amount", record_id=amount.id, field="value", spans=SPANS,
    )  # fmt: skip
    doubt = Issue(
        id="iss-of-amount", code="total_mismatch", severity="warning", message="1 + 2 = 3, stated 4.",
        record="amount", record_id=amount.id, field="value",
    )  # fmt: skip
    new = new.model_copy(update={"comparisons": (*new.comparisons, sums), "issues": (*new.issues, doubt)})
    loaded(path, old, new, unread_sheet("locked", "encrypted"))
    return path


def first_key(database: Path, table: str) -> str:
    keys = ", ".join(f"{key}::VARCHAR" for key in TABLES[table].keys)
    (row,) = fetch(database, f"SELECT {keys} FROM {table} ORDER BY ALL DESC LIMIT 1")
    return "/".join(str(part) for part in row)


@pytest.mark.parametrize("table", sorted(TABLES.keys() - EMPTY))
def test_a_row_of_each_table_is_explained(database: Path, table: str) -> None:
    told = explain(database, f"{table}/{first_key(database, table)}")
    assert told.said.table == table
    assert told.said.text
    assert told.meaning == TABLES[table].meaning
    assert {f.name for f in told.fields} == {
        c.name
        for c in TABLES[table].columns
        if c.name != "spans" and not c.type.startswith("MAP(VARCHAR, VARCHAR)")
    }
    assert all(field.meaning for field in told.fields)


@pytest.mark.parametrize("table", sorted(RECORD_TABLES))
def test_a_record_leads_to_its_document_page_and_boxes(database: Path, table: str) -> None:
    (key,) = fetch(database, f"SELECT id FROM {table} WHERE document = '{sha256_of('new')}' LIMIT 1")[0]
    told = explain(database, str(key))
    assert told.said.address == key
    assert told.document is not None
    assert told.document.file_name == "new.pdf"
    assert told.document.seen_at == ("file:///in/new.pdf",)
    assert told.said.page == 2
    boxes = {(place.document, place.page, box) for place in told.places for box in place.boxes}
    assert (sha256_of("new"), 2, Box(40.0, 100.5, 300.25, 112.0)) in boxes


def amount(database: Path, name: str = "new") -> str:
    rows = fetch(
        database, f"SELECT id FROM amounts WHERE document = '{sha256_of(name)}' AND currency = 'EUR'"
    )
    return str(rows[0][0])


def test_an_amount_has_its_words_between_those_around_them(database: Path) -> None:
    told = explain(database, amount(database))
    assert told.quote == "EUR 4.5 million"
    assert told.around is not None
    assert told.around.before.endswith("pays about ")
    assert told.around.words == told.quote
    assert told.around.after.startswith(" to the Lake Programme")
    assert told.section is not None
    assert told.section.text == "Money"
    assert told.rule is not None
    assert told.rule.name == "test.rule"


def test_its_sum_is_whole(database: Path) -> None:
    money = explain(database, amount(database)).said.money
    assert money is not None
    assert (money.currency, money.value, money.qualifier) == ("EUR", Decimal(5_000_000), "about")


def test_a_cell_shows_its_row_of_the_table(database: Path) -> None:
    rows = fetch(
        database, f"SELECT id FROM amounts WHERE document = '{sha256_of('new')}' AND currency IS NULL"
    )
    told = explain(database, str(rows[0][0]))
    assert told.around is None
    assert told.grid is not None
    assert (told.grid.header, told.grid.rows) == (("Year", "Dues"), (("2021", "1.5"),))
    assert told.grid.marked == (0, 0)


def test_checks_about_it_come_first_and_others_say_how_they_meet_it(database: Path) -> None:
    told = explain(database, amount(database))
    assert [(one.verdict, one.concerns) for one in told.comparisons] == [
        ("contradicts", "it is about this record"),
        ("agrees", "it takes in this place"),
    ]
    assert told.issues[0].message == "1 + 2 = 3, stated 4."
    assert "ompare both places" in (told.issues[0].next_step or "")


def test_a_check_of_a_linked_record_is_told(database: Path) -> None:
    told = explain(database, first_key(database, "contribution_places").rpartition("/")[0])
    assert {one.concerns for one in told.comparisons} <= {
        "it takes in this place",
        "it is about a linked record",
    }
    assert any(one.address == "iss-of-amount" for one in told.issues)


def test_it_leads_to_what_it_is_part_of_and_what_is_made_of_it(database: Path) -> None:
    told = explain(database, amount(database))
    tables = {said.table for link in (*told.refers_to, *told.referred_by) for said in link.rows}
    assert {"stated_projects", "stated_contributions", "project_rows", "key_figures"} <= tables
    addresses = [said.address for link in (*told.refers_to, *told.referred_by) for said in link.rows]
    assert told.said.address not in addresses


def test_history_goes_over_editions_from_either_end(database: Path) -> None:
    ids = {
        name: str(
            fetch(database, f"SELECT id FROM stated_projects WHERE document = '{sha256_of(name)}'")[0][0]
        )
        for name in ("old", "new")
    }
    histories = [explain(database, key).history for key in ids.values()]
    assert histories[0] == histories[1]
    (change,) = [one for one in histories[0] if one.field == "value"]
    assert (change.state, change.old, change.new) == ("restated", "4500000", "5000000")
    assert (change.older.file_name, change.newer.file_name) == ("old.pdf", "new.pdf")
    assert (change.older.address, change.newer.address) == (ids["old"], ids["new"])
    assert explain(database, change.address).history == histories[0]


def test_the_history_of_an_amount_is_that_of_the_contribution_it_states(database: Path) -> None:
    old, new = (explain(database, amount(database, name)) for name in ("old", "new"))
    assert "voluntary EUR 2021–2023" in {change.label for change in new.history}
    assert "voluntary EUR 2019–2021" in {change.label for change in old.history}


def test_a_change_shows_the_places_in_both_editions(database: Path) -> None:
    (key,) = fetch(database, "SELECT id FROM record_changes WHERE field = 'value' AND kind = 'project'")[0]
    documents = [place.document for place in explain(database, str(key)).places]
    assert documents == [sha256_of("old"), sha256_of("new")]


def test_a_correction_shows_what_the_program_had_read(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "corrected.duckdb"
    copy.write_bytes(database.read_bytes())
    with duckdb.connect(copy) as connection:
        connection.execute("UPDATE amounts SET machine = MAP {'flow': 'other'} WHERE currency = 'EUR'")
    told = {field.name: field.machine for field in explain(copy, amount(database)).fields}
    assert told["flow"] == "other"
    assert told["value"] is None


CORRECTION = """
INSERT INTO corrections BY NAME
SELECT 'cor-1' AS id, document, document AS made_on, false AS carried, 'amount' AS record, id AS record_id,
       id AS seen_id, 'flow' AS field, 'edit' AS action, 'applied' AS state, 'other' AS seen, flow AS value,
       'other' AS machine, 'Ada' AS reviewer, TIMESTAMP '2024-05-01 12:00:00' AS decided,
       'The head says so' AS reason, text AS quote, page, spans,
       [{'record': 'contribution', 'field': 'kind', 'machine': 'other', 'value': flow,
         'record_id': (SELECT min(id) FROM stated_contributions c WHERE c.amount_id = a.id)}] AS changes
FROM amounts a WHERE id = ?
"""


def corrected(database: Path, folder: Path) -> Path:
    copy = folder / "corrected.duckdb"
    copy.write_bytes(database.read_bytes())
    key = amount(database)
    with duckdb.connect(copy) as connection:
        connection.execute(CORRECTION, [key])
    return copy


def test_corrections_are_told_of_each_row_that_they_changed(database: Path, tmp_path: Path) -> None:
    copy = corrected(database, tmp_path)
    stated = f"SELECT id FROM stated_contributions WHERE amount_id = '{amount(database)}'"
    for key in (amount(database), str(fetch(database, stated)[0][0])):
        (one,) = explain(copy, key).corrections
        assert (one.field, one.machine, one.value) == ("flow", "other", "voluntary")
        assert (one.told["reviewer"], one.told["reason"]) == ("Ada", "The head says so")
    assert explain(copy, amount(database, "old")).corrections == ()


def test_a_correction_is_explained_by_its_id(database: Path, tmp_path: Path) -> None:
    told = explain(corrected(database, tmp_path), "cor-1")
    assert told.said.text == "edit flow: other → voluntary"
    assert told.places[0].page == 2


@pytest.mark.parametrize(
    "asked",
    [sha256_of("new"), sha256_of("new")[:8], "new.pdf", f"documents/{sha256_of('new')}"],
    ids=["hash", "first letters", "file name", "address"],
)
def test_a_document_is_found_by_what_people_have_of_it(database: Path, asked: str) -> None:
    told = explain(database, asked)
    assert told.said.address == sha256_of("new")
    assert told.document is not None
    assert {row[0]: row[1] for one in told.listings if one.title == "What was read in it" for row in one.rows}


def test_first_letters_find_the_only_row_that_has_them(database: Path) -> None:
    key = amount(database)
    assert explain(database, key[:14]).said.address == key


def test_first_letters_of_several_are_answered_by_a_list(database: Path) -> None:
    with pytest.raises(QueryError, match=r"amt- may be any of: amt-\w+, amt-\w+.*Give more of it") as raised:
        explain(database, "amt-")
    assert amount(database) in raised.value.message


@pytest.mark.parametrize(
    "asked", ["amt-none", "", "x", "'; DROP TABLE amounts; --", "amounts/none", "%", "amt-%"]
)
def test_an_unknown_id_says_where_ids_are(database: Path, asked: str) -> None:
    with pytest.raises(QueryError, match=r"No row has the id .*factsheets query"):
        explain(database, asked)


def test_a_code_of_two_tables_asks_which_is_meant(database: Path) -> None:
    with pytest.raises(QueryError, match="countries/ESP, currencies/ESP"):
        explain(database, "ESP")
    assert explain(database, "NOR").said.text == "Norway"


def test_a_row_without_an_id_is_found_by_its_whole_key(database: Path) -> None:
    with pytest.raises(QueryError, match="table_cells / table_id / table_row / table_column"):
        explain(database, "table_cells/tbl-1")
    told = explain(database, f"table_cells/{first_key(database, 'table_cells')}")
    assert told.places, "the place of its table"


def test_without_a_database_the_next_step_is_said(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="factsheets ingest"):
        explain(tmp_path / "none.duckdb", "amt-1")
