"""A sheet drawn by ReportLab: columns as frames, everything else as flowables."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    FrameBreak,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid

from making import pictures
from making.markup import Mark, blocks, parse, plain, render
from making.reportlab_design import GAP, Design, Drawing

if TYPE_CHECKING:
    from pathlib import Path

    from making.sheet import KeyFigure, Section, Sheet, Table

FONTS = {
    "Lato": "/usr/share/fonts/truetype/lato/Lato-{}.ttf",
    "LiberationSans": "/usr/share/fonts/truetype/liberation/LiberationSans-{}.ttf",
    "LiberationSerif": "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf",
}


def make(sheet: Sheet, sources: Path, build: Path, pdf: Path) -> None:
    """Lay the sheet out and write the PDF, the same bytes on every run."""
    del sources
    _register_fonts()
    design = Design(sheet)
    document = BaseDocTemplate(
        str(pdf), pagesize=design.page, title=plain(parse(sheet.title)), author=sheet.publisher, invariant=1
    )
    document.addPageTemplates(
        [
            PageTemplate("first", _frames(design, design.head), onPage=partial(_first_page, sheet, design)),
            PageTemplate("later", _frames(design, 20 * mm), onPage=partial(_later_page, sheet, design)),
        ]
    )
    story: list[Any] = [NextPageTemplate("later")]
    for index, section in enumerate(sheet.section):
        story += _section(design, index, section, build)
    document.build(story)


def _register_fonts() -> None:
    try:
        for name, path in FONTS.items():
            for suffix, face in (("", "Regular"), ("-Bold", "Bold"), ("-Italic", "Italic")):
                pdfmetrics.registerFont(TTFont(name + suffix, path.format(face)))
            pdfmetrics.registerFontFamily(name, name, f"{name}-Bold", f"{name}-Italic", f"{name}-Bold")
    except TTFError as missing:
        raise FileNotFoundError(f"a font is not installed ({missing})") from missing


def _frames(design: Design, top: float) -> list[Frame]:
    bottom, height = 16 * mm, design.page[1] - top - 16 * mm
    return [
        Frame(design.margin + i * (design.width + GAP), bottom, design.width, height, 0, 0, 0, 0)
        for i in range(design.columns)
    ]


def _put(canvas: Any, text: str, style: ParagraphStyle, x: float, top: float, width: float) -> float:
    """Draw a paragraph from `top` downwards; the y below it."""
    paragraph = Paragraph(text, style)
    _, height = paragraph.wrap(width, 400)
    paragraph.drawOn(canvas, x, top - height)
    return top - height


def _first_page(sheet: Sheet, design: Design, canvas: Any, document: Any) -> None:
    width, height = design.page
    band = 40 * mm if sheet.key_figures else design.head - 8 * mm
    canvas.setFillColor(design.accent)
    canvas.rect(0, height - band, width, band, stroke=0, fill=1)
    canvas.setFillColor(design.second)
    canvas.rect(0, height - band - 1.6 * mm, width, 1.6 * mm, stroke=0, fill=1)
    inner = width - 2 * design.margin
    white = {"textColor": colors.white}
    y = _put(
        canvas, escape(sheet.publisher), design.style("label", **white), design.margin, height - 9 * mm, inner
    )
    title = design.style("h1", fontSize=22, leading=26, backColor=None, leftIndent=0, **white)
    y = _put(canvas, _inline(sheet.title), title, design.margin, y - 3 * mm, inner)
    _put(canvas, _inline(sheet.dateline), design.style("box", **white), design.margin, y - 1.5 * mm, inner)
    _key_figures(sheet.key_figures, design, canvas, height - band - 5 * mm)
    _foot(sheet, design, canvas, document)


def _key_figures(figures: tuple[KeyFigure, ...], design: Design, canvas: Any, top: float) -> None:
    if not figures:
        return
    width = (design.page[0] - 2 * design.margin) / len(figures)
    for i, figure in enumerate(figures):
        x = design.margin + i * width
        big = design.style("pull", fontSize=18, leading=21, alignment=0)
        y = _put(canvas, _inline(figure.figure), big, x, top, width - 8)
        _put(canvas, _inline(figure.label), design.style("box", leading=10.5, fontSize=8.4), x, y, width - 8)


def _later_page(sheet: Sheet, design: Design, canvas: Any, document: Any) -> None:
    width, height = design.page
    canvas.setFont(f"{design.sans}-Italic", 8)
    canvas.setFillColor(design.accent)
    canvas.drawString(design.margin, height - 12 * mm, sheet.running)
    canvas.setStrokeColor(design.second)
    canvas.line(design.margin, height - 14 * mm, width - design.margin, height - 14 * mm)
    _foot(sheet, design, canvas, document)


def _foot(sheet: Sheet, design: Design, canvas: Any, document: Any) -> None:
    width, _ = design.page
    canvas.setFont(design.sans, 8)
    canvas.setFillColor(design.accent)
    canvas.drawRightString(width - design.margin, 9 * mm, str(document.page))
    if sheet.side_text:
        canvas.saveState()
        canvas.translate(width - 6 * mm, 60 * mm)
        canvas.rotate(90)
        canvas.setFont(design.sans, 7)
        canvas.drawString(0, 0, sheet.side_text)
        canvas.restoreState()


def _inline(text: str) -> str:
    return render(parse(text), escape, _wrap)


def _wrap(mark: Mark, inner: str) -> str:
    if mark.tag == "l":
        return f'<a href="{escape(mark.words[0])}"><u>{inner}</u></a>'
    if mark.tag == "f":
        return f"<super>{mark.words[0]}</super>"
    return f"<{mark.tag}>{inner}</{mark.tag}>" if mark.tag in ("b", "i") else inner


def _section(design: Design, index: int, section: Section, build: Path) -> list[Any]:
    boxed = section.kind in ("sidebar", "contact")
    heading = _heading(design, section, boxed=boxed) if index and section.heading else []
    style = design.style("box" if boxed else "lead" if index == 0 else "body")
    body = _blocks(section, style)
    if boxed:
        return [
            Spacer(1, 6),
            _box(design, [*heading, *body], contact=section.kind == "contact"),
            Spacer(1, 6),
        ]
    story = [FrameBreak()] if "break" in section.place else []
    if heading:
        story += [CondPageBreak((26 if body else 52) * mm), *heading]
    return [*story, *body, *_media(design, section, build), *_notes(design, section)]


def _heading(design: Design, section: Section, *, boxed: bool) -> list[Any]:
    before = f"{escape(section.number)} " if section.number else ""
    over = {"backColor": None, "textColor": design.accent, "leftIndent": 0, "spaceBefore": 0} if boxed else {}
    style = design.style(f"h{section.level}", keepWithNext=1, **over)
    return [Paragraph(before + _inline(section.heading), style)]


def _blocks(section: Section, style: ParagraphStyle) -> list[Any]:
    item = ParagraphStyle("item", parent=style, leftIndent=9, bulletIndent=0, spaceAfter=2)
    line = ParagraphStyle("line", parent=style, spaceAfter=0)
    return [
        Paragraph(
            render(block.nodes, escape, _wrap),
            item if block.item else line if section.kind == "contact" else style,
            bulletText="•" if block.item else None,
        )
        for block in blocks(section.body, lines=section.kind == "contact")
    ]


def _box(design: Design, content: list[Any], *, contact: bool) -> Grid:
    box = Grid([[content]], colWidths=[design.width])
    colour = design.second if contact else design.accent
    box.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), design.tint),
            ("LINEBEFORE", (0, 0), (0, -1), 3, colour),
            *(
                (side, (0, 0), (-1, -1), 8)
                for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
            ),
        ]
    )
    return box


def _media(design: Design, section: Section, build: Path) -> list[Any]:
    story: list[Any] = []
    for photo in section.photos:
        path = pictures.save(photo.file, build / f"{photo.file}.jpg", width=560)
        image = Image(str(path), design.width, design.width * pictures.SIZE[1] / pictures.SIZE[0])
        story.append(
            KeepTogether(
                [Spacer(1, 3), image, Spacer(1, 2), Paragraph(_inline(photo.caption), design.style("small"))]
            )
        )
    story += [_table(design, table) for table in section.tables]
    for chart in section.charts:
        drawing = Drawing(chart, design.width, design.width * 0.62, design.chart_colours, design.sans)
        story.append(
            KeepTogether([Paragraph(_inline(chart.title), design.style("label")), drawing, Spacer(1, 5)])
        )
    if section.pull_quote:
        story.append(Paragraph(_inline(section.pull_quote), design.style("pull")))
    return story


def _notes(design: Design, section: Section) -> list[Any]:
    style = design.style("small")
    return [
        Paragraph(f"<super>{number}</super> {_inline(note)}", style)
        for number, note in enumerate(section.footnotes, 1)
    ]


def _table(design: Design, table: Table) -> KeepTogether:
    left = design.style("cell")
    right = design.style("cell", alignment=2)
    head = {"textColor": colors.white, "fontName": f"{design.sans}-Bold"}
    rows = [_row(table.header, design.style("cell", **head), design.style("cell", alignment=2, **head))]
    for row in table.rows:
        total = table.total and row is table.rows[-1]
        rows.append(_row([f"{{b|{cell}}}" if total and cell else cell for cell in row], left, right))
    others = len(table.header) - 1
    first = min(0.46, 1 - 0.16 * others) if others < 4 else 0.3
    grid = Grid(rows, colWidths=[design.width * first] + [design.width * (1 - first) / others] * others)
    grid.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), design.accent),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, colors.HexColor("#bbbbbb")),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            *((side, (0, 0), (-1, -1), 3) for side in ("LEFTPADDING", "RIGHTPADDING")),
            *((side, (0, 0), (-1, -1), 2.5) for side in ("TOPPADDING", "BOTTOMPADDING")),
            *([("BACKGROUND", (0, -1), (-1, -1), design.tint)] if table.total else []),
        ]
    )
    unit = f" <font name='{design.sans}-Italic'>({escape(table.unit)})</font>" if table.unit else ""
    return KeepTogether([Paragraph(_inline(table.title) + unit, design.style("label")), grid, Spacer(1, 7)])


def _row(cells: tuple[str, ...] | list[str], left: ParagraphStyle, right: ParagraphStyle) -> list[Paragraph]:
    return [Paragraph(_inline(cell), right if column else left) for column, cell in enumerate(cells)]
