"""The shape of `country_roles.toml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.rules import ByLanguage, Rule, load

if TYPE_CHECKING:
    from extract.models import Language


class RoleWords(Rule):
    """The words of one language that tell a country's role; all folded. An example reads `words = role`."""

    articles: frozenset[str]  # between a preposition and a name
    joiners: frozenset[str]  # between two names of one list
    to_recipient: frozenset[str]  # prepositions
    to_mentioned: frozenset[str]
    of: frozenset[str]
    of_is_from: bool  # `un expert de Suisse` comes from there
    official: frozenset[str]  # nouns whose `of X` is no place of work: 'Government of X'
    recipient_words: frozenset[str]  # where no preposition stands before the list
    mentioned_words: frozenset[str]
    recipient_verbs: frozenset[str]  # after a list that begins its clause
    mentioned_phrases: tuple[str, ...]  # anywhere in the clause
    held: tuple[str, ...]  # 'held in' is an event's place …
    activities: frozenset[str]  # … unless these were held
    donor_heads: tuple[str, ...]  # words of a column head above those who pay


class RoleRules(ByLanguage[RoleWords]):
    """All of `country_roles.toml`."""


@cache
def role_words(language: Language) -> RoleWords:
    """Return the words of `language`."""
    return load("country_roles", RoleRules).of(language)
