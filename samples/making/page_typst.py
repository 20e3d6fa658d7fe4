"""A sheet in Typst: sets `sheet.typ` to work on calls that carry the content."""

from __future__ import annotations

import json
import shutil
from functools import partial
from typing import TYPE_CHECKING

from making import pictures
from making.charts import svg
from making.markup import Mark, blocks, parse, render

if TYPE_CHECKING:
    from pathlib import Path

    from making.sheet import Section, Sheet, Table


def make(sheet: Sheet, sources: Path, build: Path, pdf: Path) -> None:
    """Write pictures, charts and the document, and compile it."""
    import typst

    build.mkdir(parents=True, exist_ok=True)
    for section in sheet.section:
        for photo in section.photos:
            pictures.save(photo.file, build / f"{photo.file}.jpg")
    _write_charts(sheet, build)
    shutil.copy(sources / "sheet.typ", build / "sheet.typ")
    document = build / f"{sheet.id}.typ"
    document.write_text(source(sheet), encoding="utf-8")
    typst.compile(str(document), output=str(pdf))


def _write_charts(sheet: Sheet, build: Path) -> None:
    width, height = (float(v) for v in sheet.style.get("chart_size", "240 150").split())
    colours, font = tuple(sheet.style["chart"].split()), sheet.style.get("sans", "Lato")
    for index, section in enumerate(sheet.section):
        for number, chart in enumerate(section.charts):
            drawing = svg(chart, width, height, colours, font)
            (build / f"chart-{index}-{number}.svg").write_text(drawing, encoding="utf-8")


def source(sheet: Sheet) -> str:
    """The Typst document."""
    year, month, day = (int(part) for part in [*sheet.published.split("-"), "1", "1"][:3])
    theme = ", ".join(f"{key}: {_string(value)}" for key, value in sheet.style.items())
    figures = "".join(f"([{_inline(k.figure)}], [{_inline(k.label)}]), " for k in sheet.key_figures)
    head = f"""#import "sheet.typ": *
#set document(title: [{_inline(sheet.title)}], date: datetime(year: {year}, month: {month}, day: {day}))
#let theme = defaults + ({theme},)
#show: layout.with(theme, language: {_string(sheet.language)}, running: {_string(sheet.running)},
  publisher: {_string(sheet.publisher)}, side: {_string(sheet.side_text)})
#masthead(theme, [{_inline(sheet.publisher)}], [{_inline(sheet.title)}], [{_inline(sheet.dateline)}],
  ({figures}))
"""
    return head + "\n".join(_section(sheet, i, section) for i, section in enumerate(sheet.section))


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _text(text: str) -> str:
    return f"#{_string(text)};" if text else ""


def _inline(text: str, notes: tuple[str, ...] = ()) -> str:
    return render(parse(text), _text, partial(_wrap, notes))


def _wrap(notes: tuple[str, ...], mark: Mark, inner: str) -> str:
    if mark.tag == "l":
        return f"#link({_string(mark.words[0])})[{inner}];"
    if mark.tag == "f":
        return f"#footnote[{_inline(notes[int(mark.words[0]) - 1])}];"
    return {"b": f"#strong[{inner}];", "i": f"#emph[{inner}];"}.get(mark.tag, inner)


def _section(sheet: Sheet, index: int, section: Section) -> str:
    media = [f'#photo(theme, "{photo.file}.jpg", [{_inline(photo.caption)}])' for photo in section.photos]
    media += [_table(table, wide="wide" in section.place) for table in section.tables]
    media += [
        f'#chart(theme, [{_inline(chart.title)}], "chart-{index}-{number}.svg")'
        for number, chart in enumerate(section.charts)
    ]
    body = _blocks(section, drop_capital=index == 0 and "drop" in sheet.style)
    inside = "\n".join([*media, body] if "top" in section.place else [body, *media])
    quote = f"\n#pull(theme)[{_inline(section.pull_quote)}]" if section.pull_quote else ""
    if section.kind in ("sidebar", "contact"):
        return f"#{section.kind}(theme, [{_inline(section.heading)}])[\n{inside}\n]{quote}"
    shown = index > 0 and section.heading
    number = f"[{_inline(section.number)}]" if section.number else "none"
    heading = f"#head{section.level}(theme, {number})[{_inline(section.heading)}]\n" if shown else ""
    return ("#colbreak()\n" if "break" in section.place else "") + heading + inside + quote


def _blocks(section: Section, *, drop_capital: bool) -> str:
    found = blocks(section.body, lines=section.kind == "contact")
    out: list[str] = []
    items: list[str] = []
    for number, block in enumerate(found):
        inner = render(block.nodes, _text, partial(_wrap, section.footnotes))
        if block.item:
            items.append(f"[{inner}]")
            continue
        out += _list(items)
        items = []
        if drop_capital and number == 0:
            first = block.nodes[0]
            if not isinstance(first, str):
                raise TypeError(f"a drop capital needs plain text first: {first}")
            rest = (first[1:], *block.nodes[1:])
            out.append(f"#drop(theme, {_string(first[0])})[{render(rest, _text, partial(_wrap, ()))}]")
        else:
            out.append(inner + (" \\" if section.kind == "contact" else "\n"))
    return "\n".join([*out, *_list(items)])


def _list(items: list[str]) -> list[str]:
    return [f"#list({', '.join(items)})\n"] if items else []


def _table(table: Table, *, wide: bool) -> str:
    cells = ", ".join(f"[{_inline(cell)}]" for row in (table.header, *table.rows) for cell in row)
    title, unit = f"[{_inline(table.title)}]", f"[{_inline(table.unit)}]"
    flags = f"total: {str(table.total).lower()}, wide: {str(wide).lower()}"
    return f"#data(theme, {title}, {unit}, {len(table.header)}, {flags}, {cells})"
