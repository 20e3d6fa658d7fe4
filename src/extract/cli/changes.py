"""What a preview looks like on the terminal."""

from typing import TYPE_CHECKING

from extract.cli.output import Format, say

if TYPE_CHECKING:
    from extract.reprocessing import Change, Preview

MOST = 500  # rows of the table for people
GROUPS = 20  # lines of the summary
LONGEST = 120  # characters of a value in the table
AROUND = 30  # characters that are kept before the first difference
SHOWN = ("decision", "change", "file_name", "page", "table", "words", "field", "old", "new", "in_force")
ALL = (*SHOWN, "rule", "record_id", "correction", "document")
COLUMNS = {Format.TABLE: SHOWN, Format.CSV: ALL, Format.JSON: ALL}


def cells(change: "Change", form: Format) -> tuple[object, ...]:
    """Return the row of a change; in the table, of long values what differs."""
    told = {name: getattr(change, name) for name in COLUMNS[form]}
    if form is Format.TABLE:
        told["old"], told["new"] = _cut(change.old, change.new)
        told["words"] = _short(change.words)
        told["decision"] = f"reviewed: {change.decision}" if change.reviewed else None
    return tuple(told.values())


def tell(preview: "Preview") -> None:
    """Say what a preview comes to, and how many changes there are by field and rule."""
    for sentence in preview.sentences:
        say(sentence)
    for one in preview.counts[:GROUPS]:
        field = f"{one.table}.{one.field}" if one.field else one.table
        reviewed = ", decided on by a reviewer" if one.reviewed else ""
        say(f"  {one.number} {one.change}: {field}{f' ({one.rule})' if one.rule else ''}{reviewed}")
    if len(preview.counts) > GROUPS:
        say(f"  … and {len(preview.counts) - GROUPS} more kinds of changes.")


def _cut(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Return two values from shortly before the place where they differ."""
    if max(len(old or ""), len(new or "")) <= LONGEST:
        return old, new
    pairs = zip(old or "", new or "", strict=False)
    same = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(old or ""), len(new or "")))
    start = max(same - AROUND, 0)
    cut = [_short(f"{'…' if start else ''}{value[start:]}") if value else value for value in (old, new)]
    return cut[0], cut[1]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
