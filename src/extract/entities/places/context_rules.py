"""The shape of `place_contexts.toml`: the words around a name that make it part of something else."""

from __future__ import annotations

from functools import cache

from extract.rules import ByLanguage, Rule, load


class PlaceContextRules(Rule):
    """`place_contexts.toml`; an example reads `words = code`."""

    titles: frozenset[str]
    currency_words: frozenset[str]
    currency_also_words: frozenset[str]
    free_before: frozenset[str]
    free_after: frozenset[str]
    openers: frozenset[str]
    language_before: ByLanguage[frozenset[str]]
    language_after: ByLanguage[frozenset[str]]
    other_languages: frozenset[str]


@cache
def context_rules() -> PlaceContextRules:
    """Return the rules about the words around a name."""
    return load("place_contexts", PlaceContextRules)
