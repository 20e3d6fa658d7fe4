"""What is written beside the picture of a page: the blocks in order, what charts and tables hold, issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.debugging.outlines import Outlines
    from extract.models import Chart, ChartSeries, FactSheet, Span, Table

LONGEST = 46  # characters of a block's words
Note = tuple[str, str]  # a kind, which gives the colour, and the words


def notes_of(sheet: FactSheet, marked: Outlines, page: int) -> tuple[Note, ...]:
    """Return the lines to write beside page `page`."""
    return (
        *_document(sheet, page),
        *_blocks(marked),
        *_tables(sheet, page),
        *_charts(sheet, page),
        *_issues(sheet, page),
    )


def _document(sheet: FactSheet, page: int) -> Iterator[Note]:
    if page == 1:
        partner = sheet.partner.name if sheet.partner else "none"
        published = sheet.published.value if sheet.published else "none"
        yield "", f"{sheet.language} | partner {partner} | published {published}"
        yield "", f"publisher {sheet.publisher or 'none'}"


def _blocks(marked: Outlines) -> Iterator[Note]:
    for outline in marked.blocks:
        number = f"{outline.order} " if outline.order else ""
        yield outline.kind, f"{number}{outline.kind}: {_short(outline.text)}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 16]} … {text[-13:]}"


def _on(spans: tuple[Span, ...], page: int) -> bool:
    return any(span.page == page for span in spans)


def _tables(sheet: FactSheet, page: int) -> Iterator[Note]:
    for table in sheet.tables:
        if _on(table.spans, page):
            yield "table", f"TABLE {table.title or '(no title)'} [{table.unit or 'no unit'}]"
            yield from (("table", f"  {' | '.join(row)}") for row in _rows(table))


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    return table.header, *table.rows


def _charts(sheet: FactSheet, page: int) -> Iterator[Note]:
    for chart in sheet.charts:
        if _on(chart.spans, page):
            yield "chart", _chart(chart)
            yield from (("chart", f"  {_series(series)}") for series in chart.series)


def _chart(chart: Chart) -> str:
    return f"CHART {chart.kind}: {chart.title or '(no title)'} [{chart.unit or 'no unit'}]"


def _series(series: ChartSeries) -> str:
    values = ", ".join(f"{v.label}={v.value}" + f"±{v.error}" * bool(v.error) for v in series.values)
    return f"{series.name}: {values}"


def _issues(sheet: FactSheet, page: int) -> Iterator[Note]:
    for issue in sheet.issues:
        if _on(issue.spans, page) or (page == 1 and not issue.spans):
            yield "issue", f"{issue.code}: {issue.message}"
