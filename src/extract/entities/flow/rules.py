"""The shape of `rules/flow.toml`, and its words as patterns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.rules import ByLanguage, Rule, load
from extract.rules.alternation import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Language


class FlowWords(Rule):
    """One language; a star is any ending. An example reads `words = flow`."""

    assessed: tuple[str, ...]
    core: tuple[str, ...]
    voluntary: tuple[str, ...]
    project: tuple[str, ...]
    project_table: tuple[str, ...]
    kinds: tuple[str, ...]
    other_before: tuple[str, ...]
    other_behind: tuple[str, ...]
    other_head: tuple[str, ...]
    other_sentence: tuple[str, ...]
    sums: tuple[str, ...]
    both: tuple[str, ...]
    besides: tuple[str, ...]
    outflow: tuple[str, ...]
    publisher_gives: tuple[str, ...]
    donor_sheet: tuple[str, ...]
    costs: tuple[str, ...]
    giving: tuple[str, ...]
    finance: tuple[str, ...]
    outlook: tuple[str, ...]
    general: tuple[str, ...]
    aid: tuple[str, ...]
    work: tuple[str, ...]
    small: frozenset[str]
    works: tuple[str, ...]
    no_works: tuple[str, ...]
    financing: tuple[str, ...]
    whom: tuple[str, ...]
    budgets: tuple[str, ...]
    labels: tuple[str, ...]
    costing: tuple[str, ...]
    to: tuple[str, ...]
    purposes: tuple[str, ...]
    receiving: tuple[str, ...]
    donors: tuple[str, ...]
    pointers: tuple[str, ...]
    questions: tuple[str, ...]
    again: tuple[str, ...]


class FlowRules(ByLanguage[FlowWords]):
    """All of `flow.toml`."""


@lru_cache(maxsize=1)
def flow_rules() -> FlowRules:
    """Return `rules/flow.toml`, read once."""
    return load("flow", FlowRules)


@lru_cache(maxsize=64)
def pattern(language: Language, kind: str) -> re.Pattern[str]:
    """Return the pattern of all words of one kind in one language."""
    return _pattern(getattr(flow_rules().of(language), kind))


def _plural(word: str) -> str:
    """Let `contribución*` stand for `contribuciones` too."""
    return word.replace(r"ón\*", r"[óo]n\*")


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words, _written) or '(?!)'})(?!\w)", re.IGNORECASE)


def _written(word: str) -> str:
    return _plural(re.escape(word)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['’]")
