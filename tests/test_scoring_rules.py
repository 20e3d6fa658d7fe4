"""How often each rule is right, counted on a small sheet and its gold."""

from __future__ import annotations

import tomllib

from extract.scoring import Gold, measured, score_rules
from tests.warehouse.builders import rich_sheet

EMPTY = {"id": "norway", "file": "norway.pdf", "language": "en", "title": None}


def test_an_item_is_right_as_often_as_gold_has_it() -> None:
    sheet = rich_sheet()
    (one, *_), rule = sheet.dates, "dates.year"
    dates = tuple(one.model_copy(update={"rule": rule}) for _ in range(3))
    sheet = sheet.model_copy(update={"dates": dates})
    held = {"start": str(one.start), "end": str(one.end), "duration": one.duration}
    gold = Gold.model_validate(EMPTY | {"dates": [held, held]})
    (score,) = [score for score in score_rules([(gold, sheet)]) if score.rule == rule]
    assert (score.right, score.made, score.precision) == (2, 3, 0.6667)


def test_what_gold_does_not_judge_is_not_counted() -> None:
    sheet = rich_sheet()
    countries = tuple(
        c.model_copy(update={"rule": "place.demonym", "demonym": True}) for c in sheet.countries
    )
    organisations = tuple(o.model_copy(update={"rule": "organisation.known"}) for o in sheet.organisations)
    sheet = sheet.model_copy(update={"countries": countries, "organisations": organisations})
    rules = {score.rule for score in score_rules([(Gold.model_validate(EMPTY), sheet)])}
    assert not rules & {"place.demonym", "organisation.known"}


def test_a_sheet_that_could_not_be_read_made_nothing() -> None:
    assert score_rules([(Gold.model_validate(EMPTY), None)]) == ()


def test_what_is_written_can_be_read() -> None:
    told = measured([], gold='a "gold"', documents=3, rules_version="abc")
    assert tomllib.loads(told)["gold"] == 'a "gold"'
    assert tomllib.loads(told)["documents"] == 3
