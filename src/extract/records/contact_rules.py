"""The rule file `contacts.toml`: what a contact block prints."""

from __future__ import annotations

from functools import cache

from extract.rules import RuleModel, load


class ContactRules(RuleModel):
    """Labels, domains, and words of addresses."""

    phone_labels: tuple[str, ...]
    fax_labels: tuple[str, ...]
    domains: tuple[str, ...]
    streets: tuple[str, ...]


@cache
def contact_rules() -> ContactRules:
    """Return the rules, read once."""
    rules: ContactRules = load("contacts", ContactRules)
    return rules
