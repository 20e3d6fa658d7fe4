"""Numbers in words: each number, spelled, is read back; and so are numerals by every habit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.entities.numbers import lex, quantity_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.models import Language

EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
EN_TEENS = [*EN.split(), "seventeen", "eighteen", "nineteen"]
EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
FR_TENS = ["_", "dix", "vingt", "trente", "quarante", "cinquante", "soixante"]
ES = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
ES_TEENS = [*ES.split(), "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós"]
ES_TWENTIES = [
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
ES_TENS = ["_", "_", "_", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
ES_HUNDREDS = [
    "_",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def english(number: int) -> str:
    for power, word in ((9, "billion"), (6, "million"), (3, "thousand")):
        head, tail = divmod(number, 10**power)
        if head:
            joint = " and " if 0 < tail < 100 else " "
            return f"{english(head)} {word}" + (joint + english(tail) if tail else "")
    if number >= 100:
        head, tail = divmod(number, 100)
        return f"{EN_TEENS[head]} hundred" + (f" and {english(tail)}" if tail else "")
    if number < 20:
        return EN_TEENS[number]
    head, tail = divmod(number, 10)
    return EN_TENS[head] + (f"-{EN_TEENS[tail]}" if tail else "")


def french(number: int) -> str:
    for power, word in ((9, "milliard"), (6, "million")):
        head, tail = divmod(number, 10**power)
        if head:
            ending = "s" if head > 1 else ""
            return f"{french(head)} {word}{ending}" + (f" {french(tail)}" if tail else "")
    if number >= 1000:
        head, tail = divmod(number, 1000)
        some = "mille" if head == 1 else f"{french(head)} mille"
        return some + (f" {french(tail)}" if tail else "")
    if number >= 100:
        head, tail = divmod(number, 100)
        some = "cent" if head == 1 else f"{FR[head]} cent"
        return some + (f" {french(tail)}" if tail else "")
    return french_below_hundred(number)


def french_below_hundred(number: int) -> str:
    if number < 17:
        return FR[number]
    if number < 20:
        return f"dix-{FR[number - 10]}"
    if number < 70:
        head, tail = divmod(number, 10)
        return FR_TENS[head] + (" et un" if tail == 1 else f"-{FR[tail]}" if tail else "")
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{french_below_hundred(number - 60)}"
    return "quatre-vingts" if number == 80 else f"quatre-vingt-{french_below_hundred(number - 80)}"


def spanish(number: int) -> str:
    head, tail = divmod(number, 10**6)
    if head:
        some = "un millón" if head == 1 else f"{spanish(head)} millones"
        return some + (f" {spanish(tail)}" if tail else "")
    if number >= 1000:
        head, tail = divmod(number, 1000)
        some = "mil" if head == 1 else f"{spanish(head)} mil"
        return some + (f" {spanish(tail)}" if tail else "")
    if number >= 100:
        head, tail = divmod(number, 100)
        return "cien" if number == 100 else ES_HUNDREDS[head] + (f" {spanish(tail)}" if tail else "")
    if number < 30:
        return [*ES_TEENS, *ES_TWENTIES][number]
    head, tail = divmod(number, 10)
    return ES_TENS[head] + (f" y {ES_TEENS[tail]}" if tail else "")


SPELLERS: dict[Language, Callable[[int], str]] = {"en": english, "fr": french, "es": spanish}


def read(text: str, language: Language, mark: str = ".") -> Decimal:
    """Read a number that is all of `text`."""
    tokens = lex(text)
    quantity = quantity_at(tokens, 0, language, mark)
    assert quantity is not None, text
    assert quantity.last == len(tokens), text
    return quantity.value


@given(st.integers(1, 10**12 - 1))
def test_spelled_numbers_are_read_back(number: int) -> None:
    for language, spell in SPELLERS.items():
        assert read(spell(number), language) == number, spell(number)


@pytest.mark.parametrize("language", SPELLERS)
def test_every_number_below_a_thousand(language: Language) -> None:
    for number in range(1, 1000):
        for scale, power in (
            {"en": ("million", 6), "fr": ("millions", 6), "es": ("mil", 3)}[language],
            ("", 0),
        ):
            words = f"{SPELLERS[language](number)} {scale}"
            assert read(words, language) == number * 10**power, words


@given(
    st.integers(1000, 10**13),
    st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "\u2007", "'", "’", ",", "."]),
)
def test_grouped_numerals(number: int, sign: str) -> None:
    text = f"{number:,}".replace(",", sign)
    other = "." if sign == "," else ","
    assert read(text, "fr", other) == number
    if number >= 10**6 or sign not in ",.":
        assert read(f"{text}{other}25", "en") == number + Decimal("0.25")


@given(st.decimals(min_value="0.1", max_value="999", places=1), st.sampled_from([".", ","]))
def test_decimals_with_a_scale(number: Decimal, mark: str) -> None:
    text = str(number).replace(".", mark)
    assert read(f"{text} million", "en", mark) == number * 10**6
    assert read(f"{text} milliards", "fr", mark) == number * 10**9
    assert read(f"{text} billones", "es", mark) == number * 10**12
