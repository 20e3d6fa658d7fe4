"""Each name in the rule data is read as what it names."""

from __future__ import annotations

from typing import get_args

import pytest

from extract.entities.currencies import currency_rules, unit_at
from extract.entities.numbers import lex
from extract.entities.places import find_places
from extract.entities.places.rules import CountryNames, Demonym, country_rules, demonym_rules
from extract.entities.values import CountryValue
from extract.models import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


def codes(text: str, language: Language) -> list[str]:
    found = find_places(text, language)
    return [entity.value.code for entity in found if isinstance(entity.value, CountryValue)]


@pytest.mark.parametrize("country", country_rules().country, ids=lambda country: country.code)
def test_names_of_countries(country: CountryNames) -> None:
    for name in (*country.names, *country.exact):
        read = [codes(f"« {name} »", language) for language in LANGUAGES]
        assert [country.code] in read, name


@pytest.mark.parametrize("demonym", demonym_rules().demonym, ids=lambda demonym: demonym.code)
def test_demonyms(demonym: Demonym) -> None:
    words: dict[Language, tuple[str, ...]] = {"en": demonym.en, "fr": demonym.fr, "es": demonym.es}
    for language, names in words.items():
        for name in names:
            assert demonym.code in codes(f"« {name} »", language), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_and_names_of_currencies(language: Language) -> None:
    rules = currency_rules()
    for name, known in (rules.signs | rules.names.of(language)).items():
        unit = unit_at(lex(name), 0, language)
        assert unit is not None, name
        assert unit.last == len(lex(name)), name
        assert set(known) <= set(unit.codes), name
