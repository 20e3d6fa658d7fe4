"""The rule file `contributions.toml`: words by which statements of money given hang together."""

from __future__ import annotations

from functools import cache

from extract.rules import Rule, load

Phrases = tuple[str, ...]


class ContributionRules(Rule):
    """All of `contributions.toml`; an example reads `words = total 10000000; part 4000000 NORAD`."""

    additions: Phrases
    of_it: Phrases
    opens_with_of: Phrases
    shares: Phrases
    restates: Phrases
    joins: Phrases
    comparisons: Phrases
    rates: Phrases
    gives: Phrases
    comes_from: Phrases
    authorities: Phrases


@cache
def contribution_rules() -> ContributionRules:
    """Return the rules, read once."""
    rules: ContributionRules = load("contributions", ContributionRules)
    return rules
