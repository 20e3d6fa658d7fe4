"""Signs, codes and names of currencies in a token sequence.

`US$`, `$US`, `€`, `M€`, `kr`, `Rs.`, `F CFA`, `USD`, `EURm`, `kEUR`, `Norwegian kroner`, `francs suisses`,
`dollars des États-Unis`, `dólares de los EE. UU.`, `kwachas malawiens`, `pesos chilenos`, `pounds sterling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.currencies.names import names, territories
from extract.entities.currencies.owners import owner_at, owner_beginnings
from extract.entities.currencies.rules import Codes, currency_rules
from extract.entities.currencies.signs import sign_at, sign_beginnings
from extract.entities.numbers import Phrases, Token, fold, glued, lex, number_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

_GLUED_SCALES = {"k": 3, "m": 6, "mm": 6, "mn": 6, "bn": 9, "b": 9, "md": 9, "mds": 9, "mrd": 9}
_CODE, _LONGEST_SCALE = 3, 3  # letters
Other = Literal["word", "thing", "people", "initials"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` (exclusive) name one of `codes`; `scale` is a power of ten written with it.

    A weak unit is also something else: it needs a number that looks like money. `other` is what: a common
    `word` (`won`, `real`), a `thing` with a number of its own (`livres`, `MT`), a `people` (`bolivianos`), or
    `initials` (the three Rs).
    """

    first: int
    last: int
    codes: Codes
    kind: Literal["sign", "code", "name"]
    scale: int | None = None
    weak: bool = False
    other: Other | None = None


def unit_at(tokens: Sequence[Token], index: int, language: Language) -> Unit | None:
    """Return the currency that begins with token `index`, the longest reading first."""
    token = tokens[index]
    if token.low not in _beginnings(language) and not (token.kind == "word" and _may_be_code(token.text)):
        return None
    found = _name_at(tokens, index, language) if token.kind == "word" else None
    sign = _sign_at(tokens, index)
    if sign and (found is None or sign.last >= found.last):
        return sign
    if found:
        return found
    return _code_at(tokens, index) if token.kind == "word" else None


@lru_cache(maxsize=16)
def _beginnings(language: Language) -> frozenset[str]:
    """Return the folded words and signs with which a currency can begin, codes aside."""
    signs = {fold(sign) for sign in sign_beginnings()}
    scaled = {fold(word) for word in _scaled_codes()}
    owners = owner_beginnings(language) if language == "en" else frozenset()
    return _names(language).beginnings | owners | signs | scaled | _GLUED_SCALES.keys()


def _may_be_code(text: str) -> bool:
    """Tell whether a word is as short as a code with letters of scale, and begins or ends in capitals."""
    return len(text) <= _CODE + _LONGEST_SCALE and (text[:_CODE].isupper() or text[-_CODE:].isupper())


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


def _sign_at(tokens: Sequence[Token], index: int) -> Unit | None:
    """Read a sign, and the letters of scale that touch it: `US$m`, `M€`."""
    sign = sign_at(tokens, index)
    scaled = _scaled_sign_at(tokens, index)
    if sign is None or (scaled and sign[0] == index + 1):
        return scaled
    last, codes, text = sign
    scale = _glued_scale(tokens, last)
    weak = text in currency_rules().weak_signs or text in currency_rules().things
    return Unit(index, last + (scale is not None), codes, "sign", scale, weak, _other(text))


def _scaled_sign_at(tokens: Sequence[Token], index: int) -> Unit | None:
    """Read `M€`, `k€`, `Md$` where no number stands before (there, `5 M` is read first)."""
    scale = _GLUED_SCALES.get(tokens[index].low)
    if scale is None or index + 1 >= len(tokens) or not glued(tokens[index], tokens[index + 1]):
        return None
    sign = sign_at(tokens, index + 1) if tokens[index + 1].kind == "sign" else None
    return Unit(index, sign[0], sign[1], "sign", scale) if sign else None


