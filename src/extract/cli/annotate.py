"""`factsheets annotate`: the values of plain text."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from extract.cli.options import RulesDir, choose_rules
from extract.cli.terminal import escaped
from extract.errors import SourceError
from extract.rules import languages


def annotate(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A UTF-8 text file; - is standard input.")],
    language: Annotated[
        str, typer.Option("--language", "-l", metavar="CODE", help="The language of the text: en, fr or es.")
    ] = "en",
    own_rules: RulesDir = None,
) -> None:
    """Read amounts, countries, regions, dates and organisations from plain text.

    Prints one JSON object for each line of the text; offsets lead into that line.

    Example: `echo "Norway gave NOK 4.5 million in 2021." | factsheets annotate -`
    """
    from extract import annotate as annotated

    choose_rules(own_rules)
    if language not in languages():
        raise typer.BadParameter(f"the language must be one of {', '.join(languages())}")
    for line in _lines(file):
        told = annotated(line, language=language).model_dump_json(by_alias=True)
        sys.stdout.write(escaped(told) + "\n")
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
