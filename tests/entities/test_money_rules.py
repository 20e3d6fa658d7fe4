"""The examples that stand in the rule files, as tests."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from extract.entities.dates import find_dates
from extract.entities.dates.rules import date_rules
from extract.entities.flow.rules import flow_rules
from extract.entities.money import find_money
from extract.entities.money.qualifiers import qualifier_rules
from extract.entities.numbers import lex, number_rules, quantity_at
from extract.entities.values import Context, DateValue, MoneyValue
from extract.models import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


def amount(text: str, context: Context) -> MoneyValue:
    (entity,) = find_money(text, context)
    assert isinstance(entity.value, MoneyValue)
    return entity.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers(language: Language) -> None:
    rules = number_rules().of(language)
    for text, value in rules.examples.items():
        tokens = lex(text)
        quantity = quantity_at(tokens, 0, language, rules.decimal)
        assert quantity is not None, text
        assert (quantity.last, quantity.value) == (len(tokens), Decimal(value)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates(language: Language) -> None:
    for example in date_rules().of(language).examples:
        text, _, want = example.partition(" = ")
        (entity,) = find_dates(text, language)
        assert isinstance(entity.value, DateValue)
        told = entity.value.duration or f"{entity.value.start}/{entity.value.end or '..'}"
        assert told == want, text
    for text in date_rules().of(language).refused:
        assert find_dates(text, language) == (), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_qualifiers(language: Language) -> None:
    for example in qualifier_rules().of(language).examples:
        text, _, want = example.partition(" = ")
        assert amount(text, Context(language)).qualifier == want, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_flows(language: Language) -> None:
    for example in flow_rules().of(language).examples:
        text, _, want = example.partition(" = ")
        assert amount(text, Context(language)).flow == want, text
