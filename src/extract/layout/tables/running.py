"""Running heads that stand close above a table are none of its titles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.types import Furniture, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.types import Block, Line

LEVEL = 3.0  # points: running heads stand at one height on all pages

Known = dict[str, list[float]]


def without_running_heads(blocks: Sequence[Block]) -> list[Block]:
    """Take lines out of titles and units of tables that are running heads on other pages, at one height."""
    known: Known = {}
    for block in blocks:
        if isinstance(block, Furniture) and block.reason == "running_head":
            for line in block.lines:
                known.setdefault(line.text, []).append(line.box.top)
    return [part for block in blocks for part in (_without(block, known) if known else [block])]


def _without(block: Block, known: Known) -> list[Block]:
    if not isinstance(block, TableBlock):
        return [block]
    running = [line for line in (*block.title, *block.unit) if _is_running(line, known)]
    if not running:
        return [block]
    title, unit = _others(block.title, running), _others(block.unit, running)
    cells = [line for row in (block.header, *block.rows) for cell in row for line in cell.lines]
    box = around(line.box for line in (*title, *unit, *cells))
    box = replace(block.box, top=max(block.box.top, box.top - 1))
    heads = [Furniture((line,), "running_head", "table") for line in running]
    return [*heads, replace(block, title=title, unit=unit, box=box)]


def _is_running(line: Line, known: Known) -> bool:
    return any(abs(top - line.box.top) <= LEVEL for top in known.get(line.text, ()))


def _others(lines: Iterable[Line], running: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not any(line is one for one in running))
