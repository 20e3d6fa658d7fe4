"""`factsheets schema`: the JSON Schema of what one PDF becomes."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


def schema(
    name: Annotated[str, typer.Argument(help="factsheet, annotations or correction.")] = "factsheet",
    write: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write all schemas as files into this folder.")
    ] = None,
) -> None:
    """Print the JSON Schema of a `factsheet` (one PDF), `annotations` (one plain text) or a `correction`.

    Example: `factsheets schema > factsheet.schema.json`
    """
    from extract.schemas import SCHEMAS, schema_of, write_schemas

    if write is not None:
        write_schemas(write)
        return
    if name not in SCHEMAS:
        raise typer.BadParameter(f"must be one of {', '.join(SCHEMAS)}")
    sys.stdout.write(json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n")
