"""`factsheets gold`: documents on which people have decided everything measure the program from then on."""

from pathlib import Path
from typing import Annotated

import typer

from extract.cli.output import say
from extract.errors import NotDecided
from extract.settings import load_settings

HELP = """Make gold of a document on which everything was decided; tell what is missing.

Example: `factsheets gold promote kenya-2024.pdf`
"""
Document = Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its file name or SHA-256.")]
app = typer.Typer(no_args_is_help=True, help=HELP)


@app.command("promote")
def promote(
    document: Document,
    to: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the gold; by default data/gold.")
    ] = None,
) -> None:
    """Write the document as gold: NAME.pdf and NAME.gold.json, as reviewers would have it.

    Every sum of money, the title, the partner and the date must be decided on, or the document accepted as a
    whole, and no issue may be open.

    Example: `factsheets gold promote kenya-2024.pdf --to my-gold`
    """
    from extract.feedback.gold import promote as promoted

    settings = load_settings()
    folder = to or settings.gold
    made = promoted(document.strip(), settings, folder)
    say(f"Written: {made.gold} and {made.pdf.name}.")
    say(f"Next: factsheets evaluate {folder} --errors 10 tells what the program reads otherwise by itself.")


@app.command("check")
def check(document: Document) -> None:
    """Tell what must be decided before the document can be gold; ends with 1 if anything is missing.

    Example: `factsheets gold check kenya-2024.pdf`
    """
    from extract.feedback.gold import lacking

    left = lacking(document.strip(), load_settings())
    if left:
        raise NotDecided(document.strip(), [one.sentence for one in left])
    say(f"{document}: everything is decided. Next: factsheets gold promote {document}")
