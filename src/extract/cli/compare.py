"""`factsheets compare`: what changed from one edition of a fact sheet to the next."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from extract.cli.options import RulesDir, choose_rules
from extract.cli.output import Format, print_rows, say
from extract.errors import SourceError
from extract.settings import load_settings

if TYPE_CHECKING:
    from extract.editions import Change
    from extract.models import FactSheet

COLUMNS = ("kind", "state", "record", "field", "old", "new", "old page", "new page")
QUEUED = 3


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="PDF, or JSON from factsheets extract.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later edition, likewise.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    own_rules: RulesDir = None,
) -> None:
    """Show which projects, contributions and facts are the same, restated, added or gone.

    Contributions whose years overlap are shown beside each other. Ends with 0 if both were read, else with 3.

    Example: `factsheets compare korea-2021.pdf korea-2023.pdf`
    """
    from extract.editions import compare as changes

    choose_rules(own_rules)
    older, newer = _sheet(old), _sheet(new)
    _warn(older, newer)
    rows = [_row(change) for change in changes(older, newer)]
    if rows or as_json:
        print_rows(COLUMNS, rows, Format.JSON if as_json else Format.TABLE)
    else:
        say("Neither has projects, contributions or facts.")
    errors = [issue for sheet in (older, newer) for issue in sheet.issues if issue.severity == "error"]
    for issue in errors:
        say(issue.message)
    raise typer.Exit(QUEUED if errors else 0)


def _sheet(path: Path) -> "FactSheet":
    from extract.models import FactSheet
    from extract.workers import extract_all

    if not path.is_file():
        raise SourceError(f"{path}: no such file. Give a PDF, or a JSON file from factsheets extract.")
    if path.suffix.casefold() != ".json":
        return next(iter(extract_all([path], load_settings())))
    try:
        return FactSheet.model_validate_json(path.read_text("utf-8"))
    except (ValidationError, ValueError, json.JSONDecodeError) as error:
        raise SourceError(f"{path}: is no fact sheet as factsheets extract writes it.") from error


def _warn(older: "FactSheet", newer: "FactSheet") -> None:
    """Say what speaks against these being an older and a newer edition."""
    partners = [sheet.partner.name if sheet.partner else None for sheet in (older, newer)]
    if partners[0] != partners[1]:
        say(f"The partners differ: {partners[0] or 'none'} and {partners[1] or 'none'}.")
    if older.published and newer.published and older.published.end > newer.published.end:
        say(f"{older.source.file_name} ({older.published.value}) is the newer one by its printed date.")


def _row(change: "Change") -> tuple[object, ...]:
    pages = (change.older and change.older.page, change.newer and change.newer.page)
    return (
        *(change.kind, change.state, change.label, change.field, change.old or None, change.new or None),
        *pages,
    )
