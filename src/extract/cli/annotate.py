"""`factsheets annotate`: the values of plain text."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from extract.errors import SourceError
from extract.models import Language


def annotate(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A UTF-8 text file; - is standard input.")],
    language: Annotated[Language, typer.Option("--language", "-l", help="The language of the text.")] = "en",
) -> None:
    """Read amounts, countries, regions, dates and organisations from plain text.

    Prints one JSON object for each line of the text; offsets lead into that line.

    Example: `echo "Norway gave NOK 4.5 million in 2021." | factsheets annotate -`
    """
    from extract import annotate as annotated

    for line in _lines(file):
        sys.stdout.write(annotated(line, language=language).model_dump_json(by_alias=True) + "\n")
        sys.stdout.flush()


def _lines(file: str) -> Iterator[str]:
    if file == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield from (line.rstrip("\r\n") for line in sys.stdin)
        return
    try:
        with Path(file).open(encoding="utf-8", errors="replace") as lines:
            yield from (line.rstrip("\r\n") for line in lines)
    except OSError as error:
        raise SourceError(f"{file}: the file cannot be opened ({error.strerror}). Check the path.") from error
