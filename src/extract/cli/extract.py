"""`factsheets extract`: PDFs become JSON, without Prefect and without a database."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract import forks
from extract.cli.options import ReaderName, RulesDir, choose_reader, choose_rules
from extract.cli.terminal import escaped
from extract.errors import SourceError, StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import FactSheet

QUEUED = 3


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="PDFs, folders or globs.")],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write DIR/NAME.json for each NAME.pdf.")
    ] = None,
    own_rules: RulesDir = None,
    reader: ReaderName = None,
) -> None:
    """Extract the records of PDFs as JSON (see `factsheets schema`).

    Prints one JSON object for each file, or writes one file for each with `--out`.
    Ends with 0 if all were read, 3 if some could not be read, 1 if a path leads nowhere.

    Example: `factsheets extract norway-2023.pdf --out records`
    """
    from extract import sources
    from extract.cli.output import say, say_error
    from extract.settings import load_settings

    choose_rules(own_rules)
    choose_reader(reader)
    found = sources.discover(files)
    if len(found.files) > 1:
        forks.start()  # its children import their libraries while this process imports its own
    from extract.workers import extract_all

    if out is not None:
        refuse_doubles(found.files, "json")
    queued = 0
    for sheet in extract_all(found.files, load_settings(), threads=False):
        _put(sheet, out)
        errors = [issue.message for issue in sheet.issues if issue.severity == "error"]
        for message in errors:
            say(message)
        queued += bool(errors)
    for problem in found.problems:
        say_error(problem)
    raise typer.Exit(1 if found.problems else QUEUED if queued else 0)


def refuse_doubles(files: "Sequence[Path]", ending: str) -> None:
    """Raise `SourceError` if two files would be written under one name."""
    by_name: dict[str, Path] = {}
    for file in files:
        other = by_name.setdefault(file.stem, file)
        if other != file:
            raise SourceError(
                f"{other} and {file} would both become {file.stem}.{ending}. "
                "Give them different folders by --out."
            )


def _put(sheet: "FactSheet", out: Path | None) -> None:
    text = sheet.model_dump_json(by_alias=True, indent=1 if out or sys.stdout.isatty() else None) + "\n"
    if out is None:
        sys.stdout.write(escaped(text))
        sys.stdout.flush()
        return
    target = out / f"{Path(sheet.source.file_name).stem}.json"
    try:
        out.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StorageError(
            f"{target}: cannot be written ({error.strerror}). Choose another folder by --out."
        ) from error
