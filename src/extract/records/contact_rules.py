"""The rule file `contacts.toml`: what a contact block prints."""

from __future__ import annotations

from functools import cache

from extract.rules import Rule, load


class ContactRules(Rule):
    """Labels, domains, and words of addresses; an example reads `line = kind`."""

    phone_labels: tuple[str, ...]
    fax_labels: tuple[str, ...]
    domains: tuple[str, ...]
    web_labels: tuple[str, ...]
    address_labels: tuple[str, ...]
    streets: tuple[str, ...]
    boxes: tuple[str, ...]
    houses: tuple[str, ...]


@cache
def contact_rules() -> ContactRules:
    """Return the rules, read once."""
    rules: ContactRules = load("contacts", ContactRules)
    return rules
