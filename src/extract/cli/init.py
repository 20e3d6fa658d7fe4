"""`factsheets init`: the settings file, and the folder for fact sheets."""

from typing import Annotated

import typer

from extract.cli.output import say
from extract.settings import SETTINGS_FILE


def init(
    *, force: Annotated[bool, typer.Option("--force", help="Also if there is a settings file.")] = False
) -> None:
    """Write a commented `factsheets.toml` into this folder, and make the folder `inbox`, its one source.

    Every setting is in it, with its meaning and its default. If there is one already, nothing is done; with
    `--force` it is kept as `factsheets.toml.old`.

    Example: `factsheets init`
    """
    from extract.settings.template import INBOX, write_settings

    former = write_settings(force=force)
    if former:
        say(f"The former settings are kept in {former}.")
    say(f"Written: {SETTINGS_FILE}, in which every setting is explained.")
    say(f"The folder {INBOX}/ is a source. Drop PDFs into it; they stay where they are.")
    say("Next: factsheets doctor   whether all is well on this machine")
    say(f"      factsheets serve    takes up what is in {INBOX}/, now and as it comes")
