"""The samples are read at least as well as samples/floors.toml asks, and by each rule as it is told."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from extract.scoring import load_gold, score, score_rules
from extract.warehouse import named_rules
from extract.warehouse.rows import RECORD_TABLES, record_rows

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet
    from extract.scoring import FieldScore, Gold
    from extract.warehouse.bulk import Row


@pytest.fixture(scope="module")
def pairs(samples: Path, sample_sheets: tuple[FactSheet, ...]) -> list[tuple[Gold, FactSheet]]:
    by_file = {sheet.source.file_name: sheet for sheet in sample_sheets}
    return [(gold, by_file[gold.file]) for gold in load_gold(samples) if not gold.scanned]


@pytest.fixture(scope="module")
def measured(pairs: list[tuple[Gold, FactSheet]]) -> dict[str, FieldScore]:
    return {field.field: field for field in score(pairs)}


@pytest.fixture(scope="module")
def floors(samples: Path) -> dict[str, float]:
    return tomllib.loads((samples / "floors.toml").read_text("utf-8"))


def test_every_field_has_a_floor(measured: dict[str, FieldScore], floors: dict[str, float]) -> None:
    assert set(floors) == set(measured)


def test_no_field_falls_below_its_floor(measured: dict[str, FieldScore], floors: dict[str, float]) -> None:
    fallen = {
        field: (measured[field].f1, floor, measured[field].missed[:5], measured[field].extra[:5])
        for field, floor in floors.items()
        if measured[field].f1 < floor
    }
    assert not fallen


def test_what_is_told_of_each_rule_is_what_it_does(pairs: list[tuple[Gold, FactSheet]]) -> None:
    found = {one.rule: (one.right, one.made) for one in score_rules(pairs)}
    told = {rule: (count.right, count.made) for rule, count in named_rules.measured().rules.items()}
    anew = "run: factsheets evaluate samples --by-rule --write src/extract/warehouse/measured.toml"
    assert found == told, anew
    assert (named_rules.measured().gold, named_rules.measured().documents) == ("samples", len(pairs))


def test_each_rule_that_makes_records_is_in_the_table_of_rules(pairs: list[tuple[Gold, FactSheet]]) -> None:
    made = {one for _, sheet in pairs for one in made_by(sheet)}
    rules = named_rules.named_rules()
    assert sorted(rule for rule, _ in made if rule not in rules) == []
    assert sorted((rule, kind) for rule, kind in made if rules[rule].kind != kind) == []


def made_by(sheet: FactSheet) -> set[tuple[str, str]]:
    """Return each rule that made something of the sheet, with the table of its records."""
    rows: dict[str, list[Row]] = {table: list(some) for table, some in record_rows(sheet).items()}
    made = {(str(row["rule"]), table) for table in RECORD_TABLES for row in rows[table] if "rule" in row}
    made |= {(f"check.{one.kind}", "comparisons") for one in sheet.comparisons}
    made |= {(f"furniture.{reason}", "furniture") for reason in sheet.extraction.accounting.left_out}
    return made | {(one.rule, "documents") for one in (sheet.partner, sheet.published) if one}
