"""`factsheets evaluate`: how right the program is, measured against gold."""

from pathlib import Path
from typing import Annotated

import typer

from extract.cli.options import RulesDir, choose_rules
from extract.cli.output import Format, print_rows, say
from extract.errors import SourceError
from extract.settings import load_settings

COLUMNS = ("field", "precision", "recall", "F1", "gold")


def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder with NAME.pdf and NAME.gold.json side by side.")
    ],
    errors: Annotated[
        int, typer.Option(metavar="N", help="Show up to N missed and N extra values of each field.")
    ] = 0,
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv or json.")] = Format.TABLE,
    own_rules: RulesDir = None,
) -> None:
    """Measure precision, recall and F1 of each field against gold annotations.

    Scanned sheets (`"scanned": true` in the gold) are left out while they have no text to read.

    Example: `factsheets evaluate samples --errors 10`
    """
    from extract.scoring import load_gold, score
    from extract.workers import extract_all

    choose_rules(own_rules)
    golds = [gold for gold in load_gold(folder) if not gold.scanned]
    if not golds:
        raise SourceError(
            f"{folder}: no NAME.gold.json lies in this folder. Name a folder that has gold files."
        )
    sheets = extract_all([folder / gold.file for gold in golds], load_settings())
    scores = score(list(zip(golds, sheets, strict=True)))
    print_rows(COLUMNS, [(s.field, s.precision, s.recall, s.f1, s.gold) for s in scores], form)
    for s in scores:
        for label, items in (("missed", s.missed), ("extra", s.extra)):
            for item in items[:errors]:
                say(f"{s.field}: {label}: {item}")
