"""The rule file `projects.toml`: phrases by which works, payers and periods are told."""

from __future__ import annotations

from functools import cache

from extract.rules import Rule, RuleModel, load

Phrases = tuple[str, ...]


class Work(Rule):
    """Words of works and of what they do; an example is a text about one work."""

    pointers: Phrases
    nouns: Phrases
    phases: Phrases
    doing: Phrases


class Headings(RuleModel):
    """Words of headings that introduce a list of works."""

    words: Phrases


class Overviews(Rule):
    """Words of headings that are about something else than one work; an example is a heading."""

    words: Phrases
    questions: Phrases


class Several(RuleModel):
    """Words that add one gift to another."""

    words: Phrases


class Funders(Rule):
    """Words between a payer and what is paid; an example reads `words = payer`."""

    pays: Phrases
    supports: Phrases
    gives: Phrases
    by: Phrases
    helped_by: Phrases
    amount_from: Phrases
    amount_from_later: Phrases
    with_amount: Phrases
    left_out: Phrases
    rest: Phrases
    passive: Phrases
    elsewhere: Phrases
    nouns: Phrases
    being: Phrases
    prepositions: Phrases
    governments: Phrases
    short_forms: Phrases


class Partners(Rule):
    """Words before those who do the work; an example reads `words = name`."""

    by: Phrases


class Periods(Rule):
    """Words beside the first day, the last day and the duration of a work.

    An example reads `words = start/end`, `..` is open, or `words = duration`.
    """

    starts: Phrases
    ends: Phrases
    since: Phrases
    until: Phrases
    lasts: Phrases
    spans: Phrases
    things: Phrases
    not_durations: Phrases
    plans: Phrases


class Totals(Rule):
    """Words beside the amount of the whole; an example reads `words = amount`."""

    words: Phrases
    behind: Phrases


class WorkLabels(Rule):
    """Words before a colon, or at the head of a column, by what stands behind or below."""

    amount: Phrases
    funders: Phrases
    start: Phrases
    end: Phrases
    period: Phrases
    countries: Phrases
    partners: Phrases


class WorkRows(Rule):
    """Heads of columns with names of works, and rows that are none; an example is a head."""

    heads: Phrases
    others: Phrases


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
    labels: WorkLabels
    rows: WorkRows


@cache
def project_rules() -> ProjectRules:
    """Return the rules, read once."""
    rules: ProjectRules = load("projects", ProjectRules)
    return rules
