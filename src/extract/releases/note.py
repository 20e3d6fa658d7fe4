"""The note that goes with each release: what it is, how to read it, and what the data do not cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.releases.dictionary import markdown_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.warehouse import Omission

LISTED = 200  # rows of one table; the rest is counted

RULES = (
    "Values are in units of the printed currency, never in thousands or millions; nothing is converted "
    "unless a column says so.",
    "A missing value is something that the document does not say. It is not zero.",
    "Show the qualifier (about, nearly, more_than, at_most) beside a figure; a range goes from value to "
    "value_max.",
    "Add up the views made for it (contributions, contributions_by_year); others hold totals beside parts.",
)
FORMS = {
    "duckdb": "`factsheets.duckdb`: everything, with the comments inside; for DuckDB 1.5 and newer.",
    "parquet": "`parquet/`: views and lists of codes with exact types (zstd). Views whose rows stand on "
    "a partner's pages are folders with one part for each `partner_code` (Hive partitions; read the folder "
    "as a whole).",
    "csv": '`csv/`: UTF-8, comma, header. Nothing between commas is a missing value, `""` an empty text. '
    "Lists and the like are JSON. A text that a spreadsheet would take for a formula has an apostrophe "
    "before it: take away the first apostrophe where one or more stand before = + - @, a tab or a line's "
    "end. "
    "`datapackage.json` describes the files (Frictionless Data).",
    "xlsx": "`factsheets.xlsx`: one sheet for each view, a dictionary and these notes. Lists are JSON.",
}


def note(
    name: str,
    formats: Iterable[str],
    versions: Mapping[str, object],
    omissions: Sequence[Omission],
    cuts: Sequence[str] = (),
) -> str:
    """Return the note as Markdown; `cuts` are sentences on what the workbook could not hold."""
    lines = [
        f"# Release {name}",
        "",
        "Records that a program read from fact sheets. Each row leads to the page on which it is printed.",
        "",
        ", ".join(f"{key} {value}" for key, value in versions.items()) + ".",
        *_section("Before you use the figures", [f"- {rule}" for rule in RULES]),
        *_section("Files", [f"- {FORMS[form]}" for form in formats]),
    ]
    if cuts:
        lines += _section("What the workbook could not hold", [f"- {cut}" for cut in cuts])
    for omission in omissions:
        lines += _section(omission.title, [omission.meaning, "", *_table(omission)])
    return "\n".join(lines) + "\n"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    return ["", f"## {title}", "", *lines]


def _table(omission: Omission) -> Iterator[str]:
    if not omission.rows:
        yield "None."
        return
    yield from markdown_table(omission.columns, omission.rows[:LISTED])
    if len(omission.rows) > LISTED:
        yield f"\n… and {len(omission.rows) - LISTED} more."
