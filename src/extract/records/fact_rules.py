"""The rule file `facts.toml`: phrases by which key figures are told."""

from __future__ import annotations

from functools import cache

from extract.rules import Rule, RuleModel, load


class FactRule(Rule):
    """Patterns of one key figure."""

    key: str
    patterns: tuple[str, ...]
    joins: bool = False
    key_figures_only: bool = False


class Beneficiaries(Rule):
    """Words for people, and words that say that they are not reached."""

    people: tuple[str, ...]
    endings: tuple[str, ...]
    things: tuple[str, ...]
    implied: tuple[str, ...]
    scales: tuple[str, ...]
    refused_before: tuple[str, ...]
    refused_after: tuple[str, ...]


class FactRules(RuleModel):
    """All of `facts.toml`."""

    fact: tuple[FactRule, ...]
    beneficiaries: Beneficiaries


@cache
def fact_rules() -> FactRules:
    """Return the rules, read once."""
    rules: FactRules = load("facts", FactRules)
    return rules
