"""`factsheets report`: a page about one partner or the whole archive."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from extract.cli.output import say
from extract.errors import ReportError
from extract.settings import load_settings

ENDINGS = {".html", ".htm"}


def report(
    told: Annotated[
        list[str],
        typer.Argument(
            metavar="[PARTNER] OUT.html", help="A code or a name (KOR, Corée du Sud), and the file to write."
        ),
    ],
    *,
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="Show the places where figures are printed.")
    ] = True,
    show: Annotated[bool, typer.Option("--open", help="Open the report in the browser.")] = False,
) -> None:
    """Write a page to look at, print or hand on: contributions, projects, changes, issues, coverage.

    Without PARTNER it is about all partners. Each figure leads to the place where it is printed. The page is
    one HTML file that needs no network.

    Example: `factsheets report KOR korea.html --open`
    """
    from extract.showing.page import write
    from extract.showing.report import report_page
    from extract.sources import archive_to_draw_of
    from extract.warehouse.reporting import find_partner, read_report

    partner, target = _asked(told)
    settings = load_settings()
    who = find_partner(settings.published, partner) if partner is not None else None
    archive = archive_to_draw_of(settings) if pictures else None
    page = report_page(read_report(settings.published, who), archive=archive)
    write(page, target)
    say(f"Written: {target}")
    if show:
        webbrowser.open(target.absolute().as_uri())


def _asked(told: list[str]) -> tuple[str | None, Path]:
    """Return the partner, if one is named, and the file."""
    *partner, out = told
    if len(partner) > 1:
        raise ReportError(
            f"Too many words: {' '.join(told)}. Put a name of several words in quotation marks: "
            f'factsheets report "{" ".join(partner)}" {out}'
        )
    target = Path(out)
    if target.suffix.casefold() not in ENDINGS:
        raise ReportError(
            f"'{out}' does not end in .html. Name the file to write: factsheets report {out} OUT.html"
        )
    return (partner[0] if partner else None), target
