"""The commands, and the one place where errors become sentences and exit codes."""

import logging
import sys
from typing import Annotated

import typer

from extract._version import __version__
from extract.cli import (
    annotate,
    backup,
    compare,
    correct,
    corrections,
    debug,
    doctor,
    evaluate,
    explain,
    extract,
    gold,
    ingest,
    init,
    issues,
    publish,
    query,
    rates,
    release,
    report,
    reprocess,
    review,
    rules,
    schema,
    serve,
    status,
)
from extract.cli.logs import log_file, log_to_file
from extract.cli.output import let_go, say_error
from extract.errors import FactSheetsError
from extract.settings import load_settings

log = logging.getLogger("extract.cli")
MENDING = {"init", "doctor", "--help", "-h", "--version"}  # also where the settings cannot be used

app = typer.Typer(
    name="factsheets",
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


app.command("init")(init.init)
app.command("ingest")(ingest.ingest)
app.command("reprocess")(reprocess.reprocess)
app.command("extract")(extract.extract)
app.command("compare")(compare.compare)
app.command("debug")(debug.debug)
app.command("annotate")(annotate.annotate)
app.command("query")(query.query)
app.add_typer(issues.app, name="issues")
app.command("explain")(explain.explain)
app.command("correct")(correct.correct)
app.add_typer(corrections.app, name="corrections")
app.command("review")(review.review)
app.command("report")(report.report)
app.command("serve")(serve.serve)
app.command("status")(status.status)
app.command("doctor")(doctor.doctor)
app.command("publish")(publish.publish)
app.command("release")(release.release)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(gold.app, name="gold")
app.command("schema")(schema.schema)
app.add_typer(rates.app, name="rates")
app.add_typer(rules.app, name="rules")


def main() -> None:
    """Run the command line; errors end as one sentence on standard error, with their exit code."""
    try:
        log_to_file()
        if not MENDING.intersection(sys.argv[1:2]):
            load_settings()  # what cannot be used is told before anything is done
        app()
    except FactSheetsError as error:
        for message in error.messages:
            say_error(message)
        let_go(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone (factsheets query … | head): nothing to tell
        sys.exit(0)
    except Exception as error:  # the last place that can keep a traceback from the user
        log.exception("internal error")
        say_error(
            f"An internal error ({type(error).__name__}) stopped the program. "
            f"The details are in {log_file()}; please report them."
        )
        sys.exit(1)
