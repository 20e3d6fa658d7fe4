"""What a child packs is what the database would have made of the sheet itself."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.errors import WarehouseError
from extract.intake.reading import Packing
from extract.settings import Settings
from extract.warehouse import Packed, open_warehouse, pack
from tests.bad_days.rows import differences, rows_of
from tests.warehouse.builders import rich_sheet, start, unread_sheet

if TYPE_CHECKING:
    from extract.models import FactSheet
    from extract.warehouse import Schemas


def schemas_at(path: Path) -> Schemas:
    with open_warehouse(path) as warehouse:
        return warehouse.schemas()


def test_documents_that_come_packed_leave_the_same_rows(tmp_path: Path) -> None:
    sheets = [rich_sheet("a", year=2020), rich_sheet("b", year=2023), unread_sheet("locked", "encrypted")]
    one, other = tmp_path / "one.duckdb", tmp_path / "other.duckdb"
    schemas = schemas_at(other)
    packed: list[Packed] = pickle.loads(pickle.dumps([pack(sheet, schemas) for sheet in sheets]))
    with open_warehouse(one) as warehouse:
        told = warehouse.load(start(warehouse), sheets)
    with open_warehouse(other) as warehouse:
        assert warehouse.load(start(warehouse), packed) == told
    rows = rows_of(one)
    assert sum(rows["amounts"].values())
    assert differences(rows, rows_of(other)) == []


def test_a_packed_document_whose_references_lead_nowhere_fails_alone(tmp_path: Path) -> None:
    sheet = rich_sheet("odd")
    odd = sheet.model_copy(update={"amounts": (sheet.amounts[0].model_copy(update={"section_id": "sec-0"}),)})
    path = tmp_path / "warehouse.duckdb"
    schemas = schemas_at(path)
    with open_warehouse(path) as warehouse:
        outcomes = warehouse.load(
            start(warehouse), [pack(odd, schemas), pack(rich_sheet("good"), schemas), rich_sheet("plain")]
        )
    assert [one.state for one in outcomes] == ["failed", "loaded", "loaded"]
    assert "sec-0" in (outcomes[0].cause or "")


@pytest.mark.parametrize(
    "sheet", [rich_sheet(value=Decimal(10) ** 35), unread_sheet("locked", "encrypted")], ids=["odd", "unread"]
)
def test_what_cannot_be_packed_or_has_no_sections_stays_a_sheet(tmp_path: Path, sheet: FactSheet) -> None:
    packing = Packing(lambda _file, _settings: sheet, schemas_at(tmp_path / "warehouse.duckdb"))
    assert packing(Path("a.pdf"), Settings()) is sheet


def test_the_column_of_what_does_not_fit_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"amounts\.value"):
        pack(rich_sheet(value=Decimal(10) ** 35), schemas_at(tmp_path / "warehouse.duckdb"))
