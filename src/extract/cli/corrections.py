"""`factsheets corrections`: the log of what people decided."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.correct import NEXT, Reviewer, who
from extract.cli.output import Format, print_rows, say
from extract.errors import CorrectionError, StorageError, WarehouseError
from extract.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.corrections import Log

COLUMNS = (
    "id",
    "decided",
    "reviewer",
    "document",
    "record",
    "field",
    "action",
    "seen",
    "value",
    "state",
    "why",
)
STATES = "SELECT id, string_agg(DISTINCT state, ', ' ORDER BY state) FROM corrections GROUP BY id"
WAITING = "waiting"  # not in the published file yet

app = typer.Typer(
    help="""List what people decided about records, and what became of it; export, merge, undo, apply.

    Example: `factsheets corrections --format csv`, `factsheets corrections merge colleague.jsonl`
    """
)


@app.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.TABLE,
) -> None:
    """List what people decided about records, and what became of it; export, merge, undo, apply.

    Example: `factsheets corrections --format csv`, `factsheets corrections merge colleague.jsonl`
    """
    if context.invoked_subcommand is not None:
        return
    from extract.corrections import shown

    log, states = _log(), _states()
    rows = [
        (
            *(
                one.id,
                f"{one.at:%Y-%m-%d %H:%M}",
                one.reviewer,
                one.edition.file_name,
                one.record_id,
                one.field,
            ),
            *(one.action, shown(one.seen), shown(one.value), states.get(one.id, WAITING), one.reason),
        )
        for one in log.entries
    ]
    if rows or form is not Format.TABLE:
        print_rows(COLUMNS, rows, form)
    else:
        say("Nobody has corrected anything yet: factsheets correct ID FIELD VALUE --why TEXT")


@app.command()
def export(file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON Lines file to write.")]) -> None:
    """Write all corrections into a file, each once, for a colleague or a backup."""
    log = _log()
    if file.resolve() == log.path.resolve():
        raise CorrectionError(f"{file} is the log itself. Choose another file.")
    text = "".join(f"{one.model_dump_json()}\n" for one in log.entries)
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise StorageError.because(file, error) from error
    say(f"{len(log.entries)} corrections written to {file}.")


@app.command()
def merge(file: Annotated[Path, typer.Argument(metavar="FILE", help="A log, or what export wrote.")]) -> None:
    """Add the corrections of another log to this one; those that are here already stay as they are."""
    from extract.corrections import append, read_log

    if not file.is_file():
        raise CorrectionError(f"{file}: there is no such file.")
    other = read_log(file)
    _note(other)
    added = append(load_settings().corrections, other.entries)
    say(f"{added} of {len(other.entries)} corrections are new and were added.")
    if added:
        say(NEXT)


@app.command()
def undo(
    correction_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a correction, as listed.")],
    *,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason.")],
    reviewer: Reviewer = None,
) -> None:
    """Withdraw a correction; it stays in the log, and what the program reads counts again."""
    from extract.corrections import Author, Decision, Subject, append, correction

    asked = next((one for one in _log().entries if one.id == correction_id), None)
    if asked is None:
        raise CorrectionError(f"{correction_id}: no correction is called so. See: factsheets corrections")
    subject = Subject(asked.document, asked.edition, asked.kind, asked.record_id, asked.anchor)
    made = correction(subject, Decision("undo", asked.field, value=asked.id), Author(who(reviewer), why))
    append(load_settings().corrections, [made])
    say(f"{correction_id} is withdrawn ({made.id}).")
    say(NEXT)


@app.command()
def apply() -> None:
    """Bring what was decided into the database, and publish: at once, without a run of the flow.

    Ends with 0 if nothing waits any more, with 3 if something does: another run reads the document, or its
    PDF is gone.
    """
    from extract.cli.applying import applied

    raise typer.Exit(applied(load_settings()))


def _log() -> "Log":
    from extract.corrections import read_log

    log = read_log(load_settings().corrections)
    _note(log)
    return log


def _note(log: "Log") -> None:
    for note in log.notes:
        say(f"Note: {note}")


def _states() -> "Mapping[str, str]":
    """Return what became of each correction, by the published file, if there is one that tells."""
    from extract.errors import QueryError
    from extract.warehouse import query

    try:
        return {str(key): str(state) for key, state in query(load_settings().published, STATES).rows}
    except (QueryError, WarehouseError):
        return {}
