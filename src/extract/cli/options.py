"""Options that several commands have in common."""

import os
from pathlib import Path
from typing import Annotated

import typer

RulesDir = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="Rules of your own, laid over the built-in ones."),
]

ReaderName = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="auto|fast|pdfplumber",
        help="What reads the pages: both give the same, pdfplumber's own parser for more time.",
    ),
]


def choose_reader(name: str | None) -> None:
    """Let `name` count as the setting `reader`, here and in every process that is started from here."""
    if name is not None:
        os.environ["FACTSHEETS_READER"] = name


def choose_rules(folder: Path | None) -> None:
    """Let the rules in `folder` count, here and in every process that is started from here.

    Without a folder the setting decides, when the first rule is read.
    """
    if folder is not None:
        from extract import rules

        os.environ["FACTSHEETS_RULES_DIR"] = str(folder)
        rules.use(folder)
