"""All names of countries and regions in three languages: ISO 3166, CLDR, and what the rule files add."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

import pycountry
from babel import Locale

from extract.entities.lexicon import Lexicon
from extract.entities.numbers import fold
from extract.entities.places.rules import KOSOVO, country_rules, demonym_rules, region_rules
from extract.rules import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import Language

Kind = Literal["country", "demonym", "region", "other"]
_INVERTED = frozenset(",(")  # as in 'Korea, Republic of' and 'Falkland Islands (Malvinas)'


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a name stands for; `code` is alpha-3 for a country, M49 (or nothing) for a region."""

    kind: Kind
    name: str
    code: str | None = None
    exact: str | None = None  # counts only as written here
    small: bool = False  # may be written without a capital
    languages: tuple[Language, ...] = field(default_factory=languages)


@cache
def gazetteer() -> Lexicon[PlaceName]:
    """Return all names of places, built once for each process (about a tenth of a second)."""
    return Lexicon([*_other(), *_countries(), *_regions(), *_demonyms()])


@cache
def short_names() -> dict[str, str]:
    """Return the English short name of each country by its alpha-3 code."""
    names = {c.alpha_3: getattr(c, "common_name", c.name) for c in pycountry.countries}
    return names | {KOSOVO: "Kosovo"} | {c.code: c.name for c in country_rules().country if c.name}


def _countries() -> Iterator[tuple[str, PlaceName]]:
    rules = country_rules()
    refused = {fold(name) for name in rules.not_names}
    for code, name in (*short_names().items(), *_standard_names()):
        if fold(name) not in refused:
            yield name, _country(code, name)
    for country in rules.country:
        for name in country.names:
            yield name, _country(country.code, name)
        for exact in country.exact:
            yield exact, PlaceName("country", short_names()[country.code], country.code, exact)


def _country(code: str, name: str) -> PlaceName:
    spoken = country_rules().only_in.get(name, languages())
    return PlaceName("country", short_names()[code], code, languages=spoken)


def _standard_names() -> Iterator[tuple[str, str]]:
    """Give (alpha-3 code, name) from ISO 3166 with its translations and from CLDR, without inverted names."""
    for country in pycountry.countries:
        for language in languages():
            iso = (
                _translated(country, field, language) for field in ("name", "common_name", "official_name")
            )
            for name in (*iso, Locale(language).territories.get(country.alpha_2)):
                if name and not _INVERTED & set(name) and " - " not in name:
                    yield country.alpha_3, name


def _translated(country: object, field: str, language: Language) -> str | None:
    name = getattr(country, field, None)
    return name and (name if language == "en" else _translations(language).gettext(name))


@cache
def _translations(language: Language) -> gettext.NullTranslations:
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)


def _other() -> Iterator[tuple[str, PlaceName]]:
    for name in country_rules().other_things:
        yield name, PlaceName("other", name)


def _regions() -> Iterator[tuple[str, PlaceName]]:
    for region in region_rules().region:
        for name in region.names:
            yield name, PlaceName("region", region.name, region.m49, small=name == name.lower())
        for exact in region.exact:
            yield exact, PlaceName("region", region.name, region.m49, exact=exact)


def _demonyms() -> Iterator[tuple[str, PlaceName]]:
    for language in languages():
        small = language != "en"
        for form, code in adjectives(language):
            yield form, PlaceName("demonym", short_names()[code], code, small=small, languages=(language,))


def adjectives(language: Language) -> Iterator[tuple[str, str]]:
    """Give each form of the words for what is of a country, with its alpha-3 code."""
    for demonym in demonym_rules().demonym:
        for word in dict(demonym.items()).get(language, ()):
            for form in _forms(word, language):
                yield form, demonym.code


def _forms(word: str, language: str) -> tuple[str, ...]:
    """Return a word's forms: `japonais` gives `japonais`, `japonaise`, `japonaises`."""
    fitting = [e for e in demonym_rules().ending if e.language == language and word.endswith(e.ending)]
    best = max(fitting, key=lambda e: len(e.ending), default=None)
    return tuple(word.removesuffix(best.ending) + form for form in best.forms) if best else (word,)
