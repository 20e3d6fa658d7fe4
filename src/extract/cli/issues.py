"""`factsheets issues`: what a person should look at, and decisions by a spreadsheet."""

from pathlib import Path
from typing import Annotated

import typer

from extract.cli.correct import NEXT, Reviewer, who
from extract.cli.output import Format, print_rows, say
from extract.settings import load_settings

ISSUES = "SELECT severity, code, file_name AS document, page, message FROM open_issues"
HELP = """List what a person should look at: documents that wait, figures that contradict each other.

Example: `factsheets issues --code total_mismatch`, `factsheets issues export issues.csv`
"""
Code = Annotated[str | None, typer.Option(help="Only this code, such as total_mismatch.")]
Name = Annotated[str | None, typer.Option(help="Only documents whose file name has this.")]
Table = Annotated[Path, typer.Argument(metavar="FILE", help="CSV file.")]

app = typer.Typer(help=HELP)


@app.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    code: Code = None,
    document: Name = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.TABLE,
) -> None:
    """List what a person should look at: documents that wait, figures that contradict each other.

    Example: `factsheets issues --code total_mismatch`, `factsheets issues export issues.csv`
    """
    if context.invoked_subcommand is not None:
        return
    from extract.warehouse import query as ask

    result = ask(load_settings().published, ISSUES)
    rows = [row for row in result.rows if code in (None, row[1]) and (document or "") in str(row[2])]
    if not rows and form is Format.TABLE:
        say("No open issues.")
        return
    print_rows(result.columns, rows, form)


@app.command("export")
def export(file: Table, code: Code = None, document: Name = None) -> None:
    """Write the open issues as CSV, with empty columns for decisions; `import` takes them back.

    Example: `factsheets issues export issues.csv --code amount_unclaimed`
    """
    from extract.feedback.exporting import export as write

    written = write(load_settings(), file, code=code, document=document)
    say(f"{written} open issues written to {file}.")
    say(
        "Fill in 'decision' (accept, edit, reject or unknown), with edit also 'new value'; "
        f"then: factsheets issues import {file}"
    )


@app.command("import")
def take(file: Table, reviewer: Reviewer = None) -> None:
    """Keep the decisions of a spreadsheet that `export` wrote: all of them, or none if any is wrong.

    Rows without a decision are passed over, and so are those that were imported before.

    Example: `factsheets issues import issues.csv --reviewer ann`
    """
    from extract.feedback.importing import take as taken

    told = taken(load_settings(), file, who(reviewer))
    say(f"{told.rows} rows with a decision: {told.added} decisions kept, {told.known} were known already.")
    if told.added:
        say(NEXT)
