"""The shape of the rule file about acronyms of organisations."""

from __future__ import annotations

from functools import cache

from extract.rules import ByLanguage, Rule, load


class StandingWords(Rule):
    """The words around an acronym that only an organisation can have, in one language."""

    agents: tuple[str, ...]
    verbs: tuple[str, ...]
    articles: frozenset[str]
    plurals: frozenset[str]
    between: frozenset[str]
    contracted: dict[str, str]


class AcronymRules(Rule, ByLanguage[StandingWords]):
    """`organisation_acronyms.toml`; an example reads `words = name`."""

    not_organisations: frozenset[str]
    things: frozenset[str]
    heads: frozenset[str]
    first_heads: frozenset[str]
    members: frozenset[str]
    leads: frozenset[str]
    tells: frozenset[str]
    agents: frozenset[str]
    trails: frozenset[str]
    closers: frozenset[str]


@cache
def acronym_rules() -> AcronymRules:
    """Return the rules about acronyms."""
    return load("organisation_acronyms", AcronymRules)
