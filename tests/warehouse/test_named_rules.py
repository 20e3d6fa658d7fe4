"""The table of rules: each name that the code can write is told, with examples of the rule files."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

import extract
from extract import annotate
from extract.entities.dates.points import Unit
from extract.models.document import FurnitureReason, SectionRole
from extract.models.records import ComparisonKind, Contact
from extract.pdf.types import HiddenRule
from extract.records.fact_rules import fact_rules
from extract.records.giving.statements import GIVING
from extract.rulebook.files import MODELS
from extract.rulebook.walk import parts_of
from extract.rules import Rule, languages, load
from extract.warehouse.named_rules import measured, named_rules, rule_rows
from extract.warehouse.rows import RECORD_TABLES

SPOKEN = re.compile(r"([a-z]{2}): ")
STARTS = {name.partition(".")[0] for name in named_rules()}
READ = [
    (name, example)
    for name, rule in named_rules().items()
    if rule.stage == "entities"
    for example in rule.examples
]


def of(prefix: str) -> set[str]:
    return {name.removeprefix(f"{prefix}.") for name in named_rules() if name.startswith(f"{prefix}.")}


def test_names_that_are_made_from_lists_are_all_told() -> None:
    assert of("furniture") == {*get_args(FurnitureReason), *(f"hidden.{why}" for why in get_args(HiddenRule))}
    assert of("section") == set(get_args(SectionRole))
    assert of("check") == set(get_args(ComparisonKind))
    assert of("contact") == set(get_args(Contact.model_fields["kind"].annotation))
    assert of("fact") == {rule.key for rule in fact_rules().fact} | {"beneficiaries"}
    assert of("contribution") == set(GIVING)
    assert of("dates") == {*get_args(Unit), "range", "open_range", "duration"} - {"years"}


def test_names_that_stand_in_the_code_are_all_told() -> None:
    folder = Path(extract.__file__).parent
    starts = "|".join(STARTS - {"check"})
    names = {
        name
        for file in folder.rglob("*.py")
        if "warehouse" not in file.parts and "cli" not in file.parts
        for name in re.findall(rf'"((?:{starts})\.[a-z_]+)"', file.read_text("utf-8"))
    }
    assert len(names) > 20
    assert {name for name in names if not name.endswith((".duckdb", ".csv"))} <= set(named_rules())


@pytest.mark.parametrize("name", sorted(named_rules()))
def test_each_is_described(name: str) -> None:
    rule = named_rules()[name]
    assert rule.meaning[0].isupper()
    assert rule.meaning.endswith(".")
    assert len(rule.meaning.split()) >= 3
    assert rule.kind in {*RECORD_TABLES, "documents"}
    assert set(rule.rule_files) <= set(MODELS)


def lines_of(file: str, kind: str) -> set[str]:
    """Return the examples (or what is refused) in a rule file, with the code of their language."""
    held = set()
    for _, part, language in parts_of(load(file, MODELS[file])):
        for line in getattr(part, kind) if isinstance(part, Rule) else ():
            plain = language == "en" or SPOKEN.match(line)
            held.add(line if plain else f"{language}: {line}")
    return held


@pytest.mark.parametrize("kind", ["examples", "refused"])
def test_examples_are_those_of_the_rule_files(kind: str) -> None:
    held = {file: lines_of(file, kind) for file in MODELS}
    for name, rule in named_rules().items():
        own = set().union(*(held[file] for file in rule.rule_files))
        assert set(getattr(rule, kind)) <= own, name


@pytest.mark.parametrize(("name", "example"), READ, ids=[f"{name}: {example}" for name, example in READ])
def test_each_example_of_a_value_is_read_by_that_rule(name: str, example: str) -> None:
    spoken = SPOKEN.match(example)
    language = spoken[1] if spoken and spoken[1] in languages() else "en"
    found = annotate((example[4:] if spoken else example).partition(" = ")[0], language=language)
    records = (*found.amounts, *found.countries, *found.regions, *found.dates, *found.organisations)
    assert name in {record.rule for record in records}


def test_precision_is_right_by_made_and_null_where_nothing_is_known() -> None:
    rows = {str(row["name"]): row for row in rule_rows()}
    assert rows.keys() == named_rules().keys()
    for row in rows.values():
        right, made, precision = (row[f"measured_{what}"] for what in ("right", "made", "precision"))
        if made:
            assert isinstance(right, int)
            assert isinstance(made, int)
            assert isinstance(precision, Decimal)
            assert 0 <= right <= made
            assert abs(precision - Decimal(right) / made) < Decimal("0.0001")
        else:
            assert precision is None
        assert (made is None) == (row["measured_as"] is None) == (row["measured_on"] is None)
    assert rows["furniture.page_number"]["measured_made"] is None  # gold has no furniture
    assert rows["organisation.known"]["measured_made"] is None  # nor every organisation
    assert rows["published.imprint"]["measured_made"] == 0
    assert measured().rules.keys() <= named_rules().keys()
