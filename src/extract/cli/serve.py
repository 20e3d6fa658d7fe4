"""`factsheets serve`: schedule, server and worker of one machine, by one command."""

import os
import signal
from typing import Annotated

import typer
from pydantic import ValidationError

from extract import sources
from extract.cli.ingest import INTERRUPTED, prepare_prefect
from extract.cli.output import say
from extract.cli.shield import shielded
from extract.errors import SettingsError
from extract.settings import Settings, load_settings
from extract.settings.served import held
from extract.settings.serving import Serve


def serve(
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="From one run to the next: 30s, 5m, 2h, 1d.")
    ] = None,
    cron: Annotated[str | None, typer.Option(metavar="LINE", help="When to run, as in cron.")] = None,
    port: Annotated[int | None, typer.Option(metavar="N", help="Port of Prefect's pages.")] = None,
) -> None:
    """Visit the sources of factsheets.toml again and again, until Ctrl-C.

    Starts a Prefect server of its own (unless PREFECT_API_URL or a profile names one) and shows its pages on
    this machine only. One line tells of each run.

    Example: `factsheets serve --every 5m`
    """
    if every and cron:
        raise typer.BadParameter("give --every or --cron, not both")
    settings = _chosen(every, cron, port)
    if not settings.sources:
        raise SettingsError("No sources are set. Name them in factsheets.toml (factsheets init writes one).")
    sources.make_writable(settings.data_dir)
    shielded()
    prepare_prefect(settings)  # before the folder is held: it looks whether another process serves it
    with held(settings):
        os.environ.setdefault("PREFECT_FLOWS_HEARTBEAT_FREQUENCY", "30")
        from flows.serving import serve as until_stopped

        ended = until_stopped(settings, say)
    say("Stopped. What was loaded stays loaded.")
    raise typer.Exit(INTERRUPTED if ended == signal.SIGINT else 0)


def _chosen(every: str | None, cron: str | None, port: int | None) -> Settings:
    """Return the settings, with what the command says instead."""
    settings = load_settings()
    said = {"every": every, "cron": cron or (None if every else settings.serve.cron), "port": port}
    kept = settings.serve.model_dump() | {key: value for key, value in said.items() if value}
    try:
        wanted = Serve(**kept | {"cron": said["cron"]})
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"--{first['loc'][0]} cannot be used: {first['msg']}.") from error
    return settings.model_copy(update={"serve": wanted})
