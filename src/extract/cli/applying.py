"""`factsheets corrections apply`: what was decided comes into the database at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import forks
from extract.cli.ingest import INTERRUPTED
from extract.cli.output import Format, let_go, print_rows, say, say_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.intake.correcting import Applied
    from extract.models import Correction
    from extract.settings import Settings

COLUMNS = ("id", "document", "record", "field", "action", "was", "is")
NOT_THERE = "waiting"  # not in the published file
ALL_APPLIED, SOME_WAIT = 0, 3


def applied(settings: Settings) -> int:
    """Apply all that can be, and tell what became of it; return the exit code."""
    forks.start()
    try:
        parts = tuple(_parts(settings))
    except KeyboardInterrupt as stopped:
        let_go(stopped)
        say_error("Stopped. What was decided stays decided; run the same command again to do the rest.")
        return INTERRUPTED
    _tell(parts, settings)
    return SOME_WAIT if parts[-1].left else ALL_APPLIED


def _parts(settings: Settings) -> Iterator[Applied]:
    from extract.intake.correcting import apply_decided

    while True:
        done = apply_decided(settings)
        yield done
        if not done.more:
            return
        say(f"{len(done.rows)} documents read again; there are more.")


def _tell(parts: tuple[Applied, ...], settings: Settings) -> None:
    for note in dict.fromkeys(note for part in parts for note in (*part.notes, *part.left)):
        say(f"Note: {note}")
    rows = [cells for part in parts for cells in _cells(part, _decisions(settings))]
    if rows:
        print_rows(COLUMNS, rows, Format.TABLE)
    read = [row.document.file_name for part in parts for row in part.rows]
    if not read and not rows:
        say("Nothing to apply: the database has all that was decided.")
        return
    names = f": {', '.join(read)}" if read else ""
    say(f"{_number(len(read), 'document')} read again{names}.")
    say(f"{_number(len(rows), 'decision')} changed state.")
    say(f"Published: {settings.published}")


def _decisions(settings: Settings) -> Mapping[str, Correction]:
    from extract.corrections import read_log

    return {one.id: one for one in read_log(settings.corrections).entries}


def _cells(part: Applied, decisions: Mapping[str, Correction]) -> Iterator[tuple[str | None, ...]]:
    names = {row.document.sha256: row.document.file_name for row in part.rows}
    for one in part.became:
        said = decisions.get(one.correction)
        record, field, action = (said.record_id, said.field, said.action) if said else (None, None, None)
        name = names.get(one.document, one.document)
        yield one.correction, name, record, field, action, one.before or NOT_THERE, one.after or "gone"


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
