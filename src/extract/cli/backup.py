"""`factsheets backup` and `factsheets restore`: to another disk or an object store, and back."""

from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.output import say, say_error
from extract.settings import load_settings

if TYPE_CHECKING:
    from extract.backups import Backed, Restored

FAILED = 1


def backup(
    to: Annotated[
        str, typer.Argument(metavar="FOLDER_OR_URL", help="A folder, or such as s3://bucket/path.")
    ],
    *,
    keep: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Keep the newest N backups there, remove older ones."),
    ] = None,
    database: Annotated[
        bool, typer.Option(help="The database too, or only what it can be made from again.")
    ] = True,
) -> None:
    """Back up the archive, the corrections, rates, rules, settings and the database.

    Contents that are there already are not copied again. An archive in an object store is not copied.

    Example: `factsheets backup s3://bucket/backups --keep 14`
    """
    from extract.backups import backup as make

    made = make(load_settings(), to, keep=keep, database=database)
    _tell(made)
    if made.problems:
        raise typer.Exit(FAILED)


def _tell(made: "Backed") -> None:
    for problem in made.problems:
        say_error(problem)
    if made.made:
        size = f"{made.sent_bytes / 1e6:.1f} MB"
        say(f"Backed up: {made.where} ({made.files} files, {made.sent} of them new there: {size})")
    else:
        say(f"Nothing has changed since {made.where}: no new backup.")
    if made.removed:
        say(f"Removed: {', '.join(made.removed)}")


def restore(
    place: Annotated[str, typer.Argument(metavar="FOLDER_OR_URL", help="Where backups are.")],
    *,
    at: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Which backup, such as 2026-11-26T045731Z; else the newest."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Also into a data folder that is not empty.")
    ] = False,
) -> None:
    """Restore a backup into the data folder, and publish its database.

    Everything is checked before anything is replaced; what is replaced is moved aside.

    Example: `factsheets restore s3://bucket/backups`
    """
    from extract.backups import restore as bring

    _tell_restored(bring(place, at=at, force=force))


def _tell_restored(done: "Restored") -> None:
    say(f"Restored: {done.name} into {done.data_dir} ({done.pdfs} PDFs, {done.others} other files)")
    for note in done.notes:
        say(note)
    if done.published:
        say(f"Published: {done.published}")
    else:
        say(f"The backup holds no database. To make it anew: factsheets ingest {done.archive}")
