"""The rule file `transactions.toml`: words by which sums are paid or pledged, days planned or past."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from extract.rules import ByLanguage, Rule, RuleModel, load

Phrases = tuple[str, ...]


class GivenWords(Rule):
    """Of money given to the organisation; an example reads `words = 1 paid; 13 pledged`."""

    received: Phrases
    received_heads: Phrases
    committed: Phrases
    committed_heads: Phrases
    pledged: Phrases
    pledged_heads: Phrases


class WorkWords(Rule):
    """Of money of a project; an example reads `words = 2 approved` or `words = budget`."""

    budget: Phrases
    approved: Phrases
    disbursed: Phrases
    spent: Phrases


class DayWords(Rule):
    """Of the first and last day of a project; an example reads `words = 2; 3`: IATI's activity date types."""

    planned: Phrases
    begun: Phrases
    ended: Phrases


class TransactionWords(RuleModel):
    """One language: the verbs of both, and the words that turn a verb or part clauses."""

    negations: Phrases
    modals: Phrases
    swallows: Phrases
    shares: Phrases
    joins: Phrases
    agents: Phrases
    relatives: Phrases
    given: GivenWords
    works: WorkWords
    days: DayWords


class TransactionRules(ByLanguage[TransactionWords]):
    """All of `transactions.toml`; in a language without a table, nothing is told."""

    complete: ClassVar = False


@cache
def transaction_words(language: str) -> TransactionWords | None:
    """Return the words of one language, read once."""
    rules: TransactionRules = load("transactions", TransactionRules)
    return dict(rules.items()).get(language)
