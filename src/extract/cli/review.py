"""`factsheets review`: the desk on which people decide."""

import os
import signal
import sys
import webbrowser
from contextlib import suppress
from getpass import getpass
from typing import Annotated

import typer
from pydantic import ValidationError

from extract.cli.correct import who
from extract.cli.ingest import INTERRUPTED
from extract.cli.output import say
from extract.cli.shield import shielded
from extract.errors import SettingsError
from extract.settings import Settings, load_settings
from extract.settings.review import Review


def review(
    *,
    port: Annotated[int | None, typer.Option(metavar="N", help="Port of its pages.")] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; else your user name.")
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
    add_login: Annotated[
        str | None, typer.Option(metavar="NAME", help="Let NAME log in (asks for a password), and end.")
    ] = None,
    remove_login: Annotated[
        str | None, typer.Option(metavar="NAME", help="Let NAME log in no more, and end.")
    ] = None,
) -> None:
    """Open the review desk: doubtful figures on the pictures of their pages, decided with one key.

    Runs on this machine only unless the settings say otherwise, until Ctrl-C. What is decided is kept in
    data/corrections.jsonl.

    Example: `factsheets review`, `factsheets review --port 8500 --reviewer "Ann Li"`
    """
    settings = _chosen(port)
    if add_login is not None or remove_login is not None:
        _change_logins(settings, add_login, remove_login)
        return
    shielded()  # Ctrl-C is for the desk alone, not for its children that read documents
    from extract.review import Desk
    from extract.review.safety.logins import checked_name
    from extract.review.serving import serve

    desk = Desk(settings, checked_name(who(reviewer)))
    ended = serve(desk, lambda address: _ready(address, opens=not no_open))
    say("The review desk is closed. All decisions are kept.")
    raise typer.Exit(INTERRUPTED if ended == signal.SIGINT else 0)


def _chosen(port: int | None) -> Settings:
    """Return the settings, with the port that the command names."""
    settings = load_settings()
    if port is None:
        return settings
    try:
        chosen = Review.model_validate(settings.review.model_dump() | {"port": port})
    except ValidationError as error:
        raise SettingsError(f"--port {port} cannot be used: {error.errors()[0]['msg']}.") from error
    return settings.model_copy(update={"review": chosen})


def _ready(address: str, *, opens: bool) -> None:
    say(f"The review desk is at {address} (Ctrl-C ends it).")
    if opens and _has_screen():
        with suppress(webbrowser.Error):
            webbrowser.open(address)


def _has_screen() -> bool:
    """Tell whether a browser has a window to open, as against one that would take over the terminal."""
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _change_logins(settings: Settings, add: str | None, remove: str | None) -> None:
    from extract.review.safety import Logins
    from extract.review.safety.doors import logins_file
    from extract.review.safety.logins import checked_name

    logins = Logins(logins_file(settings))
    if remove is not None:
        logins.remove(remove)
        say(f"{remove} can log in no more.")
    if add is not None:
        name = checked_name(add)
        logins.add(name, _password(name))
        say(f"{name} can log in now ({logins.path}). A desk that is started from now on asks for a login.")


def _password(name: str) -> str:
    first = getpass(f"Password of {name}: ")
    if getpass("Once more: ") != first:
        raise SettingsError("The two passwords are not the same. Nothing was written.")
    return first
