"""`factsheets rules`: what a user needs who writes rules of their own."""

import sys
from itertools import takewhile
from pathlib import Path
from typing import Annotated

import typer

from extract import rules
from extract.cli.options import RulesDir, choose_rules
from extract.cli.output import Format, print_rows, say
from extract.errors import SourceError
from extract.rules.loader import built_in_file
from extract.rules.overlay import ENDING, built_in

HELP = """Check a folder with rules of your own; show the built-in rules.

Example: `factsheets rules check my-rules`
"""
app = typer.Typer(no_args_is_help=True, help=HELP)


@app.command("check")
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="The folder; by default that of --rules or of the settings."),
    ] = None,
    own_rules: RulesDir = None,
) -> None:
    """Check a folder with rules of your own and run all examples with it; without one, the built-in rules.

    Tells all that is wrong, each with its file, line and key, and ends with 1; with 0 if nothing is.

    Example: `factsheets rules check my-rules`
    """
    from extract.rulebook import check as checked

    choose_rules(folder or own_rules)
    report = checked()
    told = [_count(report.files, "file"), _count(report.entries, "entry"), _count(report.examples, "example")]
    say(f"{rules.in_force().folder or 'Built-in rules'}: {', '.join(told)}.")
    say(f"All is good: {report.run} examples and names are read as they should be.")


@app.command("show")
def show(
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help="Such as currencies.")] = None,
) -> None:
    """Print a built-in rule file, with the keys that one of yours may have; without FILE, list all files.

    Example: `factsheets rules show currencies`
    """
    if file is None:
        rows = [(name, _first_sentence(built_in_file(name).text)) for name in built_in()]
        print_rows(("file", "what stands in it"), rows, Format.TABLE)
        return
    name = file.removesuffix(ENDING) + ENDING
    if name not in built_in():
        raise SourceError(f"{file}: there is no such rule file. `factsheets rules show` lists all.")
    sys.stdout.write(built_in_file(name).text)


def _count(number: int, noun: str) -> str:
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _first_sentence(text: str) -> str:
    """Return the sentence with which the comment at the head of a file begins."""
    comment = (line.lstrip("# ") for line in takewhile(lambda line: line.startswith("#"), text.splitlines()))
    return " ".join(comment).partition(". ")[0].rstrip(".")
