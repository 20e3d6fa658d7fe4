"""Which words keep the hyphen at a line's end."""

from __future__ import annotations

from functools import cache

from extract.rules import Rule, load


class Compounds(Rule):
    """The rule file `compounds.toml`; all words in lower case. An example keeps its hyphen."""

    links: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]

    def keep_hyphen(self, left: str, right: str) -> bool:
        """Tell whether `left` and `right`, in lower case, are usually written with a hyphen between them."""
        return right in self.second or (left in self.first and len(right) >= 4)


@cache
def compounds() -> Compounds:
    """Return the rules, read once."""
    rules: Compounds = load("compounds", Compounds)
    return rules
