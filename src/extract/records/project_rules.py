"""The rule file `projects.toml`: phrases by which works, payers and periods are told."""

from __future__ import annotations

from functools import cache

from extract.rules import RuleModel, load

Phrases = tuple[str, ...]


class Work(RuleModel):
    """Words of works and of what they do."""

    pointers: Phrases
    nouns: Phrases
    phases: Phrases
    doing: Phrases


class Headings(RuleModel):
    """Words of headings that introduce a list of works."""

    words: Phrases


class Overviews(RuleModel):
    """Words of headings that are about something else than one work."""

    words: Phrases
    questions: Phrases


class Several(RuleModel):
    """Words that add one gift to another."""

    words: Phrases


class Funders(RuleModel):
    """Words between a payer and what is paid."""

    pays: Phrases
    supports: Phrases
    gives: Phrases
    by: Phrases
    amount_from: Phrases
    with_amount: Phrases
    left_out: Phrases
    passive: Phrases
    prepositions: Phrases
    governments: Phrases
    short_forms: Phrases


class Partners(RuleModel):
    """Words before those who do the work."""

    by: Phrases


class Periods(RuleModel):
    """Words beside the first day, the last day and the duration of a work."""

    starts: Phrases
    ends: Phrases
    since: Phrases
    until: Phrases
    lasts: Phrases
    spans: Phrases
    things: Phrases
    not_durations: Phrases


class Totals(RuleModel):
    """Words beside the amount of the whole."""

    words: Phrases
    behind: Phrases


class ProjectRules(RuleModel):
    """All of `projects.toml`."""

    work: Work
    groups: Headings
    overviews: Overviews
    several: Several
    funders: Funders
    partners: Partners
    periods: Periods
    totals: Totals


@cache
def project_rules() -> ProjectRules:
    """Return the rules, read once."""
    rules: ProjectRules = load("projects", ProjectRules)
    return rules
