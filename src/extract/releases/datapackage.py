"""`datapackage.json`: the CSV files described for programs, as Frictionless Data has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.releases.manifest import File
    from extract.warehouse import Column, Relation

PLAIN = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "number",
    "FLOAT": "number",
}


def datapackage(name: str, created: str, files: Iterable[tuple[File, Relation]]) -> dict[str, Any]:
    """Return the description of a release's CSV files; paths are beside the description itself."""
    return {
        "profile": "tabular-data-package",
        "name": f"factsheets-{name.lower()}",
        "title": f"Records of partner fact sheets, release {name}",
        "created": created,
        "resources": [_resource(file, relation) for file, relation in files],
    }


def _resource(file: File, relation: Relation) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": relation.name.replace("_", "-"),
        "title": relation.name,
        "description": relation.meaning or "",
        "path": file.path.rpartition("/")[2],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": {"fields": [_field(column) for column in relation.columns], "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, str]:
    told = {"name": column.name, "type": _type(column), "description": column.meaning or ""}
    return told | ({"format": "%Y-%m-%d %H:%M:%S"} if told["type"] == "datetime" else {})


def _type(column: Column) -> str:
    if column.is_nested:
        return "array" if column.type.endswith("]") else "object"
    if column.type.startswith("DECIMAL"):
        return "number"
    if column.type.startswith("TIMESTAMP"):
        return "datetime"
    return PLAIN.get(
        column.type, "integer" if column.type.endswith("INT") or column.type == "INTEGER" else "any"
    )
