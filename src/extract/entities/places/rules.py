"""The shape of the rule files about places: countries, regions, demonyms, and the words around them."""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar

import pycountry
from pydantic import AfterValidator

from extract.models import Language
from extract.models.base import CountryCode
from extract.rules import ByLanguage, Rule, RuleModel, load

KOSOVO = "XKX"  # in general use; in no edition of ISO 3166-1


def _listed(code: str) -> str:
    if code != KOSOVO and pycountry.countries.get(alpha_3=code) is None:
        raise ValueError("ISO 3166-1 has no country with this code")
    return code


ListedCode = Annotated[CountryCode, AfterValidator(_listed)]


class CountryNames(Rule):
    """Names of a country beyond the standard ones; an example reads `words = code`."""

    identity: ClassVar = ("code",)

    code: ListedCode
    name: str | None = None
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


class OtherPlace(RuleModel):
    """Nouns that with a link and a country's name make another place: `lake`, `gulf`, `city`."""

    identity: ClassVar = ("language",)

    language: Language
    heads: tuple[str, ...]
    links: tuple[str, ...]


class CountryRules(Rule):
    """`countries.toml`; an example reads `words = code`."""

    not_names: tuple[str, ...]
    also_persons: tuple[str, ...]
    only_in: dict[str, tuple[Language, ...]]
    other_things: tuple[str, ...]
    other_place: tuple[OtherPlace, ...]
    country: tuple[CountryNames, ...]


class RegionNames(Rule):
    """A region or group of countries."""

    identity: ClassVar = ("name",)

    name: str
    m49: str | None = None
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


class RegionRules(Rule):
    """`regions.toml`; an example reads `words = name`."""

    region: tuple[RegionNames, ...]


class Ending(RuleModel):
    """How the forms of a word are made: `ending` is replaced by each of `forms`."""

    identity: ClassVar = ("language", "ending")
    may_be_empty: ClassVar = frozenset({"forms"})

    language: Language
    ending: str
    forms: tuple[str, ...]


class Demonym(ByLanguage[tuple[str, ...]]):
    """The words for what is of a country, in the languages that have some."""

    identity: ClassVar = ("code",)
    complete: ClassVar = False

    code: ListedCode


class DemonymRules(Rule):
    """`demonyms.toml`; an example reads `words = code`."""

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
