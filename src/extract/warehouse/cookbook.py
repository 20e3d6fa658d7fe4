"""The cookbook: questions with their SQL, and the answers of a database written below each.

`python -m extract.warehouse.cookbook docs/cookbook.md data/published.duckdb` writes the answers anew.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from extract.warehouse.querying import query

if TYPE_CHECKING:
    from extract.warehouse.querying import ResultTable

_RECIPE = re.compile(
    r"^## \d+\. (?P<question>[^\n]+)\n\n```sql\n(?P<sql>.*?)```\n"
    r"(?P<answer>(?:\n\|[^\n]*(?:\n\|[^\n]*)*\n)?)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question, its SQL, and the answer that the page shows."""

    question: str
    sql: str
    answer: str


def recipes(page: str) -> tuple[Recipe, ...]:
    """Return the questions of a page, in order."""
    return tuple(Recipe(m["question"], m["sql"], m["answer"].strip("\n")) for m in _RECIPE.finditer(page))


def with_answers(page: str, database: Path) -> str:
    """Return the page with the answer of `database` below each question."""

    def answered(match: re.Match[str]) -> str:
        head = match[0].removesuffix(match["answer"])
        return f"{head}\n{as_markdown(query(database, match['sql']))}\n"

    return _RECIPE.sub(answered, page)


def as_markdown(table: ResultTable) -> str:
    """Return rows as a Markdown table; nothing is shown for null."""
    lines = [table.columns, ["---"] * len(table.columns), *([_shown(v) for v in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value)
    return str(value).replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    shown, published = map(Path, sys.argv[1:3])
    shown.write_text(with_answers(shown.read_text("utf-8"), published), "utf-8")
