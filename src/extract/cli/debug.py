"""`factsheets debug`: pictures of the pages with what was read marked on them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract import sources
from extract.cli.extract import refuse_doubles
from extract.cli.options import RulesDir, choose_rules
from extract.cli.output import say, say_error
from extract.settings import Settings, load_settings

if TYPE_CHECKING:
    from extract.models import FactSheet

QUEUED = 3


def debug(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="PDFs, folders or globs.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Write DIR/NAME-pN.png for each page N.")],
    own_rules: RulesDir = None,
) -> None:
    """Draw each page with its blocks, reading order, headings, tables, charts and values marked on it.

    Beside the page stand the blocks in order, the cells of tables, the values of charts, and the issues.
    Ends with 0 if all were read, 3 if some could not be read, 1 if a path leads nowhere.

    Example: `factsheets debug norway-2023.pdf --out pictures`
    """
    from extract.workers import extract_all

    choose_rules(own_rules)
    found = sources.discover(files)
    refuse_doubles(found.files, "png")
    queued = 0
    for sheet in extract_all(found.files, load_settings(), partial(_draw, out=out)):
        errors = [issue.message for issue in sheet.issues if issue.severity == "error"]
        for message in errors:
            say(message)
        queued += bool(errors)
        say(f"{sheet.source.file_name}: {sheet.source.page_count} pages, {len(sheet.issues)} issues: {out}")
    for problem in found.problems:
        say_error(problem)
    raise typer.Exit(1 if found.problems else QUEUED if queued else 0)


def _draw(file: Path | sources.Archived, settings: Settings, *, out: Path) -> "FactSheet":
    """Draw one document, in a child, which alone imports what draws."""
    from extract.debugging import draw_document

    return draw_document(file, settings, out=out)
