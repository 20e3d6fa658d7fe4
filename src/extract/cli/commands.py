"""All commands, each loaded when it is called: nobody waits for what only the others import.

Their first sentences stand here once more, so that `factsheets --help` loads none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer._click import Command, Context

COMMANDS = {
    "init": (
        "Write a commented `factsheets.toml` into this folder, and make the folder `inbox`, its one source."
    ),
    "ingest": "Bring fact sheets into the database: archive, extract, load, publish.",
    "reprocess": "Read documents again from the archive, after a change of rules or program.",
    "extract": "Extract the records of PDFs as JSON (see `factsheets schema`).",
    "compare": "Show which projects, contributions and facts are the same, restated, added or gone.",
    "debug": (
        "Draw each page with its blocks, reading order, headings, tables, charts and values marked on it."
    ),
    "annotate": "Read amounts, countries, regions, dates and organisations from plain text.",
    "query": "Ask the published database, without waiting for a run that is going on.",
    "issues": "List what a person should look at: documents that wait, figures that contradict each other.",
    "explain": (
        "Show where a row of the database comes from: the place on the page, the rule, the checks, the "
        "history."
    ),
    "correct": (
        "Correct a field of a record, accept what was read, reject the record, or say that it cannot be "
        "known."
    ),
    "corrections": (
        "List what people decided about records, and what became of it; export, merge, undo, apply."
    ),
    "review": "Open the review desk: doubtful figures on the pictures of their pages, decided with one key.",
    "report": (
        "Write a page to look at, print or hand on: contributions, projects, changes, issues, coverage."
    ),
    "serve": "Visit the sources of factsheets.toml again and again, until Ctrl-C.",
    "status": (
        "Tell how the pipeline is: last runs, documents that wait, open issues, disk, next scheduled run."
    ),
    "doctor": (
        "Look whether all is well here: versions, settings, rules, disk, clock, sources, data, server, "
        "programs."
    ),
    "publish": (
        "Check a copy of the pipeline's database and put it in the place of the file that analysts open."
    ),
    "release": (
        "Make a dated release of what is published: DuckDB, Parquet, CSV, Excel, each with dictionary and "
        "note."
    ),
    "backup": "Back up the archive, the corrections, rates, rules, settings and the database.",
    "restore": "Restore a backup into the data folder, and publish its database.",
    "evaluate": (
        "Measure precision, recall and F1 of each field against gold annotations, or against corrections."
    ),
    "gold": "Make gold of a document on which everything was decided; tell what is missing.",
    "schema": (
        "Print the JSON Schema of a `factsheet` (one PDF), `annotations` (one plain text) or a `correction`."
    ),
    "rates": "Load exchange rates, by which the views tell US dollars beside each figure.",
    "rules": "Check a folder with rules of your own; show the built-in rules; tell how often each is right.",
}
_HOMES = {"restore": "backup"}  # modules of other names than the command


class Commands(TyperGroup):
    """The group of all commands: it lists them by their first sentences, and loads the one that is called."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands = {name: TyperCommand(name, help=told) for name, told in COMMANDS.items()}

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the name of the command that is called, the command, and its arguments."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, load(name) if name and listed else None, rest


def load(name: str) -> Command:
    """Return a command, or a group of them, with its options."""
    module = import_module(f"extract.cli.{_HOMES.get(name, name)}")
    alone = typer.Typer(rich_markup_mode="markdown", callback=lambda: None)
    if hasattr(module, "app"):
        alone.add_typer(module.app, name=name)
    else:
        alone.command(name)(getattr(module, name))
    group = typer.main.get_command(alone)
    assert isinstance(group, TyperGroup)
    return group.commands[name]
