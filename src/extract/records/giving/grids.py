"""Which cells of a table total which others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.records.check_rules import check_rules
from extract.records.giving.statements import Links, may_lie_in
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.models import Table
    from extract.records.giving.statements import Statement

RowKind = Literal["total", "subtotal", "share", "part"]
Cell = tuple[int, int]  # row from 1, and column
YEARS = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")


def kind_of(head: str) -> RowKind:
    """Tell what a row or column counts by its head: 'Total', 'Sub-total', 'of which core', or a part."""
    words, rules = head.strip().rstrip(":").strip(), check_rules()
    if phrases(rules.totals).match(words):
        return "total"
    if phrases(rules.subtotals).match(words):
        return "subtotal"
    return "share" if phrases(rules.of_which).match(words) else "part"


def row_head(table: Table, row: int) -> str:
    """Return the first words of a row; row 0 is the header."""
    cells = table.rows[row - 1] if row else table.header
    return next((cell for cell in cells if cell.strip()), "")


@dataclass(frozen=True, slots=True)
class Sums:
    """The kinds of a table's lines in their order, and where each is included."""

    kinds: tuple[RowKind, ...]

    def includes(self, line: int) -> int | None:
        """Return the line that includes `line`."""
        kind = self.kinds[line]
        if kind == "share":
            return next((n for n in range(line - 1, -1, -1) if self.kinds[n] != "share"), None)
        if kind == "total":
            return self._grand(line)
        wanted = ("total",) if kind == "subtotal" else ("total", "subtotal")
        below = next((n for n in range(line + 1, len(self.kinds)) if self.kinds[n] in wanted), None)
        return self._leading() if below is None else below

    def _leading(self) -> int | None:
        """Return the only total, where it leads the lines that it includes."""
        totals = [n for n, kind in enumerate(self.kinds) if kind == "total"]
        return totals[0] if len(totals) == 1 and "part" not in self.kinds[: totals[0]] else None

    def _grand(self, line: int) -> int | None:
        """Return the total of totals below `line`: one with no part between it and the total before."""
        after = [n for n in range(line + 1, len(self.kinds)) if self.kinds[n] == "total"]
        return next((n for n in after if self._plain_before(n) == "total"), None)

    def _plain_before(self, line: int) -> RowKind | None:
        return next((k for k in reversed(self.kinds[:line]) if k != "share"), None)


def row_sums(table: Table) -> Sums:
    """Return what the rows below the header count."""
    return Sums(tuple(kind_of(row_head(table, row)) for row in range(1, len(table.rows) + 1)))


def table_links(table: Table, cells: Mapping[Cell, Statement]) -> Links:
    """Return which of `cells` lie in which: under their total row, before their total column, 'of which'.

    Cells that lie in the same total stand beside each other.
    """
    links = Links()
    rows = row_sums(table)
    columns = Sums(tuple("part" if not number else kind_of(head) for number, head in enumerate(table.header)))
    for cell, part in cells.items():
        for whole_cell in _wholes(cell, rows, columns):
            whole = cells.get(whole_cell)
            if whole and may_lie_in(part, whole):
                links.parts.add((part.key, whole.key))
    links.beside |= set(_beside(links, {part.key: cell for cell, part in cells.items()}))
    return links


def _wholes(cell: Cell, rows: Sums, columns: Sums) -> Iterator[Cell]:
    row, column = cell
    if row < 1 or row > len(rows.kinds) or column >= len(columns.kinds):
        return
    up, right = rows.includes(row - 1), columns.includes(column)
    if up is not None:
        yield up + 1, column
    if right is not None and right != column:
        yield row, right


def _beside(links: Links, cells: Mapping[str, Cell]) -> Iterator[frozenset[str]]:
    """Yield pairs of parts of one whole in one row or one column."""
    inside: dict[str, list[str]] = {}
    for part, whole in sorted(links.parts):
        inside.setdefault(whole, []).append(part)
    for parts in inside.values():
        for number, one in enumerate(parts):
            for other in parts[:number]:
                in_line = any(a == b for a, b in zip(cells[one], cells[other], strict=True))
                if in_line and (one, other) not in links.parts and (other, one) not in links.parts:
                    yield frozenset({one, other})
