"""Signs of currencies as they are written: `US$`, `$ CAN`, `Rs.`, `F CFA`, `S/.`, `₦`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.entities.currencies.rules import Codes, currency_rules
from extract.entities.numbers import glued, lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.entities.numbers import Token


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    words: tuple[str, ...]
    tight: tuple[bool, ...]  # whether each word but the first touches the one before
    codes: Codes


def sign_at(tokens: Sequence[Token], index: int) -> tuple[int, Codes, str] | None:
    """Return the index behind the longest sign at `index`, the codes it stands for, and the sign."""
    for sign in _signs().get(tokens[index].text, ()):
        if _fits(tokens, index, sign):
            return index + len(sign.words), sign.codes, sign.text
    return None


def sign_beginnings() -> frozenset[str]:
    """Return the words and marks with which signs begin."""
    return frozenset(_signs())


def all_signs() -> dict[str, Codes]:
    """Return the signs of the rule file, and each dollar's code with the sign: `CAD$`, `$ MXN`."""
    signs = currency_rules().signs
    forms = ("{}$", "{} $", "${}", "$ {}")
    return {form.format(code): (code,) for code in signs["$"] for form in forms} | signs


@lru_cache(maxsize=1)
def _signs() -> dict[str, list[_Sign]]:
    table: defaultdict[str, list[_Sign]] = defaultdict(list)
    for text, codes in sorted(all_signs().items(), key=lambda item: -len(item[0])):
        tokens = lex(text)
        tight = tuple(glued(a, b) for a, b in pairwise(tokens))
        sign = _Sign(text, tuple(t.text for t in tokens), tight, codes)
        table[sign.words[0]].append(sign)
    return dict(table)


def _fits(tokens: Sequence[Token], index: int, sign: _Sign) -> bool:
    if index + len(sign.words) > len(tokens):
        return False
    for n, word in enumerate(sign.words):
        if tokens[index + n].text != word:
            return False
        if n and sign.tight[n - 1] and not glued(tokens[index + n - 1], tokens[index + n]):
            return False
    return True
