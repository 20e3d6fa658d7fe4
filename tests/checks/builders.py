"""Fact sheets that hold just what a check looks at."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from extract.checks import check
from extract.models import (
    Amount,
    Chart,
    ChartSeries,
    ChartValue,
    Contribution,
    Country,
    Date,
    Extraction,
    Fact,
    FactSheet,
    Issue,
    Partner,
    Project,
    Section,
    Source,
    Span,
    Table,
)

SPAN = Span(page=1, x0=1, top=1, x1=9, bottom=9)


def sheet(*, file_name: str = "a.pdf", **parts: Any) -> FactSheet:
    source = Source(
        uri="file:///a.pdf", file_name=file_name, sha256="0" * 64, bytes=1, page_count=1, text_layer="full"
    )
    made = datetime(2024, 1, 1, tzinfo=UTC)
    extraction = Extraction(extractor_version="1", rules_version="1", extracted_at=made, seconds=0)
    empty: dict[str, Any] = {"title": None, "language": "en", "partner": None, "published": None}
    return FactSheet(source=source, extraction=extraction, **{**empty, **parts})


def found(**parts: Any) -> list[Issue]:
    """The issues of all checks together, so that a test also shows what else would be raised."""
    return list(check(sheet(**parts)))


def codes(**parts: Any) -> list[str]:
    return [issue.code for issue in found(**parts)]


def section(text: str, heading: str | None = "Money", key: str = "s1", **more: Any) -> Section:
    fields: dict[str, Any] = {"level": 1, "parent_id": None, "role": "body", "order": 0, **more}
    return Section(
        id=key,
        section_id=key,
        text=text,
        start=0,
        end=len(text),
        heading=heading,
        rule="t",
        spans=(SPAN,),
        **fields,
    )


def _traced(key: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "section_id": "s1", "text": text, "rule": "t", "spans": (SPAN,), **more}


def amount(text: str, value: float | str, *, inside: str = "", key: str = "", **more: Any) -> Amount:
    start = inside.index(text) if inside else 0
    fields: dict[str, Any] = {"currency": "USD", "flow": "voluntary", **more}
    return Amount(
        **_traced(key or f"a-{text}", text),
        start=start,
        end=start + len(text),
        value=Decimal(str(value)),
        **fields,
    )


def contribution(text: str, value: float | str, first: int, last: int, **more: Any) -> Contribution:
    fields: dict[str, Any] = {"kind": "voluntary", "currency": "USD", **more}
    return Contribution(
        **_traced(f"c-{text}", text),
        start=0,
        end=len(text),
        value=Decimal(str(value)),
        period_start=date(first, 1, 1),
        period_end=date(last, 12, 31),
        amount_id="a",
        **fields,
    )


def country(text: str, code: str, *, key: str = "", **more: Any) -> Country:
    return Country(**_traced(key or f"k-{text}", text, **more), start=0, end=len(text), code=code, name=text)


def period(text: str, first: str, last: str) -> Date:
    return Date(
        **_traced(f"d-{text}", text),
        start_char=0,
        end_char=len(text),
        kind="range",
        start=date.fromisoformat(first),
        end=date.fromisoformat(last),
    )


def project(first: str, last: str, duration: str) -> Project:
    return Project(
        **_traced("p1", "Boats"),
        start_char=0,
        end_char=5,
        title="Boats",
        start=date.fromisoformat(first),
        end=date.fromisoformat(last),
        duration=duration,
        description="",
    )


def fact(key: str, value: str, start: int, text: str, **more: Any) -> Fact:
    return Fact(**_traced("f1", text), start=start, end=start + len(text), key=key, value=value, **more)


def table(header: tuple[str, ...], *rows: tuple[str, ...], title: str = "Budget") -> Table:
    return Table(
        **_traced("t1", title, table_id="t1"),
        start=0,
        end=len(title),
        title=title,
        unit=None,
        header=header,
        rows=rows,
    )


def chart(
    unit: str, origin: Any = "label", /, title: str = "Money by year", **series: dict[str, str]
) -> Chart:
    return Chart(
        **_traced("h1", title),
        start=0,
        end=len(title),
        title=title,
        unit=unit,
        kind="stacked",
        series=tuple(
            ChartSeries(
                name=name.replace("_", " "),
                values=tuple(
                    ChartValue(
                        label=k, value=v, origin=origin, error="0.12" if origin == "geometry" else None
                    )
                    for k, v in values.items()
                ),
            )
            for name, values in series.items()
        ),
    )


def partner(name: str, code: str) -> Partner:
    return Partner(name=name, code=code, kind="country", rule="t")
