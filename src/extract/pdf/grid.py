"""Drawn grids: strokes become the cells between them, by pdfplumber's table machinery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

THIN = 2.5  # points; a filled shape no thicker than this is a line
SNAP = 2.5  # points; edges that near to each other are one
MOST_EDGES = 1500  # a drawing, not a table; intersections cost their product


def cell_grids(edges: Iterable[Box]) -> tuple[tuple[Box, ...], ...]:
    """Return the cells of each grid that `edges` enclose: grids from top to bottom, cells likewise.

    An edge is a box thinner than `THIN` one way; upright and level edges that meet make cells.
    """
    drawn = [_edge(box) for box in edges]
    if len(drawn) > MOST_EDGES:
        return ()
    merged = merge_edges(drawn, SNAP, SNAP, SNAP, SNAP)
    cells = intersections_to_cells(edges_to_intersections(merged, SNAP, SNAP))
    return tuple(
        tuple(sorted((Box(*cell) for cell in grid), key=lambda c: (c.top, c.x0)))
        for grid in cells_to_tables(cells)
    )


def _edge(box: Box) -> dict[str, Any]:
    level = box.width >= box.height
    x, y = box.middle
    if level:
        place = {"x0": box.x0, "x1": box.x1, "top": y, "bottom": y}
    else:
        place = {"x0": x, "x1": x, "top": box.top, "bottom": box.bottom}
    return {
        **place,
        "width": place["x1"] - place["x0"],
        "height": place["bottom"] - place["top"],
        "orientation": "h" if level else "v",
        "object_type": "line",
    }
