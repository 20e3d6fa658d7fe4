"""A sheet as HTML and CSS, printed by Chromium."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from itertools import groupby
from string import Template
from typing import TYPE_CHECKING

from making import pictures
from making.charts import svg
from making.markup import Block, Mark, blocks, parse, render

if TYPE_CHECKING:
    from pathlib import Path

    from making.sheet import Chart, Photo, Section, Sheet, Table

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-pdf-header-footer",
)


def tool() -> str | None:
    """The browser on this machine."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def make(sheet: Sheet, sources: Path, build: Path, pdf: Path) -> None:
    """Write the page, its pictures, and print it."""
    browser = tool()
    if browser is None:
        raise FileNotFoundError("Chromium is not installed")
    build.mkdir(parents=True, exist_ok=True)
    for photo in (photo for section in sheet.section for photo in section.photos):
        pictures.save(photo.file, build / f"{photo.file}.jpg")
    page = build / f"{sheet.id}.html"
    page.write_text(html(sheet, sources), encoding="utf-8")
    command = [
        browser,
        *OPTIONS,
        f"--user-data-dir={build / 'chromium'}",
        f"--print-to-pdf={pdf}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def html(sheet: Sheet, sources: Path) -> str:
    """The whole page."""
    names = {
        "running": sheet.running,
        "publisher": sheet.publisher,
        "side": sheet.side_text,
        **sheet.style,
    }
    css = "".join(
        Template((sources / name).read_text(encoding="utf-8")).safe_substitute(names)
        for name in ("base.css", sheet.style["css"])
    )
    figures = "".join(
        f'<div class="figure"><b>{_inline(k.figure)}</b><span>{_inline(k.label)}</span></div>'
        for k in sheet.key_figures
    )
    body = _body(sheet)
    return f"""<!doctype html><html lang="{sheet.language}"><meta charset="utf-8">
<title>{_inline(sheet.title)}</title><style>{css}</style><body class="{sheet.id}">
{f'<div class="side">{escape(sheet.side_text)}</div>' if sheet.side_text else ""}
<header><p class="publisher">{escape(sheet.publisher)}</p><h1>{_inline(sheet.title)}</h1>
<p class="dateline">{_inline(sheet.dateline)}</p></header>
{f'<div class="figures">{figures}</div>' if figures else ""}<main>{body}</main></body></html>"""


def _body(sheet: Sheet) -> str:
    """The sections; those placed "aside" stand together in a column of their own."""
    out = ""
    for aside, group in groupby(enumerate(sheet.section), key=lambda pair: "aside" in pair[1].place):
        inner = "".join(_section(sheet, index, section) for index, section in group)
        out += f'<div class="margin">{inner}</div>' if aside else inner
    return out


def _inline(text: str) -> str:
    return render(parse(text), escape, _wrap)


def _wrap(mark: Mark, inner: str) -> str:
    if mark.tag == "l":
        return f'<a href="{escape(mark.words[0])}">{inner}</a>'
    if mark.tag == "f":
        return f"<sup>{mark.words[0]}</sup>"
    return f"<{mark.tag}>{inner}</{mark.tag}>" if mark.tag in ("b", "i") else inner


def _section(sheet: Sheet, index: int, section: Section) -> str:
    colours = tuple(sheet.style["chart"].split())
    media = "".join(
        [
            *(_photo(photo) for photo in section.photos),
            *(_table(table) for table in section.tables),
            *(_chart(chart, colours, sheet.style) for chart in section.charts),
        ]
    )
    text = _blocks(blocks(section.body, lines=section.kind == "contact"))
    notes = "".join(
        f'<p class="note"><sup>{i}</sup> {_inline(n)}</p>' for i, n in enumerate(section.footnotes, 1)
    )
    quote = f'<aside class="pull">{_inline(section.pull_quote)}</aside>' if section.pull_quote else ""
    inside = media + text if "top" in section.place else text + media
    classes = " ".join(("lead" if index == 0 else section.kind, section.place)).strip()
    return f'<section class="{classes}">{_heading(sheet, index, section)}{inside}{notes}{quote}</section>'


def _heading(sheet: Sheet, index: int, section: Section) -> str:
    if index == 0 or not section.heading:
        return ""
    marker = section.number or ("" if section.kind == "contact" else sheet.style.get("marker", ""))
    tag = f"h{section.level + 1}"
    before = f'<span class="marker">{escape(marker)}</span> ' if marker else ""
    return f"<{tag}>{before}{_inline(section.heading)}</{tag}>"


def _blocks(found: tuple[Block, ...]) -> str:
    out, in_list = "", False
    for block in found:
        if block.item != in_list:
            out += "<ul>" if block.item else "</ul>"
            in_list = block.item
        inner = render(block.nodes, escape, _wrap)
        out += f"<li>{inner}</li>" if block.item else f"<p>{inner}</p>"
    return out + ("</ul>" if in_list else "")


def _photo(photo: Photo) -> str:
    caption = f"<figcaption>{_inline(photo.caption)}</figcaption>" if photo.caption else ""
    return f'<figure><img src="{photo.file}.jpg" alt="">{caption}</figure>'


def _table(table: Table) -> str:
    head = "".join(f"<th>{_inline(cell)}</th>" for cell in table.header)
    rows = "".join(
        f"<tr{_total(table, row)}>{''.join(f'<td>{_inline(cell)}</td>' for cell in row)}</tr>"
        for row in table.rows
    )
    unit = f'<span class="unit">{escape(table.unit)}</span>' if table.unit else ""
    caption = f"<caption>{_inline(table.title)} {unit}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _total(table: Table, row: tuple[str, ...]) -> str:
    return ' class="total"' if table.total and row is table.rows[-1] else ""


def _chart(chart: Chart, colours: tuple[str, ...], style: dict[str, str]) -> str:
    width, height = (float(v) for v in style.get("chart_size", "240 150").split())
    drawing = svg(chart, width, height, colours, style.get("chart_font", "Lato"))
    return f'<div class="chart"><p class="chart-title">{_inline(chart.title)}</p>{drawing}</div>'
