"""The shape of `rules/table_heads.toml`."""

from __future__ import annotations

from functools import lru_cache

from extract.rules import ByLanguage, Rule, load


class HeadWords(Rule):
    """One language: words of heads above sums, and above numbers that are no money.

    Those of `counts` open such a head, those of `tails` end it, those of `alone` are all of it.
    """

    total: tuple[str, ...]
    counts: tuple[str, ...]
    tails: tuple[str, ...]
    alone: tuple[str, ...]


class HeadRules(ByLanguage[HeadWords]):
    """All of `table_heads.toml`."""


@lru_cache(maxsize=1)
def head_words() -> HeadRules:
    """Return `rules/table_heads.toml`, read once."""
    return load("table_heads", HeadRules)
