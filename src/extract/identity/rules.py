"""The rule file about a document's own data."""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Literal

from extract.rules import ByLanguage, Rule, load


class Body(Rule):
    """A body or region that is a partner in its own right; an example is a title."""

    identity: ClassVar = ("name",)

    name: str
    names: tuple[str, ...]
    code: str | None = None
    kind: Literal["organisation", "region"]


class DateWords(Rule):
    """Words beside the date of publication, in lower case; an example reads `line = date`."""

    words: tuple[str, ...]
    opening: tuple[str, ...]  # before a date of something else: 'since 2013', 'in May 2021'


class IdentityRules(Rule):
    """`identity.toml`; an example is the name of who made a document."""

    body: tuple[Body, ...]
    date_words: ByLanguage[DateWords]
    organisation_words: frozenset[str]


@cache
def identity_rules() -> IdentityRules:
    """Return the rules, read once."""
    rules: IdentityRules = load("identity", IdentityRules)
    return rules
