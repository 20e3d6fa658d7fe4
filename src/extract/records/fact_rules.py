"""The rule file `facts.toml`: phrases by which key figures are told."""

from __future__ import annotations

from functools import cache

from extract.rules import Rule, RuleModel, load


class FactRule(Rule):
    """Patterns of one key figure.

    `joins`: what is joined must be an organisation. `key_figures_only`: it counts only where figures are
    shown large or apart. `any_body`: the membership may be of a council or committee.
    """

    key: str
    patterns: tuple[str, ...]
    joins: bool = False
    key_figures_only: bool = False
    any_body: bool = False


class Kind(RuleModel):
    """A kind of Convention and the words for it; only kinds that `adds` make up the whole."""

    key: str
    adds: bool
    words: tuple[str, ...]


class Refusals(RuleModel):
    """Words that show that a phrase tells something else."""

    other_bodies: tuple[str, ...]
    other_clubs: frozenset[str]
    subject_links: frozenset[str]
    membership: tuple[str, ...]
    organisations: tuple[str, ...]
    counted_else: tuple[str, ...]
    further: tuple[str, ...]


class Beneficiaries(Rule):
    """Words for people, and words that say that they are not reached."""

    people: tuple[str, ...]
    endings: tuple[str, ...]
    things: frozenset[str]
    implied: tuple[str, ...]
    taught: tuple[str, ...]
    taught_after: tuple[str, ...]
    roughly: tuple[str, ...]
    teach: tuple[str, ...]
    refused_before: tuple[str, ...]
    refused_after: tuple[str, ...]


class KeyFigures(RuleModel):
    """Words of the figures that are shown large or apart."""

    percent: tuple[str, ...]
    out_of: tuple[str, ...]


class FactRules(RuleModel):
    """All of `facts.toml`."""

    fact: tuple[FactRule, ...]
    kinds: tuple[Kind, ...]
    refusals: Refusals
    beneficiaries: Beneficiaries
    key_figures: KeyFigures


@cache
def fact_rules() -> FactRules:
    """Return the rules, read once."""
    rules: FactRules = load("facts", FactRules)
    return rules
