"""A fact sheet with something in every list, made of invented words."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from extract.models import (
    Accounting,
    Amount,
    Characters,
    Chart,
    ChartSeries,
    ChartValue,
    Comparison,
    Contact,
    Contribution,
    ContributionPlace,
    Country,
    Date,
    Extraction,
    Fact,
    FactPart,
    FactSheet,
    Furniture,
    Issue,
    IssueCode,
    KeyFigure,
    Link,
    Organisation,
    Partner,
    Project,
    ProjectRow,
    Published,
    Region,
    Section,
    Severity,
    Source,
    Span,
    StatedValue,
    Table,
    content_id,
)
from extract.warehouse import open_warehouse

if TYPE_CHECKING:
    from extract.models import Flow
    from extract.models.document import TextLayer
    from extract.warehouse import Warehouse

SPANS = (Span(page=2, x0=40.0, top=100.5, x1=300.25, bottom=112.0),)
BODY = (
    "Ruritania pays about EUR 4.5 million to the Lake Programme for 2021-23 with the Harbour Union "
    "in Southern Africa."
)


def sha256_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def document_source(name: str, **changed: object) -> Source:
    told: dict[str, object] = {
        "uri": f"file:///in/{name}.pdf",
        "file_name": f"{name}.pdf",
        "sha256": sha256_of(name),
        "bytes": 1234,
        "page_count": 3,
        "producer": "Press 1.0",
        "text_layer": "full",
    }
    return Source.model_validate(told | changed)


def extraction(rules_version: str = "rules-1") -> Extraction:
    return Extraction(
        extractor_version="0.1.0",
        rules_version=rules_version,
        extracted_at=datetime(2024, 5, 1, 12, 0, tzinfo=UTC),
        seconds=0.5,
        accounting=Accounting(tokens=3, in_amounts=2, in_charts=0, left_out={"furniture": 1}),
        characters=Characters(
            printed=120, in_sections=90, in_tables=10, in_charts=5, left_out={"hidden": 15}
        ),
    )


def rich_sheet(
    name: str = "norway",
    *,
    value: Decimal = Decimal(4_500_000),
    year: int = 2023,
    partner: str = "Norway",
    code: str = "NOR",
    kind: Flow = "voluntary",
    rules_version: str = "rules-1",
) -> FactSheet:
    """Build a document of which every list has at least one item; ids are unique to `name`."""
    sha256 = sha256_of(name)

    def identity(prefix: str) -> str:
        return content_id(prefix, sha256, "only")

    def place(text: str) -> dict[str, object]:
        start = BODY.find(text)
        return {
            "section_id": identity("sec"),
            "text": text,
            "start": max(start, 0),
            "end": max(start, 0) + len(text),
            "spans": SPANS,
            "rule": "test.rule",
        }

    def days(text: str) -> dict[str, object]:
        found = place(text)
        return {"start_char": found.pop("start"), "end_char": found.pop("end"), **found}

    row = ProjectRow(
        id=identity("prw"),
        table_id=identity("tab"),
        row=1,
        column=0,
        title="Lake",
        text="Lake | 4.5",
        spans=SPANS,
        countries=(code,),
        currency="EUR",
        value=value,
        start=date(2021, 1, 1),
        amount_ids=(identity("amt"),),
    )
    period = {"period_start": date(year - 2, 1, 1), "period_end": date(year, 12, 31)}
    money = {"currency": "EUR", "value": value, "qualifier": "about"}
    return FactSheet.model_validate(
        {
            "source": document_source(name),
            "extraction": extraction(rules_version),
            "title": f"{partner} and the Harbour Union, {year}",
            "language": "en",
            "partner": Partner(name=partner, code=code, kind="country", rule="title", spans=SPANS),
            "published": Published(
                value=f"{year}-07",
                start=date(year, 7, 1),
                end=date(year, 7, 31),
                text=f"July {year}",
                rule="date",
                spans=SPANS,
            ),
            "publisher": "Harbour Union",
            "sections": (
                Section.model_validate(
                    place(BODY)
                    | {"id": identity("sec"), "section_id": None, "heading": "Money"}
                    | {"order": 0, "level": 0, "parent_id": None, "role": "body", "language": "en"}
                ),
            ),
            "amounts": (
                Amount.model_validate(
                    place("EUR 4.5 million")
                    | money
                    | period
                    | {"id": identity("amt"), "flow": kind, "project_id": identity("prj")}
                ),
                Amount.model_validate(
                    place("EUR 4.5 million")
                    | {"id": identity("amc"), "value": Decimal("0.5"), "value_max": Decimal("1.25")}
                    | {"currency": None, "table_id": identity("tab"), "row": 1, "column": 0}
                ),
            ),
            "countries": (
                Country.model_validate(
                    place("Ruritania")
                    | {"id": identity("cou"), "code": code, "name": partner, "role": "partner"}
                ),
            ),
            "regions": (
                Region.model_validate(
                    place("Southern Africa")
                    | {"id": identity("reg"), "name": "Southern Africa", "m49": "018"}
                ),
            ),
            "dates": (
                Date.model_validate(
                    days("2021-23")
                    | {"id": identity("dat"), "kind": "range"}
                    | {"start": date(2021, 1, 1), "end": date(2023, 12, 31)}
                ),
            ),
            "organisations": (
                Organisation.model_validate(
                    place("Harbour Union") | {"id": identity("org"), "name": "Harbour Union", "kind": "other"}
                ),
            ),
            "contributions": (
                Contribution.model_validate(
                    place("EUR 4.5 million")
                    | money
                    | period
                    | {"id": identity("con"), "kind": kind, "amount_id": identity("amt")}
                    | {"provider": "Harbour Union", "aggregation": "total"}
                    | {"places": (contribution_place(identity("amt"), identity("sec")),)}
                    | {"series": (stated_value(identity("con"), value),)}
                ),
            ),
            "projects": (
                Project.model_validate(
                    days("Lake Programme")
                    | {"id": identity("prj"), "title": "Lake Programme", "countries": (code,)}
                    | {"regions": ("Southern Africa",), "funders": (code,), "partners": ("Harbour Union",)}
                    | {"currency": "EUR", "value": value, "qualifier": "about", "duration": "P26M"}
                    | {"start": date(2021, 1, 1), "description": BODY, "amount_ids": (identity("amt"),)}
                    | {"end_derived": date(2023, 2, 28), "beneficiaries": Decimal(640), "rows": (row,)}
                ),
            ),
            "facts": (
                Fact.model_validate(
                    place("2021-23")
                    | {"id": identity("fac"), "key": "member_since", "value": "1919"}
                    | {"parts": (fact_part(),)}
                ),
            ),
            "key_figures": (
                KeyFigure.model_validate(
                    place("EUR 4.5 million")
                    | {"id": identity("fig"), "label": "for the lake", "value": value, "currency": "EUR"}
                    | {"record_id": identity("amt")}
                ),
            ),
            "contacts": (
                Contact.model_validate(
                    place("Harbour Union")
                    | {"id": identity("ctc"), "kind": "email", "value": "desk@harbour.example"}
                ),
            ),
            "links": (
                Link.model_validate(
                    place("Harbour Union") | {"id": identity("lnk"), "uri": "https://harbour.example"}
                ),
            ),
            "tables": (
                Table.model_validate(
                    place("Money")
                    | {"id": identity("tab"), "title": "Dues", "unit": "EUR", "header": ("Year", "Dues")}
                    | {"rows": (("2021", "1.5"), ("2022", ""))}
                ),
            ),
            "charts": (
                Chart.model_validate(
                    place("Money")
                    | {"id": identity("cha"), "title": "Giving", "unit": "US$ million", "kind": "bar"}
                    | {"series": (chart_series(),)}
                ),
            ),
            "furniture": (
                Furniture.model_validate(
                    place("Harbour Union | 2")
                    | {"id": identity("fur"), "section_id": None, "reason": "running_foot"}
                ),
            ),
            "issues": (issue(name, "currency_ambiguous", "warning"),),
            "comparisons": (
                Comparison(
                    id=identity("cmp"),
                    kind="table_row",
                    verdict="agrees",
                    message="1 + 2 = 3, stated 3; they agree.",
                    spans=SPANS,
                ),
            ),
        }
    )


def contribution_place(amount_id: str, section_id: str) -> ContributionPlace:
    return ContributionPlace(
        record="amount", amount_id=amount_id, section_id=section_id, text="EUR 4.5 million", spans=SPANS
    )


def stated_value(contribution_id: str, value: Decimal) -> StatedValue:
    return StatedValue(
        contribution_id=contribution_id,
        period_start=date(2021, 1, 1),
        period_end=date(2021, 12, 31),
        value=value,
    )


def fact_part() -> FactPart:
    return FactPart(key="fundamental", label="core", value="8", start=0, end=6, spans=SPANS)


def chart_series() -> ChartSeries:
    printed = ChartValue(label="2021", value="1.5", origin="label")
    measured = ChartValue(label="2022", value="2.123456789012345", error="0.05", origin="geometry")
    return ChartSeries(name="Core", values=(printed, measured))


def issue(name: str, code: IssueCode, severity: Severity) -> Issue:
    return Issue(
        id=content_id("iss", sha256_of(name), code),
        code=code,
        severity=severity,
        message=f"Something about {code}.",
        spans=SPANS,
    )


def unread_sheet(
    name: str, code: IssueCode, *, severity: Severity = "error", text_layer: TextLayer = "none"
) -> FactSheet:
    """Build what remains of a document that could not be read."""
    return FactSheet(
        source=document_source(name, page_count=0, text_layer=text_layer),
        extraction=extraction(),
        title=None,
        language=None,
        partner=None,
        published=None,
        issues=(issue(name, code, severity),),
    )


def start(warehouse: Warehouse, rules_version: str = "rules-1") -> str:
    return warehouse.start_run(extractor_version="0.1.0", rules_version=rules_version)


@cache
def empty_warehouse() -> bytes:
    """Make an empty database once, as that costs more than a test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with open_warehouse(path):
            pass
        return path.read_bytes()


def loaded(path: Path, *sheets: FactSheet) -> None:
    """Load the sheets into the file at `path` in one finished run."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(empty_warehouse())
    with open_warehouse(path) as warehouse:
        run_id = start(warehouse)
        warehouse.load(run_id, sheets)
        warehouse.finish_run(run_id)
