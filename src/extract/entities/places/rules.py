"""The shape of the rule files about regions and demonyms."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from extract.entities.places.country_rules import ListedCode
from extract.models import Language
from extract.rules import ByLanguage, Rule, RuleModel, load


class RegionNames(Rule):
    """A region or group of countries; its `weak` names count only behind one of `after`."""

    identity: ClassVar = ("name",)

    name: str
    m49: str | None = None
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


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

    also_languages: frozenset[str]
    ending: tuple[Ending, ...]
    demonym: tuple[Demonym, ...]


@cache
def region_rules() -> RegionRules:
    """Return the rules about names of regions."""
    return load("regions", RegionRules)


@cache
def demonym_rules() -> DemonymRules:
    """Return the rules about demonyms."""
    return load("demonyms", DemonymRules)
