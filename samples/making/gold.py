"""The gold annotations of a sheet, made from the marks of its source."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from making.markup import Mark, blocks, marks, parse, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from making.sheet import Chart, Section, Sheet, Table

FLOWS = frozenset({"assessed", "voluntary", "core_voluntary", "project", "other"})
QUALIFIERS = frozenset({"about", "nearly", "more_than", "at_least", "less_than", "at_most"})
RANK = ("partner", "recipient", "mentioned")
COUNTRY = re.compile(r"([A-Z]{3}|XKX)([?~]?)")
NO_MONEY = ("", "–", "-", "…")
Item = dict[str, Any]


@dataclass
class Found:
    """The lists that the marks fill."""

    partner: str
    amounts: list[Item] = field(default_factory=list)
    country_mentions: list[Item] = field(default_factory=list)
    regions: list[Item] = field(default_factory=list)
    dates: list[Item] = field(default_factory=list)
    organisations: list[Item] = field(default_factory=list)
    demonyms: list[Item] = field(default_factory=list)
    links: list[Item] = field(default_factory=list)


def gold(sheet: Sheet) -> Item:
    """Everything a reader finds in the sheet, in the format of `*.gold.json`."""
    found = Found(sheet.partner.code)
    for index, section in enumerate(sheet.section):
        for text, where in _places(sheet, index, section):
            _collect(found, text, _place(sheet, index, where))
        for table in section.tables:
            found.amounts += _cells(table, _place(sheet, index, "table"))
    return {
        "id": sheet.id,
        "file": f"{sheet.id}.pdf",
        "language": sheet.language,
        "title": plain(parse(sheet.title)),
        "partner": sheet.partner.model_dump(),
        "published": sheet.published,
        "template": sheet.maker,
        "scanned": sheet.scanned,
        "sections": [_section(sheet, index) for index in range(len(sheet.section))],
        "amounts": found.amounts,
        "country_mentions": found.country_mentions,
        "countries": _strongest(found.country_mentions),
        "regions": found.regions,
        "dates": found.dates,
        "organisations": found.organisations,
        "demonyms": found.demonyms,
        "facts": sheet.facts,
        "projects": [_project(sheet, i, found) for i, s in enumerate(sheet.section) if s.project],
        "contacts": sheet.contacts,
        "links": found.links,
        "tables": [_table(t, heading(sheet, i)) for i, s in enumerate(sheet.section) for t in s.tables],
        "charts": [_chart(c, heading(sheet, i)) for i, s in enumerate(sheet.section) for c in s.charts],
        "furniture": {
            "pullquotes": [plain(parse(s.pull_quote)) for s in sheet.section if s.pull_quote],
            "running": sheet.running or plain(parse(sheet.title)),
            "publisher": sheet.publisher,
        },
    }


def heading(sheet: Sheet, index: int) -> str | None:
    """The heading of a section, which is the title for the first."""
    source = sheet.title if index == 0 else sheet.section[index].heading
    return plain(parse(source)) or None


def _place(sheet: Sheet, index: int, where: str) -> Item:
    place: Item = {"section": heading(sheet, index), "section_index": index}
    return place | ({"where": where} if where else {})


def _places(sheet: Sheet, index: int, section: Section) -> Iterator[tuple[str, str]]:
    """Every marked text of a section, and where it stands ('' is the running text)."""
    yield (sheet.title, "title") if index == 0 else (section.heading, "heading")
    if index == 0:
        yield sheet.dateline, ""
        for figure in sheet.key_figures:
            yield f"{figure.figure} {figure.label}", "keyfigure"
    beside = section.kind if section.kind in ("sidebar", "contact") else ""
    yield "\n".join(section.body.splitlines()), beside
    for photo in section.photos:
        yield photo.caption, "caption"
    for note in section.footnotes:
        yield note, "footnote"
    for table in section.tables:
        yield from ((cell, "table") for cell in (table.title, *table.header, *sum(table.rows, ())))
    for chart in section.charts:
        yield from ((text, "chart") for text in (chart.title, *chart.series))


def _collect(found: Found, text: str, place: Item) -> None:
    for mark in marks(parse(text)):
        item = {"text": re.sub(r"\s+", " ", plain(mark.children))}
        if COUNTRY.fullmatch(mark.tag):
            _country(found, mark, item, place)
        elif mark.tag == "a":
            found.amounts.append(item | _amount(mark.words) | place)
        elif mark.tag == "d":
            found.dates.append(item | _date(mark.words[0]) | place)
        elif mark.tag in ("o", "r"):
            (found.organisations if mark.tag == "o" else found.regions).append(
                item | {"name": " ".join(mark.words)} | place
            )
        elif mark.tag == "l":
            found.links.append(item | {"uri": mark.words[0]})


def _country(found: Found, mark: Mark, item: Item, place: Item) -> None:
    code, kind = mark.tag[:3], mark.tag[3:]
    if kind == "~":
        found.demonyms.append(item | {"code": code} | place)
        return
    role = "partner" if code == found.partner else "mentioned" if kind == "?" else "recipient"
    found.country_mentions.append(item | {"code": code, "role": role} | place)


def _amount(words: tuple[str, ...]) -> Item:
    currency, value, *rest = words
    low, _, high = value.partition("-")
    kinds = {"flow": "other", "qualifier": "exact", "period": None} | {
        "flow" if word in FLOWS else "qualifier" if word in QUALIFIERS else "period": word for word in rest
    }
    return {"currency": currency, "value": _number(low), "max": _number(high) if high else None, **kinds}


def _number(text: str) -> int | float:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def _date(value: str) -> Item:
    if value.startswith("P"):
        return {"kind": "duration", "value": value, "start": None, "end": None, "duration": value}
    first, dots, last = value.partition("..")
    start, end = _first_day(first), _last_day(last if dots else first)
    kind = "range" if dots else ("year", "month", "day")[value.count("-")]
    value = f"{start or '..'}/{end or '..'}" if dots else value
    return {"kind": kind, "value": value, "start": start, "end": end, "duration": None}


def _first_day(value: str) -> str | None:
    return "-".join([*value.split("-"), "01", "01"][:3]) if value else None


def _last_day(value: str) -> str | None:
    if not value:
        return None
    year, month, day = [*value.split("-"), "", ""][:3]
    month = month or "12"
    return f"{year}-{month}-{day or calendar.monthrange(int(year), int(month))[1]}"


def _cells(table: Table, place: Item) -> Iterator[Item]:
    """A cell's amount has the scale, currency and period of its column."""
    for row_number, row in enumerate(table.rows):
        flow = table.row_flows[row_number] if table.row_flows else table.flow
        for cell, period in zip(row, table.periods, strict=False):
            text = plain(parse(cell))
            if period and text not in NO_MONEY:
                yield {
                    "text": text,
                    "currency": table.currency,
                    "value": _number(str(_cell_value(text, table.decimal) * table.scale)),
                    "max": None,
                    "flow": flow,
                    "qualifier": "exact",
                    "period": None if period == "-" else period,
                    **place,
                }


