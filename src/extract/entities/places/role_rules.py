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
    official: frozenset[str]  # nouns whose `of X` is no place of work: 'Government of X' …
    ministries: frozenset[str]  # … also with more words between: 'Ministry of Labour of X' …
    aid: frozenset[str]  # … unless it is given something: 'assistance to the Government of X'
    origins: frozenset[str]  # those whose `of X` is where they come from, also in a heading: 'refugees of X'
    from_there: frozenset[str]  # prepositions that say so of anybody
    seats: frozenset[str]  # towns where meetings are: 'in Geneva, Switzerland'
    mentioned_before: tuple[str, ...]  # phrases that lead to the list: 'office for', 'talks with'
    recipient_before: tuple[str, ...]  # the same, right before it: 'in favour of'
    listing: frozenset[str]  # words between a noun and the list of what it names: 'donors, including'
    inside: frozenset[str]  # `dans les écoles du Togo` is in Togo, though `du` alone is from there
    recipient_words: frozenset[str]  # where no preposition stands before the list
    mentioned_words: frozenset[str]
    recipient_verbs: frozenset[str]  # after a list that begins its clause
    mentioned_phrases: tuple[str, ...]  # anywhere in the clause, or up to the comma behind `in X`
    held: tuple[str, ...]  # 'held in' is an event's place …
    activities: frozenset[str]  # … unless these were held
    donor_heads: tuple[str, ...]  # words of a column head, or of a label, above those who pay
    work_heads: tuple[str, ...]  # words of a label before the places of a work: 'Countries:', 'Sites:'
    works: frozenset[str]  # nouns of works whose places stand in brackets: 'the Tide project (Samoa)'
    donors: frozenset[str]  # words that make a country behind which they stand a giver: 'Norway: donor'


class RoleRules(ByLanguage[RoleWords]):
    """All of `country_roles.toml`."""


@cache
def role_words(language: Language) -> RoleWords:
    """Return the words of `language`."""
    return load("country_roles", RoleRules).of(language)
