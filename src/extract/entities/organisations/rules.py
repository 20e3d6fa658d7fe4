"""The shape of the rule files about organisations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from extract.models.values import OrganisationKind
from extract.rules import ByLanguage, Rule, RuleModel, load

if TYPE_CHECKING:
    from collections.abc import Mapping


class KnownOrganisation(Rule):
    """An organisation known by name; see the head of `organisations.toml`.

    An example reads `words = name`.
    """

    kind: OrganisationKind
    name: str | None = None
    acronyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @classmethod
    def is_same(cls, known: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
        """Tell whether both bear one name; an entry without names is known by its acronyms."""
        keys = ("names",) if own.get("names") else ("acronyms", "weak")
        return any(word in _words(known, keys) for word in _words(own, keys))


def _words(entry: Mapping[str, Any], keys: tuple[str, ...]) -> list[Any]:
    return [word for key in keys if isinstance(entry.get(key), list) for word in entry[key]]


class OrganisationRules(Rule):
    """`organisations.toml`."""

    organisation: tuple[KnownOrganisation, ...]


class Shape(RuleModel):
    """How names go on around their noun."""

    needs_tail: frozenset[str]
    with_lists: frozenset[str]
    of_a_country: frozenset[str]
    small: frozenset[str]
    introduced: frozenset[str]


class PatternRules(Rule):
    """`organisation_patterns.toml`; an example reads `words = name`."""

    nouns: dict[OrganisationKind, tuple[str, ...]]
    shape: Shape
    links: ByLanguage[frozenset[str]]
    small_words: ByLanguage[frozenset[str]]


@cache
def known_organisations() -> tuple[KnownOrganisation, ...]:
    """Return the organisations known by name."""
    return load("organisations", OrganisationRules).organisation


@cache
def pattern_rules() -> PatternRules:
    """Return the rules about names that no list knows."""
    return load("organisation_patterns", PatternRules)


@cache
def noun_kinds() -> dict[str, OrganisationKind]:
    """Return the kind of organisation that each noun names."""
    return {word: kind for kind, words in pattern_rules().nouns.items() for word in words}
