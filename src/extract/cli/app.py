"""The program, and the one place where errors become sentences and exit codes."""

import logging
import sys
from typing import Annotated

import typer

from extract._version import __version__
from extract.cli.commands import Commands
from extract.errors import FactSheetsError

log = logging.getLogger("extract.cli")
TELLING = {"--help", "-h", "--version"}  # needs no settings
MENDING = {"init", "doctor"}  # also where the settings cannot be used

app = typer.Typer(
    name="factsheets",
    cls=Commands,
    help="Turn partner fact sheets (PDF) into a DuckDB database where every figure leads back to its page.",
    epilog="Start with: factsheets ingest FOLDER. It ends with what to do next.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"factsheets {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; errors end as one sentence on standard error, with their exit code."""
    try:
        if not TELLING.intersection(sys.argv[1:2]):
            _prepare()
        app()
    except FactSheetsError as error:
        sys.exit(_told(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone (factsheets query … | head): nothing to tell
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last place that can keep a traceback from the user
        sys.exit(_confessed(error))


def _prepare() -> None:
    """Open the log, and tell of settings that cannot be used before anything is done."""
    from extract.cli.logs import log_to_file
    from extract.settings import load_settings

    log_to_file()
    if not MENDING.intersection(sys.argv[1:2]):
        load_settings()


def _told(error: FactSheetsError) -> int:
    """Tell the user what is wrong and what to do; return the exit code."""
    from extract.cli.output import let_go, say_error

    for message in error.messages:
        say_error(message)
    let_go(error)
    return error.exit_code


def _confessed(error: Exception) -> int:
    """Tell the user of a mistake of ours, and the log where it is; return the exit code."""
    from extract.cli.logs import log_file, log_to_file
    from extract.cli.output import say_error

    log_to_file()
    log.error("internal error", exc_info=error)
    say_error(
        f"An internal error ({type(error).__name__}) stopped the program. "
        f"The details are in {log_file()}; please report them."
    )
    return 1
