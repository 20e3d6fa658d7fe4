"""The shape of the rule files about organisations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.models.values import OrganisationKind
from extract.rules import Rule, RuleModel, load

if TYPE_CHECKING:
    from extract.models import Language


class KnownOrganisation(RuleModel):
    """An organisation known by name; see the head of `organisations.toml`."""

    kind: OrganisationKind
    name: str | None = None
    acronyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class OrganisationRules(RuleModel):
    """`organisations.toml`."""

    organisation: tuple[KnownOrganisation, ...]


class Shape(RuleModel):
    """How names go on around their noun."""

    needs_tail: frozenset[str]
    with_lists: frozenset[str]
    of_a_country: frozenset[str]
    small: frozenset[str]
    introduced: frozenset[str]


class WordsByLanguage(RuleModel):
    """A set of folded words for each language."""

    en: frozenset[str]
    fr: frozenset[str]
    es: frozenset[str]

    def of(self, language: Language) -> frozenset[str]:
        """Return the words of `language`."""
        return {"en": self.en, "fr": self.fr, "es": self.es}[language]


class PatternRules(Rule):
    """`organisation_patterns.toml`; an example reads `words = name`."""

    nouns: dict[OrganisationKind, tuple[str, ...]]
    shape: Shape
    links: WordsByLanguage
    small_words: WordsByLanguage


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
