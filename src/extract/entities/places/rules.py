"""The shape of the rule files about places: countries, regions, demonyms, and the words around them."""

from __future__ import annotations

from functools import cache

from extract.models import Language
from extract.rules import Rule, RuleModel, load


class CountryNames(RuleModel):
    """Names of a country beyond the standard ones."""

    code: str
    name: str | None = None
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


class OtherPlace(RuleModel):
    """Nouns that with a link and a country's name make another place: `lake`, `gulf`, `city`."""

    language: Language
    heads: tuple[str, ...]
    links: tuple[str, ...]


class CountryRules(RuleModel):
    """`countries.toml`."""

    not_names: tuple[str, ...]
    also_persons: tuple[str, ...]
    only_in: dict[str, tuple[Language, ...]]
    other_things: tuple[str, ...]
    other_place: tuple[OtherPlace, ...]
    country: tuple[CountryNames, ...]


class RegionNames(RuleModel):
    """A region or group of countries."""

    name: str
    m49: str | None = None
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


class RegionRules(RuleModel):
    """`regions.toml`."""

    region: tuple[RegionNames, ...]


class Ending(RuleModel):
    """How the forms of a word are made: `ending` is replaced by each of `forms`."""

    language: Language
    ending: str
    forms: tuple[str, ...]


class Demonym(RuleModel):
    """The words for what is of a country."""

    code: str
    en: tuple[str, ...]
    fr: tuple[str, ...]
    es: tuple[str, ...]


class DemonymRules(RuleModel):
    """`demonyms.toml`."""

    ending: tuple[Ending, ...]
    demonym: tuple[Demonym, ...]


class PlaceContextRules(Rule):
    """`place_contexts.toml`; an example reads `words = code`."""

    titles: frozenset[str]
    currency_words: frozenset[str]
    free_before: frozenset[str]
    openers: frozenset[str]


@cache
def country_rules() -> CountryRules:
    """Return the rules about names of countries."""
    return load("countries", CountryRules)


@cache
def region_rules() -> RegionRules:
    """Return the rules about names of regions."""
    return load("regions", RegionRules)


@cache
def demonym_rules() -> DemonymRules:
    """Return the rules about demonyms."""
    return load("demonyms", DemonymRules)


@cache
def context_rules() -> PlaceContextRules:
    """Return the rules about the words around a name."""
    return load("place_contexts", PlaceContextRules)
