"""Whatever day is written in whatever form, it reads back; whatever text is given, its dates are sound."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.entities.dates import find_dates
from extract.entities.dates.forms import forms
from extract.entities.dates.patterns import month_numbers
from extract.entities.dates.rules import date_rules
from extract.entities.values import DateValue
from extract.rules import languages
from tests.entities.dates.telling import told, value_of
from tests.steps import steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language

LANGUAGES = languages()
DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))
ISO_AND_FIGURES = ("d/M/y", "dd/MM/y", "dd.MM.y", "d.M.y", "dd-MM-y", "y-MM-dd", "y/MM/dd", "y.MM.dd")
DAY_FORMS: dict[Language, tuple[str, ...]] = {
    "en": (
        "d MMMM y",
        "d MMM y",
        "dd MMMM, y",
        "MMMM d, y",
        "MMM. d, y",
        "d-MMM-y",
        "EEEE, d MMMM y",
        "EEE MMM d, y",
    ),
    "fr": ("d MMMM y", "d MMM y", "EEEE d MMMM y", "'le' d MMMM 'de' y", "EEE d MMM y", "dd MMMM y"),
    "es": (
        "d 'de' MMMM 'de' y",
        "d 'de' MMMM 'del' y",
        "d MMM y",
        "EEEE, d 'de' MMMM 'de' y",
        "MMMM d 'de' y",
    ),
}
MONTH_FORMS: dict[Language, tuple[str, ...]] = {
    "en": ("MMMM y", "MMM y", "MMM. y", "MMMM, y", "MMM-y", "MM/y", "MMM/y"),
    "fr": ("MMMM y", "MMM y", "MMMM 'de' y", "MM/y", "MMM-y"),
    "es": ("MMMM 'de' y", "MMMM y", "MMM y", "MMMM 'del' y", "MM/y", "MMM-y"),
}
FIGURES_AND_SIGNS = (
    *("1", "3", "5", "9", "03", "12", "14", "22", "31", "90", "1990", "2019", "2022", "2024"),
    *("-", "–", "/", ",", ".", "'", "’", "(", ")", "\n", "\u00a0", "%", "€", "US$", "+", "s"),
)
SEEDS = (
    *("1", "1/", "1-", "3, ", "3 and ", "2019-", "2019 to ", "2019 ", "x@", "www.", "  ", "(5) years "),
    *("de ", "the ", "1er et le ", "lundi 6 au ", "first and ", "premier et ", "los años ", "mid-"),
    *("five ", "million ", "two years and ", "15 to 24 years "),
)


def only(text: str, language: Language) -> DateValue:
    (entity,) = find_dates(text, language)
    assert isinstance(entity.value, DateValue)
    return entity.value


@given(DAYS, st.sampled_from(LANGUAGES), st.data())
def test_a_day_reads_back(day: date, language: Language, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from((*DAY_FORMS[language], *ISO_AND_FIGURES)))
    spoken = data.draw(st.sampled_from(("{}", "({})", "{}.", "{}, ", "\n{}\n", "« {} »")))
    value = only(spoken.format(format_date(day, pattern, language)), language)
    assert (value.kind, value.start, value.end) == ("day", day, day)


@given(DAYS, st.sampled_from(LANGUAGES), st.data())
def test_a_month_reads_back(day: date, language: Language, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(MONTH_FORMS[language]))
    assert value_of(only(format_date(day, pattern, language), language)) == f"{day:%Y-%m}"


@given(DAYS, DAYS, st.sampled_from(LANGUAGES), st.data())
def test_two_days_are_the_ends_of_a_range(
    one: date, two: date, language: Language, data: st.DataObject
) -> None:
    first, last = sorted((one, two))
    pattern = data.draw(st.sampled_from(DAY_FORMS[language]))
    joints = {"en": ("from {} to {}", "between {} and {}"), "fr": ("du {} au {}", "entre le {} et le {}")}
    joint = data.draw(
        st.sampled_from((*joints.get(language, ("del {} al {}", "entre el {} y el {}")), "{} – {}"))
    )
    text = joint.format(format_date(first, pattern, language), format_date(last, pattern, language))
    value = only(text, language)
    assert (value.kind, value.start, value.end) == ("range", first, last)


@given(st.integers(1900, 2098), st.integers(1, 90), st.sampled_from(LANGUAGES), st.data())
def test_two_years_are_the_ends_of_a_range(
    first: int, more: int, language: Language, data: st.DataObject
) -> None:
    last = first + more
    forms = (
        ["{}-{}", "{}–{}", "{}/{}", "{} – {}", "FY{}–FY{}"]
        if language == "en"
        else ["{}-{}", "{}–{}", "{}/{}"]
    )
    text = data.draw(st.sampled_from(forms)).format(first, last)
    assert value_of(only(text, language)) == f"{first}-01-01/{last}-12-31"


@given(st.integers(1, 300), st.sampled_from(LANGUAGES), st.data())
def test_a_number_of_units_is_a_duration(number: int, language: Language, data: st.DataObject) -> None:
    unit, letter = data.draw(st.sampled_from(sorted(date_rules().of(language).durations.units.items())))
    joint = data.draw(st.sampled_from((" ", "-", "\u00a0", "\n")))
    assert told(f"{number}{joint}{unit}", language).split()[-1] == f"P{number}{letter}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_a_month_is_known(language: Language) -> None:
    for name, number in month_numbers(language).items():
        for form in (name, name.capitalize(), name.upper(), f"{name}."):
            assert told(f"5 {form} 2022", language).endswith(f"2022-{number:02}-05"), form


def words(language: Language) -> Iterator[str]:
    rules = date_rules().of(language)
    yield from (
        *rules.to,
        *rules.and_,
        *rules.between,
        *rules.fillers,
        *rules.onwards,
        *rules.from_,
        *rules.of,
    )
    yield from (
        *rules.ordinals,
        *rules.parts,
        *rules.part_letters,
        *rules.decade,
        *rules.fiscal,
        *rules.present,
    )
    yield from (
        *month_numbers(language),
        *rules.durations.units,
        *rules.durations.and_half,
        *rules.refused_years.counted,
    )
    yield from FIGURES_AND_SIGNS


@settings(max_examples=300)
@given(st.sampled_from(LANGUAGES), st.data())
def test_dates_are_sound_whatever_the_text(language: Language, data: st.DataObject) -> None:
    known = st.sampled_from(list(words(language)))
    parts = data.draw(
        st.lists(st.tuples(known | st.text(max_size=3), st.sampled_from((" ", "", "-"))), max_size=30)
    )
    text = "".join(word + joint for word, joint in parts)
    behind = 0
    for entity in find_dates(text, language, partner="USA"):
        value = entity.value
        assert isinstance(value, DateValue)
        assert behind <= entity.start < entity.end <= len(text)
        assert entity.text == text[entity.start : entity.end]
        assert (value.duration is None) != (value.start is None)
        assert value.end is None or value.start is None or value.start <= value.end
        behind = entity.end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_repeats_takes_steps_in_proportion(language: Language, seed: str) -> None:
    find_dates(seed * 3, language)  # what is made once for each process
    few, many = (steps(partial(find_dates, seed * (n // len(seed)), language)) for n in (3_000, 12_000))
    assert many < 5 * (few + 500)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_patterns_pass_long_texts(language: Language, seed: str) -> None:
    text = seed * (200_000 // len(seed))
    assert all(match.end() - match.start() < 200 for match in forms(language).finditer(text))
