"""Scores count hits, misses and extras of each field, by value and not by typography."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from extract.errors import SourceError
from extract.models import (
    Amount,
    Chart,
    ChartSeries,
    ChartValue,
    Contact,
    Country,
    Date,
    Extraction,
    FactSheet,
    Organisation,
    Project,
    Section,
    Source,
    Table,
)
from extract.scoring import FieldScore, Gold, load_gold, score
from extract.scoring.compared import address, day_from, months_and_days, plain_heading, plain_text
from extract.scoring.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path


def sheet(**fields: object) -> FactSheet:
    source = Source(
        uri="file:///a.pdf", file_name="a.pdf", sha256="0" * 64, bytes=1, page_count=1, text_layer="full"
    )
    extraction = Extraction(
        extractor_version="1", rules_version="1", extracted_at=datetime(2024, 1, 1, tzinfo=UTC), seconds=0.0
    )
    base = {"title": None, "language": None, "partner": None, "published": None}
    return FactSheet.model_validate({"source": source, "extraction": extraction} | base | fields)


def gold(**fields: object) -> Gold:
    return Gold.model_validate({"id": "a", "file": "a.pdf", "language": "en", "title": "A"} | fields)


def of(name: str, sheet: FactSheet | None, gold: Gold) -> FieldScore:
    return next(s for s in score([(gold, sheet)]) if s.field == name)


def amount(value: int, **fields: object) -> Amount:
    base = {"id": "x", "section_id": None, "text": "x", "rule": "r", "start": 0, "end": 1, "currency": "USD"}
    return Amount.model_validate(base | {"value": Decimal(value)} | fields)


def placed(**fields: object) -> dict[str, object]:
    return {"id": "x", "section_id": None, "text": "x", "rule": "r", "start": 0, "end": 1} | fields


def test_hits_misses_and_extras_are_counted_and_named() -> None:
    ours = sheet(amounts=(amount(5), amount(5), amount(7)))
    theirs = gold(
        amounts=[{"text": "5", "currency": "USD", "value": 5}, {"text": "9", "currency": "USD", "value": 9}]
    )
    result = of("amounts", ours, theirs)
    assert (result.precision, result.recall, result.gold) == (0.3333, 0.5, 2)
    assert (result.missed, result.extra) == (("a: USD 9",), ("a: USD 5", "a: USD 7"))


def test_a_document_without_a_sheet_has_nothing_found() -> None:
    assert of("title", None, gold()).recall == 0
    assert of("amounts", None, gold()).f1 == 1


def test_numbers_are_compared_by_value() -> None:
    theirs = gold(amounts=[{"text": "x", "currency": "USD", "value": 41800000.0, "max": None}])
    assert of("amounts", sheet(amounts=(amount(41_800_000),)), theirs).f1 == 1


def test_a_period_of_years_is_that_of_its_days() -> None:
    ours = amount(5, period_start=date(2019, 1, 1), period_end=date(2022, 12, 31))
    theirs = gold(amounts=[{"text": "5", "currency": "USD", "value": 5, "period": "2019/2022"}])
    assert of("amount period", sheet(amounts=(ours,)), theirs).f1 == 1


def test_what_is_exact_and_other_is_not_compared() -> None:
    assert of("amount qualifier", sheet(amounts=(amount(5),)), gold()).gold == 0
    assert of("amount flow", sheet(amounts=(amount(5, flow="project"),)), gold()).precision == 0


def test_the_strongest_role_counts_and_demonyms_do_not() -> None:
    countries = tuple(
        Country.model_validate(placed(code="TGO", name="Togo", role=role, demonym=demonym))
        for role, demonym in (("mentioned", False), ("recipient", False), ("partner", True))
    )
    theirs = gold(countries=[{"code": "TGO", "role": "recipient"}], country_mentions=[{"code": "TGO"}])
    assert of("country roles", sheet(countries=countries), theirs).f1 == 1
    assert of("country mentions", sheet(countries=countries), theirs).precision == 0.5


def test_four_years_are_48_months() -> None:
    duration = Date.model_validate(
        {"id": "x", "section_id": None, "text": "x", "rule": "r", "start_char": 0, "end_char": 1}
        | {"kind": "duration", "duration": "P4Y"}
    )
    assert of("dates", sheet(dates=(duration,)), gold(dates=[{"duration": "P48M"}])).f1 == 1


def test_organisations_count_by_recall() -> None:
    ours = tuple(Organisation.model_validate(placed(name=n, kind="un")) for n in ("ILO", "WFP"))
    assert (
        of("organisations (recall)", sheet(organisations=ours), gold(organisations=[{"name": "ilo"}])).f1 == 1
    )


def test_telephones_beyond_gold_are_not_counted() -> None:
    ours = tuple(Contact.model_validate(placed(kind="phone", value=v)) for v in ("+1 (2) 345", "+9 99 99"))
    assert of("contacts", sheet(contacts=ours), gold(contacts={"phone": "+12345"})).f1 == 1


def test_headings_count_in_order_and_texts_by_likeness() -> None:
    def section(order: int, heading: str, text: str) -> Section:
        base = {"order": order, "level": 1, "parent_id": None, "heading": heading, "role": "body"}
        return Section.model_validate(placed() | base | {"text": text})

    ours = sheet(sections=(section(0, "▶ Roads", "six words of text are here"), section(1, "Funds", "")))
    theirs = gold(sections=[{"heading": "Funds"}, {"heading": "Roads", "text": "six words of text are here"}])
    assert of("headings in order", ours, theirs).recall == 0.5
    assert of("section text", ours, theirs).f1 == 1


def test_tables_and_charts_are_paired_by_what_they_hold() -> None:
    table = Table.model_validate(
        placed() | {"title": None, "unit": None, "header": ("A", "B"), "rows": (("1", "2"),)}
    )
    point = ChartValue.model_validate({"label": "2021", "value": "4.50", "from": "label"})
    series = ChartSeries(name="X", values=(point,))
    chart = Chart.model_validate(placed() | {"title": None, "unit": None, "kind": "bar", "series": (series,)})
    theirs = gold(
        tables=[{"rows": [["z"]]}, {"rows": [["a", "b"], ["1", "2"]]}],
        charts=[{"series": {"x": {"2021": 4.5}}}],
    )
    assert of("table cells", sheet(tables=(table,)), theirs).recall == 0.8
    assert of("table rows", sheet(tables=(table,)), theirs).precision == 1
    assert of("chart values", sheet(charts=(chart,)), theirs).f1 == 1


def test_projects_are_paired_by_title() -> None:
    ours = Project.model_validate(
        {"id": "x", "section_id": None, "text": "x", "rule": "r", "start_char": 0, "end_char": 1}
        | {
            "title": "Better roads in Togo",
            "description": "",
            "countries": ("TGO",),
            "start": date(2021, 4, 1),
        }
    )
    theirs = gold(projects=[{"title": "Better roads: Togo", "countries": ["TGO"], "start": "2021-04"}])
    for name in ("projects", "project countries", "project dates"):
        assert of(name, sheet(projects=(ours,)), theirs).f1 == 1


def test_nothing_found_where_nothing_is_gold_is_right() -> None:
    assert Tally().score("x").f1 == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (plain_text("  The “Côte\u00ad d’Ivoire” –\n x"), 'the "côte d\'ivoire" - x'),
        (plain_heading("2.1 Funding"), "funding"),
        (plain_heading("2030"), "2030"),
        (day_from("2022-02", last=True), date(2022, 2, 28)),
        (day_from("2022"), date(2022, 1, 1)),
        (day_from(".."), None),
        (months_and_days("P1Y2M3W"), (14, 21)),
        (address("url", "https://Example.org/"), "example.org"),
        (address("email", "mailto:a@b.org"), "a@b.org"),
    ],
)
def test_what_counts_as_equal(a: object, b: object) -> None:
    assert a == b


def test_gold_files_are_read_by_name_and_a_broken_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.gold.json").write_text(
        '{"id": "b", "file": "b.pdf", "language": "en", "title": "B", "held": true}'
    )
    assert [g.id for g in load_gold(tmp_path)] == ["b"]
    (tmp_path / "a.gold.json").write_text('{"id": "a"}')
    with pytest.raises(SourceError, match=r"a\.gold\.json: file"):
        load_gold(tmp_path)
