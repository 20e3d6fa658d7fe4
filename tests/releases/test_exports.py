"""What is in the files of a release is what the views say, also for other programs."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.releases import release
from extract.releases.dictionary import dictionary_csv, dictionary_markdown
from extract.releases.workbook import excel_value, workbook
from extract.settings import Settings
from extract.warehouse import opened
from extract.warehouse.catalogue import Column, Relation
from extract.warehouse.plain import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUMS = (
    "SELECT currency, count(*), sum(value), sum(value_max), min(period_start), max(period_end) "
    "FROM {} GROUP BY 1 ORDER BY 1"
)
FORMULAS = ("=1+1", "+41 22 799", "-mind", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'=1", "''-x")
PLAIN = ("-5", "+5", "-5.25", "-1e6", "a=b", "", "'quoted'", "–", " =1", "x\ny", 'say "so", then')


@pytest.fixture(scope="module")
def made(published: Path) -> Path:
    settings = Settings(data_dir=published, releases_to=str(published / "exports"))
    return published / "exports" / release(settings).name


@pytest.fixture
def views(made: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(made / "factsheets.duckdb", read_only=True) as connection:
        yield connection


def names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(
        "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1"
    ).fetchall()
    return [name for (name,) in found]


def test_every_view_is_in_every_format(made: Path, views: duckdb.DuckDBPyConnection) -> None:
    sheets = openpyxl.load_workbook(made / "factsheets.xlsx", read_only=True).sheetnames
    assert sheets == [*names(views), "dictionary", "notes"]
    for name in (*names(views), "countries", "issue_codes"):
        assert (made / "csv" / f"{name}.csv").is_file()
        assert (made / "parquet" / f"{name}.parquet").is_file() or (made / "parquet" / name).is_dir()


@pytest.mark.parametrize("view", ["contributions", "contributions_cited", "amounts_current"])
def test_sums_of_csv_and_parquet_are_those_of_the_view(
    made: Path, views: duckdb.DuckDBPyConnection, view: str
) -> None:
    expected = views.execute(SUMS.format(view)).fetchall()
    types = "types = {'value': 'DECIMAL(38,4)', 'value_max': 'DECIMAL(38,4)'}"
    from_csv = f"read_csv('{made}/csv/{view}.csv', {types})"
    from_parquet = f"read_parquet('{made}/parquet/{view}/**/*.parquet')"
    assert expected
    assert views.execute(SUMS.format(from_csv)).fetchall() == expected
    assert views.execute(SUMS.format(from_parquet)).fetchall() == expected


def test_parquet_keeps_every_type_and_row(made: Path, views: duckdb.DuckDBPyConnection) -> None:
    for name in names(views):
        file = made / "parquet" / f"{name}.parquet"
        parts = f"'{made}/parquet/{name}/**/*.parquet', hive_types = {{'partner_code': VARCHAR}}"
        read = f"'{file}'" if file.is_file() else parts
        whole = f"(SELECT * FROM read_parquet({read}))"
        columns = ", ".join(f'"{c[0]}"' for c in views.execute(f"DESCRIBE {name}").fetchall())
        told = views.execute(f"DESCRIBE SELECT {columns} FROM {whole}").fetchall()
        assert [row[:2] for row in told] == [row[:2] for row in views.execute(f"DESCRIBE {name}").fetchall()]
        assert views.execute(f"SELECT {columns} FROM {whole} EXCEPT ALL FROM {name}").fetchall() == []
        assert views.execute(f"FROM {name} EXCEPT ALL SELECT {columns} FROM {whole}").fetchall() == []


def test_arrow_reads_the_parts_as_one(made: Path, views: duckdb.DuckDBPyConnection) -> None:
    table = pq.read_table(made / "parquet" / "amounts_current")
    assert sorted(map(str, table["partner_code"].unique().to_pylist())) == ["CHL", "NOR"]
    assert str(table.schema.field("value").type) == "decimal128(38, 4)"
    assert str(table.schema.field("period_start").type) == "date32[day]"
    assert (
        pq.ParquetFile(next(made.glob("parquet/amounts_current/*/*")))
        .metadata.row_group(0)
        .column(0)
        .compression
        == "ZSTD"
    )


def test_rows_without_a_partner_stay(published: Path, tmp_path: Path) -> None:
    with opened(published / "published.duckdb") as snapshot:
        view = next(one for one in snapshot.exported if one.name == "amounts_current")
        with snapshot.taken(view) as taken:
            taken._connection.execute("UPDATE taken SET partner_code = NULL WHERE partner_code = 'CHL'")
            taken._connection.execute("UPDATE taken SET partner_code = 'A/B c' WHERE partner_code = 'NOR'")
            assert sorted(taken.to_parquet(tmp_path).values()) == [2, 2]
    table = pq.read_table(tmp_path / "amounts_current").to_pydict()
    assert set(table["partner_code"]) == {None, "A/B c"}
    with duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT DISTINCT partner_code FROM '{tmp_path}/*/*/*.parquet' ORDER BY 1"
        ).fetchall()
    assert found == [("A/B c",), (None,)]


def cells(texts: tuple[str, ...]) -> list[str]:
    with duckdb.connect() as connection:
        column = as_csv(Column("told", "VARCHAR", None))
        return [
            connection.execute(f"SELECT {column} FROM (SELECT ? AS told)", [text]).fetchall()[0][0]
            for text in texts
        ]


def test_formulas_are_neutralised_and_numbers_left() -> None:
    assert cells(FORMULAS) == [f"'{text}" for text in FORMULAS]
    assert cells(PLAIN) == list(PLAIN)


@given(st.text("'=+-@\t\r\n＝1a ", max_size=6))
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    (cell,) = cells((text,))
    bare = cell.lstrip("'")
    has_mark = cell.startswith("'") and bare[:1] in set("=+-@\t\r\n＝＋－＠") and bare
    assert (cell[1:] if has_mark else cell) == text


def test_csv_is_read_as_it_was_written(made: Path, views: duckdb.DuckDBPyConnection) -> None:
    with (made / "csv" / "projects.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = views.execute(
        "SELECT project_id, countries, value, title, description FROM projects"
    ).fetchall()
    told = [
        (
            row["project_id"],
            json.loads(row["countries"]),
            Decimal(row["value"]),
            row["title"],
            row["description"],
        )
        for row in rows
    ]
    assert sorted(told) == sorted(expected)
    assert not (made / "csv" / "projects.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_data_package_describes_each_csv_file(made: Path) -> None:
    package = json.loads((made / "csv" / "datapackage.json").read_text())
    described = {resource["path"]: resource for resource in package["resources"]}
    assert described.keys() == {p.name for p in made.glob("csv/*.csv")} - {"dictionary.csv"}
    for path, resource in described.items():
        file = made / "csv" / path
        assert resource["bytes"] == file.stat().st_size
        header = file.read_text("utf-8").partition("\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])
    fields = {f["name"]: f["type"] for f in described["projects.csv"]["schema"]["fields"]}
    kinds = ("title", "countries", "value", "start_date", "page")
    assert [fields[name] for name in kinds] == ["string", "array", "number", "date", "integer"]


def test_the_workbook_has_figures_dates_and_texts(made: Path, views: duckdb.DuckDBPyConnection) -> None:
    sheet = openpyxl.load_workbook(made / "factsheets.xlsx")["contributions_cited"]
    head = [cell.value for cell in sheet[1]]
    rows = [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    total = views.execute("SELECT sum(value), count(*) FROM contributions_cited").fetchall()[0]
    assert (sum(Decimal(str(row["value"].value)) for row in rows), len(rows)) == total
    assert {row["value"].data_type for row in rows} == {"n"}
    assert {type(row["period_start"].value) for row in rows} == {datetime}
    assert rows[0]["period_start"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > 5


def made_workbook(path: Path, rows: list[tuple[Any, ...]], **options: int) -> tuple[Any, list[str]]:
    """Write a relation of texts into a workbook and open it with another library."""

    relation = Relation("texts", "view", "Texts", (Column("told", "VARCHAR", "Text"),))
    taken = SimpleNamespace(relation=relation, count=len(rows), rows=lambda limit: iter(rows[:limit]))
    with workbook(path / "book.xlsx", **options) as book:
        book.add_relation(taken)  # type: ignore[arg-type]
        book.add_notes((), ())
    return openpyxl.load_workbook(path / "book.xlsx"), book.cuts


def test_texts_in_the_workbook_are_never_formulas_or_links(tmp_path: Path) -> None:
    texts = [*FORMULAS, *PLAIN, "http://example.org", "internal:x", "{=1}", "_x0041_", "\x01", "00123"]
    book, cuts = made_workbook(tmp_path, [(text,) for text in texts])
    found = [row[0] for row in book["texts"].iter_rows(min_row=2, max_row=len(texts) + 1)]
    assert {cell.data_type for cell in found if cell.value} == {"s"}
    assert not any(cell.hyperlink for cell in found)
    assert [found[texts.index(text)].value for text in ("=1+1", "-5", "00123")] == ["=1+1", "-5", "00123"]
    assert cuts == []


def test_what_a_sheet_cannot_hold_is_said(tmp_path: Path) -> None:
    book, cuts = made_workbook(tmp_path, [("x" * 40_000,), ("b",), ("c",)], row_limit=3)
    assert book["texts"].max_row == 3
    assert len(book["texts"]["A2"].value) == 32_767
    assert [cut.partition(", as a")[0] for cut in cuts] == [
        "The sheet texts has the first 2 of 3 rows",
        "The sheet texts has 1 texts cut after 32767 characters",
    ]
    told = [row[0] for row in book["notes"].iter_rows(min_row=2, values_only=True)]
    assert told[:2] == cuts


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Decimal("4500000.0000"), 4500000.0),
        (Decimal("0.1"), 0.1),
        (Decimal("123456789012345678.1234"), "123456789012345678.1234"),
        (2**60 + 1, str(2**60 + 1)),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (True, True),
        (None, None),
        (date(2024, 7, 31), date(2024, 7, 31)),
        (date(1900, 2, 28), "1900-02-28"),
        (datetime(1850, 1, 1, 10, 0), "1850-01-01T10:00:00"),  # noqa: DTZ001 - as in the database
        ("text", "text"),
    ],
)
def test_a_cell_holds_exactly_the_value_or_its_text(value: object, kept: object) -> None:
    found = excel_value(value)
    assert (found, type(found)) == (kept, type(kept))


def test_the_dictionary_is_made_from_the_comments(made: Path, views: duckdb.DuckDBPyConnection) -> None:
    with (made / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["relation"], row["column"]): row["meaning"] for row in rows}
    sql = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    columns = {(table, column): comment for table, column, comment in views.execute(sql).fetchall()}
    assert columns.items() <= told.items()
    assert told["amounts", ""]
    for folder in ("csv", "parquet"):
        with (made / folder / "dictionary.csv").open(encoding="utf-8", newline="") as file:
            assert {row["relation"] for row in csv.DictReader(file)} >= {*names(views), "countries"}


def test_the_dictionary_survives_signs_of_markdown() -> None:
    odd = Relation("odd", "table", "A | b", (Column("x", "VARCHAR", "Parted by |,\nor not"),))
    assert "| `x` | text | Parted by \\|, or not |" in dictionary_markdown([odd])
    assert list(csv.reader(dictionary_csv([odd]).splitlines(keepends=True)))[2][4] == "Parted by |,\nor not"


def test_the_note_says_what_is_not_covered(made: Path) -> None:
    note = (made / "NOTE.md").read_text("utf-8")
    assert "| scan.pdf | queued |" in note
    assert "| older.pdf | Norway | 2021-07 |" in note
    assert "| error | no_text_layer | 1 | 1 |" in note
    assert (
        "| older_edition | 1 | 1 |"
        in note.partition("## Statements that the view contributions leaves out")[2]
    )
    for folder in ("csv", "parquet"):
        assert (made / folder / "NOTE.md").read_text("utf-8") == note
    book = openpyxl.load_workbook(made / "factsheets.xlsx", read_only=True)
    told = [row[0] for row in book["notes"].iter_rows(values_only=True) if row]
    assert {"Documents that are not loaded", "scan.pdf"} <= set(told)
