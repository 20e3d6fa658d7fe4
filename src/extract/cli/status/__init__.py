"""`factsheets status`: how the pipeline is, for people, for scripts and for monitoring."""

import sys
from typing import Annotated

import typer

from extract.cli.terminal import escaped
from extract.settings import load_settings


def status(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as JSON.")] = False,
    as_metrics: Annotated[bool, typer.Option("--metrics", help="As text for Prometheus.")] = False,
) -> None:
    """Tell how the pipeline is: last runs, documents that wait, open issues, disk, next scheduled run.

    Ends with 0 if all is well, 3 if something waits for a person, 1 if the last run failed or was
    interrupted, or if nothing is published. It reads the published file only, and so never waits for a run.

    Example: `factsheets status --json`
    """
    if as_json and as_metrics:
        raise typer.BadParameter("choose one of --json and --metrics")
    from extract.cli.ingest import prepare_prefect
    from extract.cli.status.gather import gather

    settings = load_settings()
    prepare_prefect(settings)
    told = gather(settings)
    if as_json:
        sys.stdout.write(escaped(told.model_dump_json(indent=1)) + "\n")
    elif as_metrics:
        from extract.cli.status.metrics import exposition

        sys.stdout.write(exposition(told))
    else:
        from extract.cli.status.text import show

        show(told)
    raise typer.Exit(told.exit_code)
