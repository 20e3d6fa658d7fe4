"""`factsheets issues`: what a person should look at."""

from typing import Annotated

import typer

from extract.cli.output import Format, print_rows, say
from extract.settings import load_settings

ISSUES = "SELECT severity, code, file_name AS document, page, message FROM open_issues"


def issues(
    code: Annotated[str | None, typer.Option(help="Only this code, such as total_mismatch.")] = None,
    document: Annotated[str | None, typer.Option(help="Only documents whose file name has this.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.TABLE,
) -> None:
    """List what a person should look at: documents that wait, figures that contradict each other.

    Example: `factsheets issues --code total_mismatch`
    """
    from extract.warehouse import query as ask

    result = ask(load_settings().published, ISSUES)
    rows = [row for row in result.rows if code in (None, row[1]) and (document or "") in str(row[2])]
    if not rows and form is Format.TABLE:
        say("No open issues.")
        return
    print_rows(result.columns, rows, form)
