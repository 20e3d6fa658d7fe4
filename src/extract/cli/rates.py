"""`factsheets rates`: exchange rates of the user's, by which the views tell US dollars."""

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.output import Format, print_rows, say
from extract.settings import load_settings

if TYPE_CHECKING:
    from extract.settings import Settings

HELP = """Load exchange rates, by which the views tell US dollars beside each figure.

Example: `factsheets rates load rates.csv`
"""
PATIENCE = 15.0  # seconds to wait for a run that is writing
app = typer.Typer(no_args_is_help=True, help=HELP)


@app.command("load")
def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV: currency, date, usd_per_unit, source.")],
) -> None:
    """Put the rates of a CSV file in the place of those in force, and publish.

    `date` is a year, a month, a day or an interval; a day's rate holds until the next, at most 31 days.
    `units_per_usd` may stand in the place of `usd_per_unit`. If a line is wrong nothing is loaded.

    Example: `factsheets rates load rates.csv`
    """
    from extract.warehouse.rates import keep, read_rates

    settings = load_settings()
    reading = read_rates(file)
    keep(reading.rates, settings.rates)
    codes = ", ".join(sorted({rate.currency for rate in reading.rates}))
    told = "1 rate ({}) is" if len(reading.rates) == 1 else f"{len(reading.rates)} rates ({{}}) are"
    say(f"{told.format(codes)} in force; kept in {settings.rates}.")
    if reading.dollars:
        some = "line says" if reading.dollars == 1 else "lines say"
        say(f"{reading.dollars} {some} that a US dollar is 1; that needs no rate.")
    _publish(settings)


@app.command("list")
def list_rates(
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.TABLE,
) -> None:
    """List the rates in force.

    Example: `factsheets rates list --format csv`
    """
    from extract.warehouse.rates import kept_rates

    rates = kept_rates(load_settings().rates)
    if not rates and form is Format.TABLE:
        say("No rates are loaded: nothing is told in US dollars. Next: factsheets rates template")
        return
    columns = ("currency", "valid_from", "valid_to", "usd_per_unit", "source", "loaded")
    rows = [(r.currency, r.first, r.last, r.usd_per_unit, r.source, r.loaded) for r in rates]
    print_rows(columns, rows, form)


@app.command("template")
def template() -> None:
    """Print a CSV file to fill in: a line for each currency and year in which published figures lack a rate.

    Example: `factsheets rates template > rates.csv`
    """
    from extract.warehouse.rates import COLUMNS, wanted

    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows((one.currency, one.year, "", "", "") for one in wanted(load_settings().published))
    say("Fill in usd_per_unit or units_per_usd, and source; then: factsheets rates load FILE")


@app.command("clear")
def clear() -> None:
    """Let no rates be in force, and publish: figures stay in their own currencies only.

    Example: `factsheets rates clear`
    """
    from extract.warehouse.rates import clear as cleared

    settings = load_settings()
    if not cleared(settings.rates):
        say("No rates are loaded.")
        return
    say(f"{settings.rates} is removed; no rates are in force.")
    _publish(settings)


def _publish(settings: "Settings") -> None:
    """Take what is in force into the database, if there is one, and give it to analysts."""
    from extract.warehouse import open_warehouse, publish
    from extract.warehouse.rates import wanted

    if not settings.warehouse.is_file():
        say("There is no database yet; the first run takes them up. Next: factsheets ingest PATH")
        return
    with open_warehouse(settings.warehouse, patience=PATIENCE) as warehouse:
        warehouse.refresh()
    publish(settings.warehouse, settings.published)
    say(f"Published: {settings.published}")
    lacking = wanted(settings.published)
    if lacking and settings.rates.is_file():
        some = ", ".join(f"{one.currency} {one.year}" for one in lacking[:5])
        more = f" and {len(lacking) - 5} more" if len(lacking) > 5 else ""
        say(f"Without a rate: figures in {some}{more}. To see all: factsheets rates template")
