"""All names of countries and regions in three languages: the standard ones, and what the rule files add."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from extract.entities.lexicon import Lexicon
from extract.entities.numbers import fold
from extract.entities.places.country_rules import country_rules
from extract.entities.places.rules import demonym_rules, region_rules
from extract.entities.places.standard_names import short_names, standard_names
from extract.rules import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.entities.places.rules import Demonym
    from extract.models import Language

Kind = Literal["country", "demonym", "region", "other"]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a name stands for; `code` is alpha-3 for a country, M49 (or nothing) for a region."""

    kind: Kind
    name: str
    code: str | None = None
    exact: str | None = None  # counts only as written here
    small: bool = False  # may be written without a capital
    languages: tuple[Language, ...] = field(default_factory=languages)
    after: frozenset[str] = frozenset()  # if given, counts only behind one of these
    is_language: bool = False  # the word also names a language


@cache
def gazetteer() -> Lexicon[PlaceName]:
    """Return all names of places, built once for each process (about a tenth of a second)."""
    return Lexicon([*_other(), *_countries(), *_weak(), *_regions(), *_demonyms(), *_republics()])


def _countries() -> Iterator[tuple[str, PlaceName]]:
    rules = country_rules()
    refused = {fold(name) for name in rules.not_names}
    for code, name in (*short_names().items(), *standard_names()):
        if fold(name) not in refused:
            yield name, _country(code, name)
    for country in rules.country:
        for name in country.all_names:
            yield name, _country(country.code, name)
        for exact in country.exact:
            yield exact, _country(country.code, exact, exact)


def _country(code: str, name: str, exact: str | None = None) -> PlaceName:
    return PlaceName("country", short_names()[code], code, exact, languages=_languages(name))


def _languages(name: str) -> tuple[Language, ...]:
    return country_rules().only_in.get(name, languages())


def _weak() -> Iterator[tuple[str, PlaceName]]:
    for weak in country_rules().weak:
        place = PlaceName("country", short_names()[weak.code], weak.code, languages=weak.languages)
        place = replace(place, after=frozenset(map(fold, weak.after)))
        yield from ((name, place) for name in weak.names)
        yield from ((exact, replace(place, exact=exact)) for exact in weak.exact)


def _other() -> Iterator[tuple[str, PlaceName]]:
    for name in country_rules().other_things:
        yield name, PlaceName("other", name, small=name == name.lower())


def _regions() -> Iterator[tuple[str, PlaceName]]:
    for region in region_rules().region:
        place = PlaceName("region", region.name, region.m49)
        for name in region.names:
            yield name, replace(place, small=name == name.lower(), languages=_languages(name))
        for exact in region.exact:
            yield exact, replace(place, exact=exact, languages=_languages(exact))
        for weak in region.weak:
            yield weak, replace(place, after=frozenset(region.after))


def _demonyms() -> Iterator[tuple[str, PlaceName]]:
    for demonym in demonym_rules().demonym:
        for language, words in demonym.items():
            for word in words:
                for form in _forms(word, language):
                    yield form, _demonym(demonym, language)


def adjectives(language: Language) -> Iterator[tuple[str, str]]:
    """Give each form of the words for what is of a country, with its alpha-3 code."""
    for demonym in demonym_rules().demonym:
        for word in dict(demonym.items()).get(language, ()):
            for form in _forms(word, language):
                yield form, demonym.code


def _republics() -> Iterator[tuple[str, PlaceName]]:
    """Give the names that states make of a demonym: `Tunisian Republic`, `République togolaise`."""
    for form in country_rules().form:
        for word, code in adjectives(form.language):
            yield form.adjectival.format(word), _country(code, word)


def _demonym(demonym: Demonym, language: Language) -> PlaceName:
    return PlaceName(
        "demonym",
        short_names()[demonym.code],
        demonym.code,
        small=language != "en",
        languages=(language,),
        is_language=demonym.code in demonym_rules().also_languages,
    )


def _forms(word: str, language: str) -> tuple[str, ...]:
    """Return a word's forms: `japonais` gives `japonais`, `japonaise`, `japonaises`."""
    fitting = [e for e in demonym_rules().ending if e.language == language and word.endswith(e.ending)]
    best = max(fitting, key=lambda e: len(e.ending), default=None)
    return tuple(word.removesuffix(best.ending) + form for form in best.forms) if best else (word,)
