"""`factsheets release`: a dated release of what is published."""

from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.output import say
from extract.settings import load_settings

if TYPE_CHECKING:
    from extract.releases import Form, Released

FORMATS = "duckdb,parquet,csv,xlsx"


def release(
    to: Annotated[
        str | None,
        typer.Option(metavar="FOLDER_OR_URL", help="Where it goes; else releases_to, else data/releases."),
    ] = None,
    keep: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Keep the newest N releases there, remove older ones."),
    ] = None,
    formats: Annotated[str, typer.Option(help="What it has, parted by commas.")] = FORMATS,
) -> None:
    """Make a dated release of what is published: DuckDB, Parquet, CSV, Excel, each with dictionary and note.

    Where nothing has changed since the last release there, none is made. `latest.json` leads to the newest.

    Example: `factsheets release --to s3://bucket/factsheets --keep 12`
    """
    from extract.releases import release as make

    _tell(make(load_settings(), to=to, keep=keep, forms=_forms(formats)))


def _forms(given: str) -> "tuple[Form, ...]":
    from extract.releases import ALL_FORMS

    asked = {form.strip() for form in given.split(",") if form.strip()}
    if not asked or not asked <= set(ALL_FORMS):
        raise typer.BadParameter(f"choose from {', '.join(ALL_FORMS)}", param_hint="--formats")
    return tuple(form for form in ALL_FORMS if form in asked)


def _tell(released: "Released") -> None:
    manifest = released.manifest
    if manifest is None:
        say(f"Nothing has changed since {released.where}: no new release.")
    else:
        size = sum(file.bytes for file in manifest.files) / 1e6
        say(f"Released: {released.where} ({len(manifest.files)} files, {size:.1f} MB)")
        for cut in manifest.cuts:
            say(f"Note: {cut}")
    if released.removed:
        say(f"Removed: {', '.join(released.removed)}")
