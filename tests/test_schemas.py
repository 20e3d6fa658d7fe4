"""The published JSON Schemas are those of the models, and another implementation accepts our JSON by them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from extract.models import Amount, Annotations
from extract.schemas import SCHEMAS, schema_of, schema_text, write_schemas
from tests.warehouse.builders import rich_sheet, unread_sheet

FOLDER = Path(__file__).parents[1] / "schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_are_current(name: str) -> None:
    written = (FOLDER / f"{name}.schema.json").read_text("utf-8")
    assert written == schema_text(name), "run: make schemas"


def test_the_folder_holds_nothing_else() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}


def test_writing_gives_each_schema_its_file(tmp_path: Path) -> None:
    paths = write_schemas(tmp_path / "new")
    assert [path.name for path in paths] == [f"{name}.schema.json" for name in SCHEMAS]
    assert paths[0].read_text("utf-8") == schema_text("factsheet")


@pytest.mark.parametrize("name", SCHEMAS)
def test_they_are_valid_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(name))


@pytest.mark.parametrize("sheet", [rich_sheet(), unread_sheet("locked", "encrypted")], ids=["rich", "unread"])
def test_a_fact_sheet_fits(sheet: Any) -> None:
    told = json.loads(sheet.model_dump_json(by_alias=True))
    jsonschema.validate(told, schema_of("factsheet"))


def test_annotations_fit() -> None:
    amount = Amount(
        id="amt-1", section_id=None, text="EUR 5", start=0, end=5, currency="EUR", value=Decimal(5), rule="r"
    )
    told = json.loads(Annotations(language="fr", amounts=(amount,)).model_dump_json(by_alias=True))
    jsonschema.validate(told, schema_of("annotations"))


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("amounts", 0, "value"), 4500000.0),
        (("amounts", 0, "currency"), "euro"),
        (("issues", 0, "code"), "odd"),
    ],
)
def test_other_values_are_refused(where: tuple[str, int, str], value: object) -> None:
    told = json.loads(rich_sheet().model_dump_json(by_alias=True))
    part, position, field = where
    told[part][position][field] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, schema_of("factsheet"))


def test_names_are_those_of_the_json() -> None:
    definitions = schema_of("factsheet")["$defs"]
    assert definitions["ChartValue"]["required"] == ["label", "value", "from"]
    assert "number" not in json.dumps(definitions["Amount"]["properties"]["value"])
