"""`factsheets query`: SQL on the published database."""

from typing import Annotated

import typer

from extract.cli.output import Format, print_rows
from extract.settings import load_settings


def query(
    sql: Annotated[str, typer.Argument(help="One SQL statement that reads.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.TABLE,
) -> None:
    """Ask the published database, without waiting for a run that is going on.

    Example: `factsheets query "SELECT partner_name, currency, value, page FROM contributions"`

    What there is: `factsheets query "SHOW ALL TABLES"`, and docs/data.md.
    """
    from extract.warehouse import query as ask

    result = ask(load_settings().published, sql)
    print_rows(result.columns, result.rows, form)
