"""The rule file `checks.toml`: words and bounds that the cross-checks go by."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import ClassVar

from extract.rules import Rule, RuleModel, load

Phrases = tuple[str, ...]


class Flows(RuleModel):
    """Words by which a chart names the flow that it shows."""

    assessed: Phrases
    core_voluntary: Phrases
    voluntary: Phrases


class Plausible(RuleModel):
    """Bounds in US dollars, and how many units of a currency make about one dollar."""

    least: Decimal
    most: Decimal
    units: dict[str, Decimal]


class CheckRules(Rule):
    """All of `checks.toml`; an example reads `words = issue`."""

    may_be_empty: ClassVar = frozenset({"blanks"})

    totals: Phrases
    subtotals: Phrases
    of_which: Phrases
    not_added: Phrases
    blanks: Phrases
    parts: Phrases
    wholes: Phrases
    latter: Phrases
    jointly: Phrases
    compared: Phrases
    together: Phrases
    makes: Phrases
    stated_totals: Phrases
    works: Phrases
    listing: Phrases
    country_columns: Phrases
    not_countries: Phrases
    flows: Flows
    plausible: Plausible


@cache
def check_rules() -> CheckRules:
    """Return the rules, read once."""
    rules: CheckRules = load("checks", CheckRules)
    return rules
