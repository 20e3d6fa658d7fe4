"""The numbers that stand in the rule file as examples."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, get_args

import pytest

from extract.entities.numbers import lex, number_rules, quantity_at
from extract.models import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES: tuple[Language, ...] = get_args(Language)


def examples() -> Iterator[tuple[Language, str, str]]:
    for language in LANGUAGES:
        for text, value in number_rules().of(language).examples.items():
            yield language, text, value


@pytest.mark.parametrize(("language", "text", "value"), list(examples()))
def test_numbers(language: Language, text: str, value: str) -> None:
    tokens = lex(text)
    quantity = quantity_at(tokens, 0, language, number_rules().of(language).decimal)
    assert quantity is not None
    assert (quantity.last, quantity.value) == (len(tokens), Decimal(value))
