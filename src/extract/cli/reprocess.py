"""`factsheets reprocess`: read documents of the archive again, and see first what that would change."""

import os
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress

from extract import forks, sources
from extract.cli.changes import COLUMNS, MOST, cells, tell
from extract.cli.ingest import INTERRUPTED, prepare_prefect, progress
from extract.cli.ingest import tell as tell_run
from extract.cli.options import RulesDir
from extract.cli.output import ERRORS, Format, let_go, print_rows, say, say_error
from extract.cli.shield import forked
from extract.errors import PreviewOutdated, ReprocessError
from extract.settings import Settings, load_settings

if TYPE_CHECKING:
    from extract.reprocessing import Asked, Preview

NO_TERMINAL = (
    "Nothing was read or written: there is no terminal on which to ask. "
    "Look at what would change with --preview, then write it with --yes."
)


def reprocess(  # noqa: PLR0913 - the options of the command
    *,
    rules_changed: Annotated[
        bool,
        typer.Option("--rules-changed", help="Documents that another program, rules or schema has read."),
    ] = False,
    document: Annotated[
        list[str] | None,
        typer.Option(
            "--document", metavar="ID", help="This one: SHA-256, its first letters, or file name; repeatable."
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All documents of the archive.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show each value that would change, and write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="Of the preview: table, csv or json.")
    ] = Format.TABLE,
    own_rules: RulesDir = None,
) -> None:
    """Read documents again from the archive, after a change of rules or program.

    What would change is told first: values that a reviewer has decided on before all others. Nothing is
    written until you accept it; what is written is what was shown.
    Ends with 0 if all documents are loaded, 3 if some wait for a person, 4 if what was previewed has changed
    meanwhile (nothing is written then), 1 if a document cannot be read again.

    Example: `factsheets reprocess --rules-changed --preview --format csv`
    """
    asked = _asked(rules_changed=rules_changed, documents=document, everything=everything)
    if preview and yes:
        raise typer.BadParameter("say --preview or --yes, not both")
    _choose_rules(own_rules)
    settings = load_settings()
    sources.make_writable(settings.data_dir)
    if preview:
        _show(asked, _preview(asked, settings), settings, form)
    while True:
        if not yes:
            _ask(asked, settings)
        code = forked()
        if code is None:
            raise typer.Exit(_write(asked, settings, tell_again=yes))
        if yes or code != PreviewOutdated.exit_code:
            raise typer.Exit(code)


def _asked(*, rules_changed: bool, documents: list[str] | None, everything: bool) -> "Asked":
    from extract.reprocessing import Asked

    if rules_changed + bool(documents) + everything != 1:
        raise typer.BadParameter("say one of --rules-changed, --document ID and --all")
    if documents:
        return Asked("documents", tuple(dict.fromkeys(documents)))
    return Asked("rules_changed" if rules_changed else "all")


def _choose_rules(folder: Path | None) -> None:
    """Let the rules in `folder` count, as they are when each step reads them."""
    if folder is not None:
        os.environ["FACTSHEETS_RULES_DIR"] = str(folder)


def _preview(asked: "Asked", settings: Settings) -> "Preview":
    """Read the documents again in this process."""
    from extract import reprocessing

    forks.start()
    try:
        with Progress(console=ERRORS, transient=True) as bars:
            bar = bars.add_task("reading again", total=None)
            return reprocessing.preview(
                asked, settings, lambda done, total: bars.update(bar, completed=done, total=total)
            )
    except KeyboardInterrupt as stopped:
        let_go(stopped)
        say_error("Stopped. Nothing was written; the same command goes on from here.")
        raise typer.Exit(INTERRUPTED) from None


def _show(asked: "Asked", preview: "Preview", settings: Settings, form: Format) -> None:
    """Print what would change, and end."""
    from extract.reprocessing import shelf_of

    changes = shelf_of(settings, asked).changes()
    if form is not Format.TABLE:
        print_rows(COLUMNS[form], (cells(one, form) for one in changes), form)
    elif preview.total:
        print_rows(COLUMNS[form], (cells(one, form) for one in islice(changes, MOST)), form)
    tell(preview)
    if form is Format.TABLE and preview.total > MOST:
        say(f"The first {MOST} are shown; --format csv or json gives all.")
    if preview.total:
        say("Nothing was written. The same command with --yes instead of --preview writes this.")
    raise typer.Exit(1 if preview.lost else 0)


def _ask(asked: "Asked", settings: Settings) -> None:
    """Show what would change until somebody has accepted it; end if nobody does."""
    if not sys.stdin.isatty():
        raise ReprocessError(NO_TERMINAL)
    from extract.reprocessing import last_preview

    code = forked()  # so that this process has read no rules, and notices when they change
    if code is None:
        _bring_up_to_date(asked, settings)
        raise typer.Exit(0)
    preview = last_preview(asked, settings)
    if code or preview is None:
        raise typer.Exit(code or 1)
    tell(preview)
    if not preview.entries:
        raise typer.Exit(1 if preview.lost else 0)
    if not typer.confirm("Write these?", default=False, err=True):
        say("Nothing was written. The preview is kept: --yes writes it, --preview shows each value.")
        raise typer.Exit(0)


def _bring_up_to_date(asked: "Asked", settings: Settings) -> None:
    """Make a preview, unless there is one that holds still."""
    from extract.reprocessing import accept, last_preview

    found = last_preview(asked, settings)
    try:
        if found is None or not accept(asked, settings).files:
            _preview(asked, settings)
    except PreviewOutdated as error:
        say(f"Since the preview of {found and found.made:%Y-%m-%d %H:%M} UTC, {error.told} changed.")
        _preview(asked, settings)


def _write(asked: "Asked", settings: Settings, *, tell_again: bool) -> int:
    """Run the flow, tell what it did, and return its exit code."""
    from extract.intake import Summary

    forks.start()  # its children import their libraries while this process imports Prefect
    prepare_prefect(settings)
    try:
        with progress():
            from flows.reprocess import reprocess as flow

            summary = flow(asked.which, [*asked.documents], accepted=True)
    except KeyboardInterrupt as stopped:
        let_go(stopped)
        say_error("Stopped. What was written is whole; run the same command again to do the rest.")
        return INTERRUPTED
    except PreviewOutdated as error:
        say_error(error.message)
        if tell_again:
            _tell_last(asked, settings)
        return error.exit_code
    assert isinstance(summary, Summary)
    tell_run(summary)
    return summary.exit_code


def _tell_last(asked: "Asked", settings: Settings) -> None:
    from extract.reprocessing import last_preview

    preview = last_preview(asked, settings)
    if preview:
        tell(preview)
