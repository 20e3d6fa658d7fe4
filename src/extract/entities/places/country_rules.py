"""The shape of `countries.toml`: names of countries, and what else bears such a name."""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar

import pycountry
from pydantic import AfterValidator

from extract.models import Language
from extract.models.base import CountryCode
from extract.rules import Rule, RuleModel, load

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
    formal: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """The names that are read in any case."""
        return (*self.names, *self.formal, *self.former, *self.local)


class WeakNames(RuleModel):
    """Names of a country that are also words: they count only behind one of `after`."""

    code: ListedCode
    languages: tuple[Language, ...]
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    after: tuple[str, ...]


class StateForm(RuleModel):
    """How states call themselves: `Republic of`, `Royaume du`; beside a demonym `{} Republic`."""

    identity: ClassVar = ("language",)

    language: Language
    forms: tuple[str, ...]
    links: tuple[str, ...]
    adjectival: str


class OtherPlace(RuleModel):
    """Nouns that with a link and a country's name make another place: `lake`, `gulf`, `city`."""

    identity: ClassVar = ("language",)

    language: Language
    heads: tuple[str, ...]
    links: tuple[str, ...]
    titled: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()


class CountryRules(Rule):
    """`countries.toml`; an example reads `words = code`."""

    not_names: tuple[str, ...]
    also_persons: tuple[str, ...]
    other_things: tuple[str, ...]
    also_in: dict[str, tuple[str, ...]]
    only_in: dict[str, tuple[Language, ...]]
    not_in_capitals: tuple[str, ...]
    weak: tuple[WeakNames, ...]
    form: tuple[StateForm, ...]
    other_place: tuple[OtherPlace, ...]
    country: tuple[CountryNames, ...]


@cache
def country_rules() -> CountryRules:
    """Return the rules about names of countries."""
    return load("countries", CountryRules)
