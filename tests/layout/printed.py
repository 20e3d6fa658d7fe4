"""Tables printed into real PDFs with reportlab, as word processors and browsers print them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from extract.layout.tables import find_tables
from extract.pdf import read_pdf
from extract.settings import Limits
from extract.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.layout.types import TableBlock
    from extract.pdf import Pdf

PAGE = (480.0, 620.0)
PROSE = (
    "The partnership between the Office and the ministry began in 2004 and was renewed in 2021. It supports "
    "work on skills, safety and social protection in twelve countries, with a focus on young people."
)
STYLES = ("grid", "booktabs", "levels", "zebra", "headrule", "white", "dotted", "shade", "none")
Rows = list[list[str]]


@dataclass(frozen=True)
class Drawn:
    """A table to print: rows of heads and of cells; `spans` are (column, row, last column, last row)."""

    rows: Rows
    heads: int = 1
    style: str = "grid"
    title: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    widths: tuple[float, ...] = ()
    spans: tuple[tuple[int, int, int, int], ...] = ()
    pad: float = 2.0
    repeat: int = 0
    bold: bool = field(default=True)


def text(
    words: str, size: float = 9.0, *, bold: bool = False, align: int = 0, white: bool = False
) -> Paragraph:
    """Return a paragraph in Helvetica; `align` is 0 for left, 1 for the middle, 2 for right."""
    font = "Helvetica-Bold" if bold else "Helvetica"
    style = ParagraphStyle("made", fontName=font, fontSize=size, leading=1.2 * size, alignment=align)
    return Paragraph(words, style.clone("white", textColor=colors.white) if white else style)


def table(drawn: Drawn) -> Table:
    """Return the table as a flowable."""
    across = {(c, r) for c, r, last, _ in drawn.spans if last > c}
    cells = [
        [
            text(
                cell,
                bold=drawn.bold and r < drawn.heads,
                white=r < drawn.heads and drawn.style in ("zebra", "white"),
                align=1 if (c, r) in across and r < drawn.heads else 2 if c in drawn.right else 0,
            )
            if cell
            else ""
            for c, cell in enumerate(row)
        ]
        for r, row in enumerate(drawn.rows)
    ]
    widths = drawn.widths or (140.0,) + (70.0,) * (len(drawn.rows[0]) - 1)
    return Table(cells, widths, style=TableStyle(_commands(drawn)), repeatRows=drawn.repeat, hAlign="LEFT")


def _commands(drawn: Drawn) -> list[tuple[object, ...]]:
    first, last, black = (0, 0), (-1, -1), colors.black
    head = (-1, drawn.heads - 1)
    body = (0, drawn.heads)
    drawing: dict[str, list[tuple[object, ...]]] = {
        "grid": [("GRID", first, last, 0.5, black)],
        "booktabs": [
            ("LINEABOVE", first, (-1, 0), 1, black),
            ("LINEBELOW", (0, drawn.heads - 1), head, 0.5, black),
            ("LINEBELOW", (0, -1), last, 1, black),
        ],
        "levels": [("LINEBELOW", first, last, 0.4, colors.grey)],
        "headrule": [("LINEBELOW", (0, drawn.heads - 1), head, 0.7, black)],
        "dotted": [("LINEBELOW", first, last, 0.6, black, 1, (0.6, 1.6))],
        "zebra": [
            ("BACKGROUND", first, head, colors.HexColor("#1b4a7a")),
            ("ROWBACKGROUNDS", body, last, [colors.white, colors.HexColor("#e3edf5")]),
        ],
        "white": [
            ("BACKGROUND", first, head, colors.HexColor("#27506b")),
            ("BACKGROUND", body, last, colors.HexColor("#e8eef2")),
            ("GRID", first, last, 1.2, colors.white),
        ],
        "shade": [
            ("BACKGROUND", first, head, colors.HexColor("#d9d9d9")),
            ("BACKGROUND", body, last, colors.HexColor("#f4f4f4")),
        ],
        "none": [],
    }
    padding = [(f"{side}PADDING", first, last, drawn.pad) for side in ("TOP", "BOTTOM")]
    spans = [("SPAN", (c, r), (last_c, last_r)) for c, r, last_c, last_r in drawn.spans]
    return [("VALIGN", first, last, "TOP"), *padding, *spans, *drawing[drawn.style]]


def flow(drawn: Drawn) -> list[Flowable]:
    """Return title, unit, table and notes."""
    parts: list[Flowable] = []
    if drawn.title:
        parts.append(text(drawn.title, bold=True))
    if drawn.unit:
        parts.append(text(drawn.unit, 8))
    parts.append(table(drawn))
    return parts + [text(note, 7) for note in drawn.notes]


def printed(path: Path, *parts: Flowable) -> Pdf:
    """Print the parts below a paragraph of text, another below them, and read the file."""
    around = [text(PROSE, 10), Spacer(1, 8)]
    document = SimpleDocTemplate(str(path), pagesize=PAGE, leftMargin=40, rightMargin=40)
    document.build([*around, *parts, Spacer(1, 12), text(PROSE, 10)])
    return read_pdf(path, Limits())


def tables_of(pdf: Pdf) -> list[TableBlock]:
    """Return the tables of all pages."""
    return [found.block for page in pdf.pages for found in find_tables(page)]


def rows_of(block: TableBlock) -> Rows:
    """Return header and rows as texts."""
    return [[plain_text(cell.lines) for cell in row] for row in (block.header, *block.rows)]


def only(path: Path, drawn: Drawn) -> TableBlock:
    """Print one table and return what was read."""
    found = tables_of(printed(path, *flow(drawn)))
    assert len(found) == 1, [rows_of(block) for block in found]
    return found[0]


def pages(*parts: Sequence[Flowable]) -> list[Flowable]:
    """Return flowables with a new page before each but the first."""
    return [one for at, part in enumerate(parts) for one in ([PageBreak()] * (at > 0) + list(part))]
