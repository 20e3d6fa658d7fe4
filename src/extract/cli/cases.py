"""`factsheets evaluate --corrections`: what reviewers decided, held against what the rules read now."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from extract.cli.output import Format, print_rows, say
from extract.errors import SourceError
from extract.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from extract.feedback.cases import Case
    from extract.models import Correction
    from extract.workers import File

COLUMNS = (
    *("verdict", "document", "kind", "record", "field", "action", "rule", "code", "said", "reads"),
    "correction",
)
LOG = "corrections.jsonl"


def tell_cases(folder: Path | None, form: Format, baseline: Path | None, write: Path | None) -> None:
    """Print the cases; end with 1 if one that was right in `baseline` is wrong now."""
    from extract import rules
    from extract.feedback import baseline as kept
    from extract.feedback.cases import judged

    entries, files = _in_folder(folder) if folder else _in_archive()
    cases = judged(entries, files, load_settings())
    _print(cases, form)
    _note_gone(cases)
    worse = kept.lost(baseline, cases) if baseline else ()
    if write:
        kept.write(write, cases, rules.version())
        say(f"Written: {write}")
    for case in worse:
        say(f"Was right and is wrong now: {_about(case)}")
    if worse:
        say(f"{len(worse)} of the cases that were right are wrong now.")
        raise typer.Exit(1)


def _in_archive() -> "tuple[Sequence[Correction], Mapping[str, File]]":
    from extract.corrections import read_log
    from extract.feedback.cases import archived

    settings = load_settings()
    log = read_log(settings.corrections)
    for note in log.notes:
        say(f"Note: {note}")
    return log.entries, archived(log.entries, settings)


def _in_folder(folder: Path) -> "tuple[Sequence[Correction], Mapping[str, File]]":
    """Return the log in a folder, and its PDFs by their SHA-256."""
    from hashlib import sha256

    from extract.corrections import read_log

    if not (folder / LOG).is_file():
        raise SourceError(
            f"{folder}: no {LOG} lies in this folder. Write it: factsheets corrections export {folder / LOG}"
        )
    log = read_log(folder / LOG)
    for note in log.notes:
        say(f"Note: {note}")
    return log.entries, {sha256(pdf.read_bytes()).hexdigest(): pdf for pdf in sorted(folder.glob("*.pdf"))}


def _print(cases: "Sequence[Case]", form: Format) -> None:
    if form is not Format.TABLE:
        print_rows(COLUMNS, [_row(case) for case in cases], form)
        return
    if not cases:
        say("No correction is in force, so there is nothing to hold the rules against.")
        return
    for name, of in _BY:
        print_rows((name, "cases", "right", "share"), _shares(cases, of), form)
    wrong = [case for case in cases if case.verdict == "wrong"]
    right = sum(case.verdict == "right" for case in cases)
    say(f"{right} of {right + len(wrong)} cases are read as reviewers said.")
    for case in wrong:
        say(f"Wrong: {_about(case)}")


def _shares(cases: "Sequence[Case]", of: "Callable[[Case], str]") -> list[tuple[object, ...]]:
    """Return how many cases of each group are right; those whose PDF is gone are not counted."""
    known = [case for case in cases if case.verdict != "gone"]
    made = Counter(of(case) for case in known)
    right = Counter(of(case) for case in known if case.verdict == "right")
    return [(name, made[name], right[name], round(right[name] / made[name], 4)) for name in sorted(made)]


_BY: "tuple[tuple[str, Callable[[Case], str]], ...]" = (
    ("rule", lambda case: case.rule or "(none)"),
    ("code of the issue", lambda case: case.code or "(none)"),
)


def _note_gone(cases: "Sequence[Case]") -> None:
    gone = Counter(c.correction.edition.file_name for c in cases if c.verdict == "gone")
    for name, count in sorted(gone.items()):
        say(f"Note: {name} could not be read again, as its PDF is gone; cases left out: {count}.")


def _about(case: "Case") -> str:
    one = case.correction
    thing = f"{one.field} of {one.record_id}" if one.field else one.record_id
    words = f" {one.anchor.words!r}" if one.anchor.words else ""
    return f"{one.edition.file_name}: {thing}{words}: said {case.said}, reads {case.reads} ({one.id})."


def _row(case: "Case") -> tuple[object, ...]:
    one = case.correction
    told = (case.verdict, one.edition.file_name, one.kind, one.record_id, one.field, one.action)
    return (*told, case.rule, case.code, case.said, case.reads, one.id)
