"""JSON Schemas (draft 2020-12) of what the program gives out, made from the models.

The files in `schemas/` are written by this module and kept current by a test.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extract.models import SCHEMA_VERSION, Annotations, Correction, FactSheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Mapping[str, type[BaseModel]] = {
    "factsheet": FactSheet,
    "annotations": Annotations,
    "correction": Correction,
}


def schema_of(name: str) -> dict[str, Any]:
    """Return the schema called `name` (a key of `SCHEMAS`) as JSON-ready values.

    It describes the JSON as it is written: money is text in plain decimal notation. Fields with a default are
    always written but not required.
    """
    schema = SCHEMAS[name].model_json_schema(mode="serialization")
    return {"$schema": DIALECT, "$id": f"urn:factsheet-extract:{name}:{SCHEMA_VERSION}"} | schema


def schema_text(name: str) -> str:
    """Return the schema called `name` as its file has it."""
    return json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write `NAME.schema.json` for each schema into `folder`, made if missing, and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.schema.json" for name in SCHEMAS}
    for name, path in paths.items():
        path.write_text(schema_text(name), "utf-8")
    return tuple(paths.values())
