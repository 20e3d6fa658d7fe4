"""`factsheets ingest`: the Prefect flow, from the terminal."""

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

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
from extract.cli.options import ReaderName, RulesDir, choose_reader, choose_rules
from extract.cli.output import ERRORS, Format, behind, let_go, print_rows, say, say_error
from extract.cli.shield import shielded
from extract.errors import ServerLost, Terminated
from extract.settings import Settings, load_settings
from extract.settings.served import serving_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    from extract.intake import Summary

FIRST_QUERY = "SELECT partner_name, kind, currency, value, page, quote FROM contributions"
INTERRUPTED = 130  # as shells count a program that Ctrl-C has ended
TERMINATED = 143  # or SIGTERM


def ingest(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="PDFs, folders or globs; else the sources of the settings."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this source of the settings; several are allowed."),
    ] = None,
    own_rules: RulesDir = None,
    reader: ReaderName = None,
) -> None:
    """Bring fact sheets into the database: archive, extract, load, publish.

    Without paths, the sources that factsheets.toml names are visited (factsheets init writes that file).
    What is known is skipped; running again after an interruption does the rest.
    Ends with 0 if all documents are loaded, 3 if some wait for a person, 1 if a path leads nowhere.

    Example: `factsheets ingest inbox/ "archive/**/*.pdf"`
    """
    choose_rules(own_rules)
    choose_reader(reader)
    if paths and source:
        raise typer.BadParameter("give paths or --source, not both")
    found = sources.discover(paths or ())
    if paths and not found.files:
        _tell_problems(found.problems)
        raise typer.Exit(1)
    run_flow(paths, source)


def run_flow(paths: list[str] | None = None, names: list[str] | None = None) -> None:
    """Run the flow, tell what it did, and end with its exit code."""
    settings = load_settings()
    sources.make_writable(settings.data_dir)
    shielded()
    forks.start()  # its children import their libraries while this process imports Prefect
    prepare_prefect(settings)
    try:
        with progress():
            from flows.ingest import ingest as flow
            from flows.lost import with_or_without_server

            signal.signal(signal.SIGTERM, _terminated)
            summary, served = with_or_without_server(lambda: flow(paths, names))
    except KeyboardInterrupt as stopped:
        raise typer.Exit(_stopped(stopped)) from None
    except ServerLost as error:
        say_error(error.message)
        _leave(error.exit_code)
    tell(summary)
    if not served:
        _leave(summary.exit_code)
    raise typer.Exit(summary.exit_code)


def _terminated(_number: int, _frame: object) -> None:
    raise Terminated


def _stopped(error: KeyboardInterrupt) -> int:
    """Say that the run was stopped; return the exit code. Whoever asks once more ends it at once."""
    code = TERMINATED if any(isinstance(one, Terminated) for one in behind(error)) else INTERRUPTED
    _answer_signals_by(signal.SIG_IGN)
    let_go(error)
    say_error("Stopped. What was loaded stays loaded; run the same command again to do the rest.")
    _answer_signals_by(lambda _number, _frame: os._exit(code))
    return code


def _answer_signals_by(handler: "Callable[[int, FrameType | None], None] | signal.Handlers") -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handler)


def _leave(code: int) -> NoReturn:
    """End at once: Prefect would try for minutes to tell a server that is gone."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def prepare_prefect(settings: Settings) -> None:
    """Let Prefect keep its state below the data folder, and be quiet, unless the user has said otherwise.

    A server that is configured (PREFECT_API_URL, or a profile) is used; else that of a `factsheets serve`
    on this data folder; else one runs in this process.
    """
    chosen = {"PREFECT_HOME", "PREFECT_API_URL", "PREFECT_PROFILE"} & set(os.environ)
    if not chosen and not (Path.home() / ".prefect" / "profiles.toml").exists():
        os.environ["PREFECT_HOME"] = str((settings.data_dir / "prefect").absolute())
        if port := serving_port(settings.data_dir):
            os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
    os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "3")  # 14 seconds for each call
    for handler in ("CONSOLE", "DEBUG"):
        os.environ.setdefault(f"PREFECT_LOGGING_HANDLERS_{handler}_LEVEL", "CRITICAL")


@contextmanager
def progress() -> "Iterator[None]":
    """Show how far the flow has come, as long as it runs."""
    from flows.progress import watched_by

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=ERRORS, transient=True) as bars:
        bar = bars.add_task("starting", total=None)

        def show(done: int, total: int) -> None:
            bars.update(bar, description="extracting", completed=done, total=total)

        with watched_by(show):
            yield


def tell(summary: "Summary") -> None:
    """Say what a run did."""
    rows = [row.cells for row in summary.rows if row.fresh or not row.is_settled]
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