def _cell_value(text: str, decimal: str) -> Decimal:
    return Decimal(re.sub(rf"[^\d{re.escape(decimal)}]", "", text).replace(decimal, "."))


def _section(sheet: Sheet, index: int) -> Item:
    section = sheet.section[index]
    lines = [plain(parse(sheet.dateline))] if index == 0 and sheet.dateline else []
    lines += [plain(block.nodes) for block in blocks(section.body, lines=section.kind == "contact")]
    extra = [("keyfigure", f"{k.figure} {k.label}") for k in (sheet.key_figures if index == 0 else ())]
    extra += [("caption", photo.caption) for photo in section.photos if photo.caption]
    extra += [("footnote", note) for note in section.footnotes]
    item: Item = {
        "heading": heading(sheet, index),
        "level": 0 if index == 0 else section.level,
        "text": "\n".join(lines),
        "kind": "title" if index == 0 else section.kind,
    }
    notes = [{"kind": kind, "text": plain(parse(text))} for kind, text in extra]
    return item | ({"extra": notes} if notes else {})


def _strongest(mentions: list[Item]) -> list[Item]:
    """Each country once, in the strongest of its roles."""
    roles: dict[str, str] = {}
    for mention in mentions:
        roles[mention["code"]] = min(mention["role"], roles.get(mention["code"], "mentioned"), key=RANK.index)
    return [{"code": code, "role": role} for code, role in roles.items()]


def _project(sheet: Sheet, index: int, found: Found) -> Item:
    section = sheet.section[index]
    project = section.project
    if project is None:
        raise ValueError(f"{section.heading}: no project")
    inside = [
        mention["code"]
        for mention in found.country_mentions
        if mention["section_index"] == index
        and mention["role"] == "recipient"
        and mention.get("where") not in ("table", "chart", "footnote")
    ]
    currency, _, value = project.money.partition(" ")
    return {
        "title": heading(sheet, index),
        "countries": list(dict.fromkeys(inside if project.countries is None else project.countries)),
        "funders": list(project.funders),
        "currency": currency or None,
        "amount": _number(value) if value else None,
        "start": project.start,
        "end": project.end,
        "duration": project.duration,
        "section_index": index,
    }


def _table(table: Table, section: str | None) -> Item:
    rows = [[plain(parse(cell)) for cell in row] for row in (table.header, *table.rows)]
    return {"title": plain(parse(table.title)), "unit": table.unit or None, "rows": rows, "section": section}


def _chart(chart: Chart, section: str | None) -> Item:
    series = {
        plain(parse(name)): {label: _number(str(value)) for label, value in values.items()}
        for name, values in chart.series.items()
    }
    title = plain(parse(chart.title))
    return {"title": title, "unit": chart.unit, "type": chart.type, "series": series, "section": section}
