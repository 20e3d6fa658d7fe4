"""Heads above numbers that are no money: `Jobs created`, `Approval year`, `Length (km)`, `%`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.entities.numbers import Phrases, Token, lex, number_rules
from extract.entities.numbers.heads import head_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_LONGEST = 4  # words of a head that its last word decides: 'Average delivery rate'


def names_count(line: str, language: Language, *, whole: bool) -> bool:
    """Tell whether a head is one of counts, shares, years or other numbers that are no money.

    It opens with a word of counts, ends with one, has one in brackets, or has a `%`; as a `whole` (a row,
    which may be a line of a budget) it must be such a word, or open with several: `Number of grants`.
    """
    tokens = lex(line)
    if _is_all(tokens, language, "total"):
        return False  # 'Both years' are their sum
    found = _phrases(language, "counts").at(tokens, 0)
    opens = found is not None and (not whole or found[1] == len(tokens) or found[1] > 1)
    return (
        opens
        or any(token.text == "%" for token in tokens)
        or (not whole and (_is_all(tokens, language, "alone") or _ends(tokens, language)))
        or (not whole and _in_brackets(tokens, language))
    )


def counts_by_name(line: str, language: Language) -> bool:
    """Tell whether a row says outright that its numbers are counts: `Number of grants`, `% of total`."""
    tokens = lex(line)
    found = _phrases(language, "counts").at(tokens, 0)
    return (found is not None and found[1] > 1) or any(token.text == "%" for token in tokens)


def _is_all(tokens: Sequence[Token], language: Language, kind: str) -> bool:
    found = _phrases(language, kind).at(tokens, 0)
    return found is not None and found[1] == len(tokens)


def _ends(tokens: Sequence[Token], language: Language) -> bool:
    """Tell `Approval year` from `Cost per year`."""
    words = [token for token in tokens if token.kind == "word"]
    found = _phrases(language, "tails").before(tokens, len(tokens))
    small = number_rules().of(language).follows
    short = len(words) <= _LONGEST and not any(token.low in small for token in words)
    return found is not None and short


def _in_brackets(tokens: Sequence[Token], language: Language) -> bool:
    for index, token in enumerate(tokens):
        if token.text == "(":
            found = _phrases(language, "counts").at(tokens, index + 1)
            if found and found[1] < len(tokens) and tokens[found[1]].text == ")":
                return True
    return False


@lru_cache(maxsize=48)
def _phrases(language: Language, kind: str) -> Phrases[None]:
    words: tuple[str, ...] = getattr(head_words().of(language), kind)
    return Phrases((word, None) for word in words)