def _glued_scale(tokens: Sequence[Token], index: int) -> int | None:
    """Read the `m` of `US$m`: a scale letter that touches the sign and no number before it."""
    if index >= len(tokens) or not glued(tokens[index - 1], tokens[index]):
        return None
    return _GLUED_SCALES.get(tokens[index].low)


def _code_at(tokens: Sequence[Token], index: int) -> Unit | None:
    """Read `USD`, and `USDm`, `kEUR`, `MMUSD`, `mdp`: a code with letters of scale."""
    rules, text = currency_rules(), tokens[index].text
    if scaled := _scaled_codes().get(text):
        return Unit(index, index + 1, (scaled[0],), "code", scaled[1])
    if text.islower() or len(text) > _CODE + _LONGEST_SCALE:
        return None
    for code, letters in _with_letters(text):
        if code.isupper() and code in territories() and (not letters or letters in _GLUED_SCALES):
            weak = code in rules.weak_codes and text.isupper()  # `ALLm` is no word
            return Unit(index, index + 1, (code,), "code", _GLUED_SCALES.get(letters), weak)
    return None


@lru_cache(maxsize=1)
def _scaled_codes() -> dict[str, tuple[str, int]]:
    """Return abbreviations that hold a scale: `mdp` is a million pesos."""
    rules = currency_rules()
    tables = ((3, rules.thousands), (6, rules.millions), (9, rules.billions))
    return {word: (code, power) for power, table in tables for word, code in table.items()}


def _with_letters(text: str) -> list[tuple[str, str]]:
    """Return the ways in which a word may be a code and letters of scale behind or before it."""
    before = [(text[n:], text[:n].lower()) for n in range(1, _LONGEST_SCALE + 1) if len(text) == n + 3]
    return [(text, ""), (text[:3], text[3:].lower()), *before]


@lru_cache(maxsize=16)
def _names(language: Language) -> Phrases[tuple[str, Codes]]:
    return Phrases((name, (name, codes)) for name, codes in names(language).items())


def _name_at(tokens: Sequence[Token], index: int, language: Language) -> Unit | None:
    """Read a name, with the word that says whose: before the noun in English, behind it in the others."""
    found = _names(language).at(tokens, index)
    if found is None:
        return _owned_name(tokens, index, language)
    (name, codes), last = found
    owner = owner_at(tokens, last, language) if language != "en" and last < len(tokens) else None
    if owner and (narrowed := _narrowed(codes, owner[0])) and (len(codes) > 1 or _is_national(codes[0])):
        return Unit(index, owner[1], narrowed, "name")
    other = _other(name)
    return Unit(index, last, codes, "name", weak=other is not None and other != "people", other=other)


def _owned_name(tokens: Sequence[Token], index: int, language: Language) -> Unit | None:
    """Read `Malawian kwacha`, `Sri Lankan rupees`, `Hong Kong dollars`."""
    owner = owner_at(tokens, index, language) if language == "en" else None
    found = _names(language).at(tokens, owner[1]) if owner else None
    if owner is None or found is None:
        return None
    narrowed = _narrowed(found[0][1], owner[0])
    return Unit(index, found[1], narrowed, "name") if narrowed else None


def _is_national(code: str) -> bool:
    """Tell whether a country has a currency to itself, so that `yens japonais` is one name; not the euro."""
    return code != "EUR" and not code.startswith("X")


def _narrowed(codes: Codes, owned: frozenset[str]) -> Codes:
    return tuple(code for code in codes if code in owned)


@lru_cache(maxsize=1)
def _others() -> dict[str, Other]:
    rules = currency_rules()
    kinds: list[tuple[frozenset[str], Other]] = [
        (rules.weak_names, "word"),
        (rules.things, "thing"),
        (rules.peoples, "people"),
        (rules.initials, "initials"),
    ]
    return {fold(name) if name.islower() else name: kind for names, kind in kinds for name in names}


def _other(name: str) -> Other | None:
    return _others().get(name)
