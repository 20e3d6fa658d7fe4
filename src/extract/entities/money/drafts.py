"""Numbers and currencies that stand together become drafts of amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.currencies import Unit, currency_rules, unit_at
from extract.entities.money.beside import prefers_left, stands_before, stands_behind
from extract.entities.numbers import Quantity, Token, lex, number_rules, quantity_at, scale_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

Side = Literal["before", "behind"]
_NO_NUMBER = re.compile(r"00|\d\d?\.\d\d?\.(?:\d\d)?\d\d$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity and the currency beside it, if any; tokens `first` to `last` (exclusive) are its words."""

    quantity: Quantity
    first: int
    last: int
    unit: Unit | None = None
    side: Side | None = None

    @property
    def scale(self) -> int | None:
        """The power of ten printed with the number or with the currency."""
        if self.quantity.scale is None and self.unit is not None:
            return self.unit.scale
        return self.quantity.scale


def drafts_of(
    tokens: Sequence[Token], language: Language, mark: str, own: frozenset[str] = frozenset()
) -> list[Draft]:
    """Return a draft for each quantity in order, those without a currency too (lists and ranges lend it).

    What is also something else counts more easily if it may stand for one of the document's `own` currencies,
    or for one that the text also names otherwise.
    """
    atoms = _atoms(tokens, language, mark)
    named = {a.codes[0] for a in atoms if isinstance(a, Unit) and not a.weak and len(a.codes) == 1}
    owned = _owners(tokens, [_strengthened(atom, own | named) for atom in atoms], language)
    return [
        _draft(tokens, atom, owned.get((n, "before")), owned.get((n, "behind")))
        for n, atom in enumerate(atoms)
        if isinstance(atom, Quantity)
    ]


def _strengthened(atom: Quantity | Unit, known: frozenset[str] | set[str]) -> Quantity | Unit:
    if not isinstance(atom, Unit) or not set(atom.codes) & known:
        return atom
    if atom.kind == "code" and atom.codes[0] in currency_rules().numbered_codes:
        return atom
    return replace(atom, weak=False)


def _atoms(tokens: Sequence[Token], language: Language, mark: str) -> list[Quantity | Unit]:
    atoms: list[Quantity | Unit] = []
    index = 0
    starts = _number_starts(language)
    while index < len(tokens):
        atom: Quantity | Unit | None = None
        if tokens[index].kind != "number":
            atom = unit_at(tokens, index, language)
            atom = _with_scale(tokens, atom, language) if atom else None
        if atom is None and (tokens[index].kind == "number" or tokens[index].low in starts):
            atom = quantity_at(tokens, index, language, mark)
        if atom is not None and not _is_no_number(tokens, atom, language):
            atoms.append(atom)
        index = atom.last if atom is not None else index + 1
    return atoms


def _with_scale(tokens: Sequence[Token], unit: Unit, language: Language) -> Unit:
    """Take in the scale between a currency and its number: `US$ m 5`, `EUR million: 5`, `US$ (m) 5`."""
    if unit.kind == "name" or unit.scale is not None:
        return unit
    bracket = unit.last < len(tokens) and tokens[unit.last].text == "("
    found = scale_at(tokens, unit.last + bracket, language)
    if found is None:
        return unit
    power, behind = found
    if bracket and (behind >= len(tokens) or tokens[behind].text != ")"):
        return unit
    number = behind + bracket + (behind < len(tokens) and tokens[behind].text == ":")
    numbered = number < len(tokens) and tokens[number].kind == "number" and not _is_year(tokens[number].text)
    return replace(unit, last=behind + bracket, scale=power) if numbered else unit


def _is_year(text: str) -> bool:
    return len(text) == 4 and text[:2] in ("19", "20")


def _is_no_number(tokens: Sequence[Token], atom: Quantity | Unit, language: Language) -> bool:
    """Tell a unit line's `000`, `31.12.2023`, and `hundred thousand` in `several hundred thousand`."""
    if isinstance(atom, Unit):
        return False
    if not atom.spelled:
        return _NO_NUMBER.match(tokens[atom.first].text) is not None
    return atom.first > 0 and tokens[atom.first - 1].low in number_rules().of(language).vague


@lru_cache(maxsize=16)
def _number_starts(language: Language) -> frozenset[str]:
    rules = number_rules().of(language)
    phrases = (*rules.half, *rules.quarter, *rules.three_quarters)
    thousand = {word for word, power in rules.scales.items() if power == 3 and len(word) > 1}
    signs = {"½", "¼", "¾"}
    return frozenset({lex(p)[0].low for p in phrases} | rules.article | set(rules.words) | thousand | signs)


def _owners(
    tokens: Sequence[Token], atoms: list[Quantity | Unit], language: Language
) -> dict[tuple[int, Side], Unit]:
    """Give each currency to one quantity beside it: `(position of the quantity, side of the currency)`."""
    owned: dict[tuple[int, Side], Unit] = {}
    for n, unit in enumerate(atoms):
        if not isinstance(unit, Unit):
            continue
        left, right = atoms[n - 1] if n else None, atoms[n + 1] if n + 1 < len(atoms) else None
        left = left if isinstance(left, Quantity) and stands_behind(tokens, left, unit, language) else None
        right = right if isinstance(right, Quantity) and stands_before(tokens, unit, right) else None
        if left and right:
            to_left = (n - 1, "before") not in owned and prefers_left(tokens, left, unit, right, language)
            left, right = (left, None) if to_left else (None, right)
        if left:
            owned[n - 1, "behind"] = unit
        elif right:
            owned[n + 1, "before"] = unit
    return owned


def _draft(tokens: Sequence[Token], quantity: Quantity, before: Unit | None, behind: Unit | None) -> Draft:
    unit, side = (before, "before") if before else (behind, "behind") if behind else (None, None)
    if before and behind:
        agreed = tuple(code for code in before.codes if code in behind.codes)
        if agreed:  # `$5 million CAD`, `$ 5 mdp`
            scale = before.scale if before.scale is not None else behind.scale
            merged = Unit(before.first, before.last, agreed, before.kind, scale)
            return Draft(quantity, before.first, _behind(tokens, behind), merged, "before")
        behind = None
    first = _first(tokens, before) if before else quantity.first
    last = _behind(tokens, behind) if behind else quantity.last
    return Draft(quantity, first, last, unit, side)  # type: ignore[arg-type]


def _first(tokens: Sequence[Token], unit: Unit) -> int:
    """Return the index of a currency before its number, or of the bracket around it: `(US$) 5`."""
    around = unit.first > 0 and unit.last < len(tokens)
    around = around and (tokens[unit.first - 1].text, tokens[unit.last].text) == ("(", ")")
    return unit.first - around


def _behind(tokens: Sequence[Token], unit: Unit) -> int:
    """Return the index behind a currency that stands behind its number, and behind its bracket."""
    return unit.last + (tokens[unit.first - 1].text == "(")
