"""Words and letters of scale: `million`, `mil millones`, `lakh crore`, `bn`, `m`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.numbers.lex import Token, glued
from extract.entities.numbers.rules import NumberWords, number_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_MOST_WORDS = 3
_THOUSAND = 3


def scale_at(tokens: Sequence[Token], index: int, language: Language) -> tuple[int, int] | None:
    """Return the power of ten of the scale words at `index`, and the index behind them.

    Scale words multiply (`mil millones`, `miles de millones`), may follow a hyphen (`2.5-million`); `m`
    or `k` stands alone, and is no initial (`M.N.`).
    """
    rules = number_rules().of(language)
    if _hyphen_inside(tokens, index):
        index += 1
    power, behind, here = 0, index, index
    for _ in range(_MOST_WORDS):
        if here >= len(tokens) or (more := rules.scales.get(tokens[here].low)) is None:
            break
        short = len(tokens[here].low) < 3
        if short and (here > index or _is_initial(tokens, here)):
            break
        power, behind = power + more, here + 1
        if short:
            break
        here = behind + _of_a_scale(tokens, behind, rules)
    return (power, behind) if behind > index else None


def _of_a_scale(tokens: Sequence[Token], index: int, rules: NumberWords) -> int:
    """Count the `de` of `miles de millones`: a scale of thousands stands before it, a greater one behind."""
    if index + 1 >= len(tokens) or tokens[index].low not in rules.of:
        return 0
    return int(rules.scales[tokens[index - 1].low] == _THOUSAND < rules.scales.get(tokens[index + 1].low, 0))


def _is_initial(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index : index + 3]
    return (
        len(following) == 3
        and following[1].text == "."
        and following[2].kind == "word"
        and glued(following[0], following[1])
        and glued(following[1], following[2])
    )


def _hyphen_inside(tokens: Sequence[Token], index: int) -> bool:
    return (
        0 < index < len(tokens) - 1
        and tokens[index].text in ("-", "‑")
        and glued(tokens[index - 1], tokens[index])
        and glued(tokens[index], tokens[index + 1])
        and tokens[index + 1].kind == "word"
    )
