"""The rule file about a document's own data."""

from __future__ import annotations

from functools import cache
from typing import Literal

from extract.models import Language
from extract.rules import RuleModel, load


class Body(RuleModel):
    """A body or region that is a partner in its own right."""

    name: str
    names: tuple[str, ...]
    code: str | None = None
    kind: Literal["organisation", "region"]


class DateWords(RuleModel):
    """Words beside the date of publication, in lower case."""

    language: Language
    words: tuple[str, ...]
    opening: tuple[str, ...]  # before a date of something else: 'since 2013', 'in May 2021'


class IdentityRules(RuleModel):
    """`identity.toml`."""

    body: tuple[Body, ...]
    date_words: tuple[DateWords, ...]
    organisation_words: frozenset[str]


@cache
def identity_rules() -> IdentityRules:
    """Return the rules, read once."""
    rules: IdentityRules = load("identity", IdentityRules)
    return rules
