"""Precision of rules from decisions: a view, a command, the random sample apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from extract.warehouse import query
from extract.warehouse.reviewing.precision import rule_precisions
from extract.warehouse.reviewing.queue import queue_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cli.conftest import Run
    from tests.feedback.conftest import Data


def test_what_the_database_calls_sampled_is_asked_by_the_queue(data: Data) -> None:
    asked = queue_items(data.settings.published, 60)
    doubted = {one.record_id for one in asked.issues}
    sure = {one.id for one in asked.sample}
    for amount in data.sheet.amounts:
        data.decide("amount", amount.id, "accept", "value", rule=amount.rule)
    for fact in data.sheet.facts:
        data.decide("fact", fact.id, "reject", rule=fact.rule)
    data.apply()
    found = query(data.settings.published, "SELECT record_id, is_sampled FROM rule_judgements").rows
    sampled = {key for key, told in found if told}
    assert sampled
    assert sampled <= sure | doubted


def judged(data: Data) -> dict[str, Sequence[object]]:
    sql = "SELECT rule, sum(correct), sum(judged) FROM rule_precision GROUP BY rule"
    return {str(rule): told for rule, *told in query(data.settings.published, sql).rows}


def test_each_decision_judges_the_rule_that_read_the_record(data: Data) -> None:
    first, second, third, fourth, *_ = data.sheet.amounts
    data.decide("amount", first.id, "accept", "value", rule=first.rule)
    data.decide("amount", first.id, "accept", "currency", rule=first.rule)
    data.decide("amount", second.id, "edit", "value", "999000000", rule=second.rule)
    data.decide("amount", third.id, "reject", rule=third.rule)
    data.decide("amount", fourth.id, "unknown", "currency", rule=fourth.rule)
    data.decide("document", data.document, "accept", "partner_code")
    data.decide("issue", data.sheet.issues[0].id, "reject")
    data.apply()
    counts: dict[str, list[int]] = {}
    for amount, right in ((first, 1), (second, 0), (third, 0)):
        told = counts.setdefault(amount.rule, [0, 0])
        told[0], told[1] = told[0] + right, told[1] + 1
    assert judged(data) == counts | {"partner.title": [1, 1]}


def test_an_undone_decision_judges_nothing(data: Data) -> None:
    one = data.decide("amount", data.sheet.amounts[0].id, "accept", "value", rule="money.code_first")
    data.decide("amount", data.sheet.amounts[0].id, "undo", value=one.id)
    data.apply()
    assert judged(data) == {}


@pytest.mark.parametrize(
    ("right", "of", "low", "high"), [(1, 1, 0.2065, 1.0), (0, 1, 0.0, 0.7935), (9, 10, 0.5958, 0.9821)]
)
def test_the_interval_is_that_of_wilson(right: int, of: int, low: float, high: float, data: Data) -> None:
    sql = query(
        data.settings.published, "SELECT sql FROM duckdb_views() WHERE view_name = 'rule_precision'"
    ).rows
    values = ", ".join(f"('r', false, {n < right}, now()::TIMESTAMP)" for n in range(of))
    told = f"WITH rule_judgements(rule, is_sampled, is_right, decided) AS (VALUES {values}) "
    inner = str(sql[0][0]).partition(" AS ")[2].rstrip("; \n").removeprefix("(").removesuffix(")")
    found = query(data.settings.published, f"{told} SELECT correct, judged, low, high FROM ({inner})").rows
    assert found == ((right, of, low, high),)


def test_the_command_shows_sample_others_and_gold(data: Data, run: Run) -> None:
    amount = data.sheet.amounts[0]
    data.decide("amount", amount.id, "accept", "value", rule=amount.rule)
    data.apply()
    found = {one.name: one for one in rule_precisions(data.settings.published)}
    (share,) = [one for one in (found[amount.rule].sample, found[amount.rule].others) if one]
    assert share is not None
    assert (share.right, share.judged, share.precision) == (1, 1, 1.0)
    assert found[amount.rule].gold is not None
    rows = json.loads(run("rules", "precision", "--format", "json").out)
    row = next(one for one in rows if one["rule"] == amount.rule)
    assert row["gold precision"] == 1.0
    assert {row["sample judged"], row["others judged"]} == {1, None}
