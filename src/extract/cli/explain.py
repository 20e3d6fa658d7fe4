"""`factsheets explain`: where a figure comes from, as a page to look at or as text."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from extract.cli.output import say
from extract.cli.terminal import harmless
from extract.settings import load_settings


def explain(
    asked: Annotated[
        str, typer.Argument(metavar="ID", help="Id of any row, its first letters, or a file name.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Write the card there; else explain-ID.html.")
    ] = None,
    *,
    show: Annotated[bool, typer.Option("--open", help="Open the card in the browser.")] = False,
    text: Annotated[
        bool, typer.Option("--text", help="Print a short form instead of writing a card.")
    ] = False,
) -> None:
    """Show where a row of the database comes from: the place on the page, the rule, the checks, the history.

    The card is one HTML file that needs no network. ID may be of an amount, a contribution, a project, an
    issue, a comparison, a change between editions, or any other row; a document by its SHA-256 or file name;
    a row without an id of its own by its table and key, as in table_cells/tbl-5317f48969a84b37/2/1.

    Example: `factsheets explain amt-163552bd3b9e31ae --open`
    """
    from extract.warehouse.explaining import explain as explained

    settings = load_settings()
    found = explained(settings.published, asked)
    if text:
        from extract.showing.short import lines

        typer.echo(harmless("\n".join(lines(found))))
        return
    from extract.showing import card, write
    from extract.showing.card import file_name
    from extract.sources import archive_to_draw_of

    target = out or Path(file_name(found))
    write(card(found, archive_to_draw_of(settings)), target)
    say(f"Written: {target}")
    if show:
        webbrowser.open(target.absolute().as_uri())
