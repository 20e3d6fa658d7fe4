"""The shape of the rule files about organisations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from extract.entities.numbers import fold
from extract.models.values import OrganisationKind
from extract.rules import ByLanguage, Rule, RuleModel, languages, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.models import Language


class Only(ByLanguage[tuple[str, ...]]):
    """Acronyms that count in texts of one language, for those that have some."""

    complete: ClassVar = False


class KnownOrganisation(Rule):
    """An organisation known by name; see the head of `organisations.toml`.

    An example reads `words = name`.
    """

    kind: OrganisationKind
    name: str | None = None
    acronyms: tuple[str, ...] = ()
    only: Only = Only()
    weak: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    national: Literal["also", "only"] | None = None

    @classmethod
    def is_same(cls, known: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
        """Tell whether both bear one name; an entry without names is known by its acronyms."""
        keys = ("names",) if own.get("names") else ("acronyms", "weak")
        return any(word in _words(known, keys) for word in _words(own, keys))

    @property
    def ambiguous(self) -> tuple[str, ...]:
        """The acronyms that are other things too, everywhere or in other languages."""
        return (*self.weak, *(acronym for _, acronyms in self.only.items() for acronym in acronyms))

    @property
    def every_acronym(self) -> tuple[str, ...]:
        """All acronyms, in the order in which they are looked for."""
        return (*self.acronyms, *self.ambiguous)

    def acronyms_in(self, language: Language) -> tuple[str, ...]:
        """Return the acronyms that mean nothing else in texts of `language`."""
        own = (acronyms for spoken, acronyms in self.only.items() if spoken == language)
        return (*self.acronyms, *next(own, ()))


def _words(entry: Mapping[str, Any], keys: tuple[str, ...]) -> list[Any]:
    return [word for key in keys if isinstance(entry.get(key), list) for word in entry[key]]


class Alone(RuleModel):
    """Organisations with one name everywhere, by kind."""

    acronyms: dict[OrganisationKind, tuple[str, ...]]
    names: dict[OrganisationKind, tuple[str, ...]]
    national: dict[OrganisationKind, tuple[str, ...]]
    only_national: dict[OrganisationKind, tuple[str, ...]]


class OrganisationRules(Rule):
    """`organisations.toml`."""

    alone: Alone
    organisation: tuple[KnownOrganisation, ...]


class Shape(RuleModel):
    """How names go on around their noun."""

    needs_tail: frozenset[str]
    soft: frozenset[str]
    scopes: frozenset[str]
    plain: frozenset[str]
    with_lists: frozenset[str]
    of_a_country: frozenset[str]
    states: frozenset[str]
    nations: frozenset[str]
    not_of_places: frozenset[str]
    of_a_field: frozenset[str]
    units: frozenset[str]
    also_places: frozenset[str]
    in_place: frozenset[str]
    joint: frozenset[str]
    small: frozenset[str]
    with_adjective: frozenset[str]
    of_one_field: frozenset[str]
    of_any_place: frozenset[str]
    of_members: frozenset[str]
    before: frozenset[str]
    owners: frozenset[str]
    titles: frozenset[str]
    ranks: frozenset[str]
    groups: frozenset[str]
    presenters: dict[OrganisationKind, frozenset[str]]
    only_with: dict[str, frozenset[str]]


class NameWords(Rule):
    """The words of which names are made in one language; an example reads `words = name`."""

    nouns: dict[OrganisationKind, tuple[str, ...]]
    links: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    fixed: frozenset[str]
    plurals: frozenset[str]
    repeating: frozenset[str]
    fields: frozenset[str]
    endings: tuple[str, ...]
    accented: frozenset[str]
    adjectives: frozenset[str]
    adjective_endings: tuple[str, ...]
    not_adjectives: frozenset[str]

    @property
    def unaccented(self) -> frozenset[str]:
        """The words that mean something else without their accents, folded."""
        return frozenset(fold(word) for word in self.accented)


class PatternRules(Rule, ByLanguage[NameWords]):
    """`organisation_patterns.toml`; an example reads `words = name`."""

    generic: frozenset[str]
    bare: frozenset[str]
    openers: frozenset[str]
    shape: Shape


@cache
def known_organisations() -> tuple[KnownOrganisation, ...]:
    """Return the organisations known by name."""
    rules = load("organisations", OrganisationRules)
    return (*rules.organisation, *_alone(rules.alone))


def _alone(alone: Alone) -> Iterator[KnownOrganisation]:
    for kind, acronyms in alone.acronyms.items():
        yield from (KnownOrganisation(kind=kind, acronyms=(one,)) for one in acronyms)
    for kind, names in alone.names.items():
        yield from (KnownOrganisation(kind=kind, names=(one,)) for one in names)
    for kind, names in alone.national.items():
        yield from (KnownOrganisation(kind=kind, names=(one,), national="also") for one in names)
    for kind, names in alone.only_national.items():
        yield from (KnownOrganisation(kind=kind, names=(one,), national="only") for one in names)


@cache
def pattern_rules() -> PatternRules:
    """Return the rules about names that no list knows."""
    return load("organisation_patterns", PatternRules)


@cache
def nouns_of(language: Language) -> Mapping[str, OrganisationKind]:
    """Return the kind of organisation that each noun of a language names."""
    nouns = pattern_rules().of(language).nouns
    return {word: kind for kind, words in nouns.items() for word in words}


@cache
def noun_kinds() -> Mapping[str, OrganisationKind]:
    """Return the kind of organisation that each noun names, whatever its language."""
    return {word: kind for language in languages() for word, kind in nouns_of(language).items()}
