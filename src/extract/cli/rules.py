"""`factsheets rules`: what a user needs who writes rules of their own."""

import sys
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract import rules
from extract.cli.options import RulesDir, choose_rules
from extract.cli.output import Format, print_rows, say
from extract.errors import SourceError
from extract.rules.loader import built_in_file
from extract.rules.overlay import ENDING, built_in

if TYPE_CHECKING:
    from extract.warehouse.reviewing.precision import RulePrecision

HELP = """Check a folder with rules of your own; show the built-in rules; tell how often each is right.

Example: `factsheets rules check my-rules`
"""
PRECISION = (
    *("rule", "sample right", "sample judged", "sample precision", "low", "high"),
    *("others right", "others judged", "others precision", "gold right", "gold made", "gold precision"),
)
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


@app.command("precision")
def precision(
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.TABLE,
) -> None:
    """Tell how often each rule was right: by reviewers' decisions, and on gold.

    The random sample is apart: only it tells how often a rule is right in general, as everything else was
    looked at because it seemed doubtful. low and high bound its precision with 95 % confidence.

    Example: `factsheets rules precision --format csv`
    """
    from extract.settings import load_settings
    from extract.warehouse.reviewing.precision import rule_precisions

    found = rule_precisions(load_settings().published)
    print_rows(PRECISION, [_precision(one) for one in found], form)


def _precision(one: "RulePrecision") -> tuple[object, ...]:
    sample, others, gold = one.sample, one.others, one.gold
    told = (sample.right, sample.judged, sample.precision, sample.low, sample.high) if sample else (None,) * 5
    more = (
        (share.right, share.judged, share.precision) if share else (None,) * 3 for share in (others, gold)
    )
    return (one.name, *told, *(value for values in more for value in values))


def _count(number: int, noun: str) -> str:
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _first_sentence(text: str) -> str:
    """Return the sentence with which the comment at the head of a file begins."""
    comment = (line.lstrip("# ") for line in takewhile(lambda line: line.startswith("#"), text.splitlines()))
    return " ".join(comment).partition(". ")[0].rstrip(".")
