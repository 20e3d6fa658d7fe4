"""`factsheets ingest`: the Prefect flow, from the terminal."""

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from extract import forks, sources
from extract.cli.options import RulesDir, choose_rules
from extract.cli.output import ERRORS, Format, let_go, print_rows, say, say_error
from extract.cli.shield import shielded
from extract.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.intake import Summary

FIRST_QUERY = "SELECT partner_name, kind, currency, value, page, quote FROM contributions"
INTERRUPTED = 130  # as shells count a program that Ctrl-C has ended


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="PDFs, folders or globs.")],
    own_rules: RulesDir = None,
) -> None:
    """Bring fact sheets into the database: archive, extract, load, publish.

    What is known is skipped; running again after an interruption does the rest.
    Ends with 0 if all documents are loaded, 3 if some wait for a person, 1 if a path leads nowhere.

    Example: `factsheets ingest inbox/ "archive/**/*.pdf"`
    """
    choose_rules(own_rules)
    found = sources.discover(paths)
    if not found.files:
        _tell_problems(found.problems)
        raise typer.Exit(1)
    run_flow(paths)


def run_flow(paths: list[str]) -> None:
    """Run the flow, tell what it did, and end with its exit code."""
    settings = load_settings()
    sources.make_writable(settings.data_dir)
    shielded()
    forks.start()  # its children import their libraries while this process imports Prefect
    prepare_prefect(settings)
    try:
        with _progress():
            from flows.ingest import ingest as flow

            summary = flow(paths)
    except KeyboardInterrupt as stopped:
        let_go(stopped)
        say_error("Stopped. What was loaded stays loaded; run the same command again to do the rest.")
        raise typer.Exit(INTERRUPTED) from None
    _tell(summary)
    raise typer.Exit(summary.exit_code)


def prepare_prefect(settings: Settings) -> None:
    """Let Prefect keep its state below the data folder, and be quiet, unless the user has said otherwise.

    A server that is configured (PREFECT_API_URL, or a profile) is used; else one runs in this process.
    """
    chosen = {"PREFECT_HOME", "PREFECT_API_URL", "PREFECT_PROFILE"} & set(os.environ)
    if not chosen and not (Path.home() / ".prefect" / "profiles.toml").exists():
        os.environ["PREFECT_HOME"] = str((settings.data_dir / "prefect").absolute())
    for handler in ("CONSOLE", "DEBUG"):
        os.environ.setdefault(f"PREFECT_LOGGING_HANDLERS_{handler}_LEVEL", "CRITICAL")


@contextmanager
def _progress() -> "Iterator[None]":
    from flows.ingest import watched_by

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=ERRORS, transient=True) as progress:
        bar = progress.add_task("starting", total=None)

        def show(done: int, total: int) -> None:
            progress.update(bar, description="extracting", completed=done, total=total)

        with watched_by(show):
            yield


def _tell(summary: "Summary") -> None:
    rows = [row.cells for row in summary.rows if row.fresh or row.document.state != "loaded"]
    if rows:
        print_rows(summary.rows[0].COLUMNS, rows, Format.TABLE)
    _tell_problems(summary.problems)
    for note in summary.notes:
        say(f"Note: {note}")
    say(summary.sentence)
    say(f"Published: {summary.published}")
    say(f'Next: factsheets query "{FIRST_QUERY}"')
    if summary.count("queued", "refused", "failed"):
        say("      factsheets issues")


def _tell_problems(problems: "Iterable[str]") -> None:
    for problem in problems:
        say_error(problem)
