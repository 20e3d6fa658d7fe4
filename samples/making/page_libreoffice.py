"""A sheet as a flat OpenDocument text, exported by LibreOffice as an office would do it."""

from __future__ import annotations

import base64
import shutil
import subprocess
from functools import partial
from html import escape
from string import Template
from typing import TYPE_CHECKING

from making import pictures
from making.charts import svg
from making.markup import Mark, blocks, parse, render

if TYPE_CHECKING:
    from pathlib import Path

    from making.sheet import Chart, Photo, Section, Sheet, Table


def make(sheet: Sheet, sources: Path, build: Path, pdf: Path) -> None:
    """Write the document and let LibreOffice convert it."""
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("LibreOffice is not installed")
    build.mkdir(parents=True, exist_ok=True)
    document = build / f"{sheet.id}.fodt"
    document.write_text(source(sheet, sources, build), encoding="utf-8")
    profile = f"-env:UserInstallation={(build / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(pdf.parent),
        str(document),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def source(sheet: Sheet, sources: Path, build: Path) -> str:
    """The document: styles from `office.fodt`, content from the sheet."""
    parts = [_section(sheet, index, section, build) for index, section in enumerate(sheet.section)]
    columns = sheet.style.get("columns", "1")
    head = "".join(
        f'<text:p text:style-name="{style}">{_inline(text)}</text:p>'
        for style, text in (
            ("Publisher", sheet.publisher),
            ("Title", sheet.title),
            ("Dateline", sheet.dateline),
        )
    )
    body = "".join(parts)
    if columns != "1":
        body = f'<text:section text:style-name="Columns" text:name="body">{body}</text:section>'
    template = Template((sources / "office.fodt").read_text(encoding="utf-8"))
    return template.safe_substitute(
        {
            "title": _inline(sheet.title),
            "language": sheet.language,
            "country": sheet.style.get("country", "GB"),
            "publisher": escape(sheet.publisher),
            "running": escape(sheet.running),
            "head": head,
            "body": body,
            **sheet.style,
        }
    )


def _inline(text: str, notes: tuple[str, ...] = ()) -> str:
    return render(parse(text), escape, partial(_wrap, notes))


def _wrap(notes: tuple[str, ...], mark: Mark, inner: str) -> str:
    if mark.tag == "l":
        return f'<text:a xlink:type="simple" xlink:href="{escape(mark.words[0])}">{inner}</text:a>'
    if mark.tag == "f":
        number = mark.words[0]
        note = _inline(notes[int(number) - 1])
        return (
            f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}'
            f'</text:note-citation><text:note-body><text:p text:style-name="Footnote">{note}</text:p>'
            "</text:note-body></text:note>"
        )
    styles = {"b": "Strong", "i": "Emphasis"}
    if mark.tag in styles:
        return f'<text:span text:style-name="{styles[mark.tag]}">{inner}</text:span>'
    return inner


def _paragraph(style: str, inner: str) -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def _section(sheet: Sheet, index: int, section: Section, build: Path) -> str:
    boxed = section.kind in ("sidebar", "contact")
    body = _blocks(section, "Box" if boxed else "Lead" if index == 0 else "Body")
    style = sheet.style
    media = [
        *(_photo(photo, build, style) for photo in section.photos),
        *(_table(table, f"T{index}-{number}") for number, table in enumerate(section.tables)),
        *(_chart(chart, style) for chart in section.charts),
    ]
    quote = _paragraph("Pull", _inline(section.pull_quote)) if section.pull_quote else ""
    heading = ""
    if index and section.heading:
        heading = _heading(section, boxed=boxed)
    return heading + body + "".join(media) + quote


def _heading(section: Section, *, boxed: bool) -> str:
    if boxed:
        return _paragraph("BoxHeading", _inline(section.heading))
    before = f"{escape(section.number)} " if section.number else ""
    return (
        f'<text:h text:style-name="Heading{section.level}" text:outline-level="{section.level}">'
        f"{before}{_inline(section.heading)}</text:h>"
    )


def _blocks(section: Section, style: str) -> str:
    out = ""
    wrap = partial(_wrap, section.footnotes)
    found = blocks(section.body, lines=section.kind == "contact")
    for block in found:
        inner = render(block.nodes, escape, wrap)
        out += _item(inner, style) if block.item else _paragraph(style, inner)
    return out.replace('</text:list><text:list text:style-name="Bullets">', "")


def _item(inner: str, style: str) -> str:
    name = "BoxItem" if style == "Box" else "Item"
    paragraph = _paragraph(name, f"{'• ' if name == 'BoxItem' else ''}{inner}")
    if name == "BoxItem":
        return paragraph
    return f'<text:list text:style-name="Bullets"><text:list-item>{paragraph}</text:list-item></text:list>'


def _frame(width: float, height: float, kind: str, data: bytes) -> str:
    encoded = base64.b64encode(data).decode()
    return (
        f'<draw:frame draw:style-name="Picture" text:anchor-type="as-char" svg:width="{width:.2f}cm" '
        f'svg:height="{height:.2f}cm"><draw:image draw:mime-type="{kind}">'
        f"<office:binary-data>{encoded}</office:binary-data></draw:image></draw:frame>"
    )


def _photo(photo: Photo, build: Path, style: dict[str, str]) -> str:
    path = pictures.save(photo.file, build / f"{photo.file}.jpg")
    width = float(style["picture_width"])
    frame = _frame(width, width * pictures.SIZE[1] / pictures.SIZE[0], "image/jpeg", path.read_bytes())
    return _paragraph("Picture", frame) + _paragraph("Caption", _inline(photo.caption))


def _chart(chart: Chart, style: dict[str, str]) -> str:
    width, height = (float(v) for v in style["chart_size"].split())
    drawing = svg(chart, width, height, tuple(style["chart"].split()), style.get("sans", "Liberation Sans"))
    frame = _frame(width / 28.35, height / 28.35, "image/svg+xml", drawing.encode())
    return _paragraph("ChartTitle", _inline(chart.title)) + _paragraph("Chart", frame)


def _table(table: Table, name: str) -> str:
    unit = f' <text:span text:style-name="Unit">({escape(table.unit)})</text:span>' if table.unit else ""
    title = _paragraph("TableTitle", _inline(table.title) + unit)
    others = f'table:number-columns-repeated="{len(table.header) - 1}"'
    columns = '<table:table-column table:style-name="First"/>'
    columns += f'<table:table-column table:style-name="Other" {others}/>'
    rows = "".join(
        _row(row, "Head" if number == 0 else "Total" if table.total and number == len(table.rows) else "Cell")
        for number, row in enumerate((table.header, *table.rows))
    )
    return f'{title}<table:table table:name="{name}" table:style-name="Table">{columns}{rows}</table:table>'


def _row(row: tuple[str, ...], style: str) -> str:
    cells = "".join(
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f'<text:p text:style-name="{style}{"First" if column == 0 else "Text"}">{_inline(cell)}</text:p>'
        "</table:table-cell>"
        for column, cell in enumerate(row)
    )
    return f"<table:table-row>{cells}</table:table-row>"
