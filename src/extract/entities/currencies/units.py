"""Signs, codes and names of currencies in a token sequence.

`US$`, `$US`, `€`, `kr`, `Rs.`, `F CFA`, `USD`, `EURm`, `kEUR`, `Norwegian kroner`, `francs suisses`,
`dollars des États-Unis`, `dólares de los EE. UU.`, `kwachas malawiens`, `pesos chilenos`, `pounds sterling`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from extract.entities.currencies.names import named_after, names, territories
from extract.entities.currencies.rules import currency_rules
from extract.entities.numbers import Phrases, Token, fold, glued, lex, number_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_GLUED_SCALES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9}


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` (exclusive) name one of `codes`; `scale` is a power of ten written with it.

    A weak unit is also a word: it needs a number that looks like money.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    kind: Literal["sign", "code", "name"]
    scale: int | None = None
    weak: bool = False


def unit_at(tokens: Sequence[Token], index: int, language: Language) -> Unit | None:
    """Return the currency that begins with token `index`, the longest reading first."""
    token = tokens[index]
    found = _name_at(tokens, index, language) if token.kind == "word" else None
    sign = _sign_at(tokens, index)
    if sign and (found is None or sign.last >= found.last):
        return sign
    if found:
        return found
    return _code_at(tokens, index) if token.kind == "word" else None


def currency_ends(text: str, language: Language) -> bool:
    """Tell whether `text`, the words before a number, ends with a sign or code of a currency."""
    tokens = lex(text)
    return any(
        unit is not None and unit.kind != "name" and unit.last == len(tokens)
        for index in range(max(0, len(tokens) - 3), len(tokens))
        if (unit := unit_at(tokens, index, language)) is not None and not unit.weak
    )


def currency_starts(text: str, language: Language) -> bool:
    """Tell whether `text`, the words behind a number, starts with a currency (or a scale word)."""
    tokens = lex(text)
    if not tokens:
        return False
    unit = unit_at(tokens, 0, language)
    alone = (
        unit is not None
        and not unit.weak
        and not (len(tokens) > unit.last and tokens[unit.last].kind == "number")
    )
    return alone or (len(tokens[0].low) > 2 and tokens[0].low in number_rules().of(language).scales)


@dataclass(frozen=True, slots=True)
class _Sign:
    words: tuple[str, ...]
    tight: tuple[bool, ...]  # whether each word but the first touches the one before
    codes: tuple[str, ...]
    weak: bool


@lru_cache(maxsize=1)
def _signs() -> dict[str, list[_Sign]]:
    rules = currency_rules()
    table: defaultdict[str, list[_Sign]] = defaultdict(list)
    for text, codes in sorted(rules.signs.items(), key=lambda item: -len(item[0])):
        tokens = lex(text)
        tight = tuple(glued(a, b) for a, b in pairwise(tokens))
        sign = _Sign(tuple(t.text for t in tokens), tight, codes, text in rules.weak_signs)
        table[sign.words[0]].append(sign)
    return dict(table)


def _sign_at(tokens: Sequence[Token], index: int) -> Unit | None:
    for sign in _signs().get(tokens[index].text, ()):
        last = index + len(sign.words)
        if last <= len(tokens) and _fits(tokens, index, sign):
            scale = _glued_scale(tokens, last)
            return Unit(index, last + (scale is not None), sign.codes, "sign", scale, sign.weak)
    return None


def _fits(tokens: Sequence[Token], index: int, sign: _Sign) -> bool:
    for n, word in enumerate(sign.words):
        if tokens[index + n].text != word:
            return False
        if n and sign.tight[n - 1] and not glued(tokens[index + n - 1], tokens[index + n]):
            return False
    return True


def _glued_scale(tokens: Sequence[Token], index: int) -> int | None:
    """Read the `m` of `US$m`: a scale letter that touches the sign and no number before it."""
    if index >= len(tokens) or not glued(tokens[index - 1], tokens[index]):
        return None
    return _GLUED_SCALES.get(tokens[index].low)


def _code_at(tokens: Sequence[Token], index: int) -> Unit | None:
    """Read `USD`, and `USDm`, `kEUR`, `MUSD`, `mdp`: a code with a letter of scale."""
    text = tokens[index].text
    if text in currency_rules().millions:
        return Unit(index, index + 1, (currency_rules().millions[text],), "code", _GLUED_SCALES["m"])
    for code, letter in ((text, ""), (text[:3], text[3:]), (text[1:], text[:1])):
        if code.isupper() and code in territories() and (not letter or letter.lower() in _GLUED_SCALES):
            scale = _GLUED_SCALES[letter.lower()] if letter else None
            return Unit(index, index + 1, (code,), "code", scale, code in currency_rules().weak_codes)
    return None


@lru_cache(maxsize=16)
def _names(language: Language) -> Phrases[tuple[str, tuple[str, ...]]]:
    return Phrases((name, (name, codes)) for name, codes in names(language).items())


def _name_at(tokens: Sequence[Token], index: int, language: Language) -> Unit | None:
    """Read a name, with the word that says whose: before the noun in English, behind it in the others."""
    first = index
    found = _names(language).at(tokens, index)
    owner = ""
    if found is None and language == "en" and index + 1 < len(tokens) and tokens[index].text[:1].isupper():
        found, owner = _names(language).at(tokens, index + 1), tokens[index].low
        if found and not named_after(owner, found[0][1], language):
            return None
    if found is None:
        return None
    (name, codes), last = found
    if not owner and len(codes) > 1:
        owner, last = _owner_behind(tokens, last, codes, language)
    narrowed = named_after(owner, codes, language) if owner else ()
    weak = not narrowed and name in _weak_names()
    return Unit(first, last, narrowed or codes, "name", weak=weak)


@lru_cache(maxsize=1)
def _weak_names() -> frozenset[str]:
    return frozenset(fold(name) for name in currency_rules().weak_names)


def _owner_behind(
    tokens: Sequence[Token], last: int, codes: tuple[str, ...], language: Language
) -> tuple[str, int]:
    """Return the adjective behind a shared noun (`malawiens`) and what follows it.

    A country behind it may be the giver: `2 millones de dólares de Canadá`.
    """
    if last < len(tokens) and tokens[last].kind == "word" and named_after(tokens[last].low, codes, language):
        return tokens[last].low, last + 1
    return "", last
