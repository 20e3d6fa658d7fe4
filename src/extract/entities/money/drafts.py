"""Numbers and currencies that stand together become drafts of amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from extract.entities.currencies import Unit, unit_at
from extract.entities.numbers import Quantity, Token, glued, lex, number_rules, quantity_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.models import Language

Side = Literal["before", "behind"]


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

    Weak signs and names count beside any number if they may stand for one of the document's `own` currencies,
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
    if isinstance(atom, Unit) and atom.weak and atom.kind != "code" and set(atom.codes) & known:
        return replace(atom, weak=False)
    return atom


def _atoms(tokens: Sequence[Token], language: Language, mark: str) -> list[Quantity | Unit]:
    atoms: list[Quantity | Unit] = []
    index = 0
    starts = _number_starts(language)
    while index < len(tokens):
        atom: Quantity | Unit | None = None
        if tokens[index].kind != "number":
            atom = unit_at(tokens, index, language)
        if atom is None and (tokens[index].kind == "number" or tokens[index].low in starts):
            atom = quantity_at(tokens, index, language, mark)
        if atom is not None:
            atoms.append(atom)
        index = atom.last if atom is not None else index + 1
    return atoms


@lru_cache(maxsize=16)
def _number_starts(language: Language) -> frozenset[str]:
    rules = number_rules().of(language)
    phrases = (*rules.half, *rules.quarter, *rules.three_quarters)
    thousand = {word for word, power in rules.scales.items() if power == 3 and len(word) > 1}
    return frozenset({lex(p)[0].low for p in phrases} | rules.article | set(rules.words) | thousand)


def _owners(
    tokens: Sequence[Token], atoms: list[Quantity | Unit], language: Language
) -> dict[tuple[int, Side], Unit]:
    """Give each currency to one quantity beside it: `(position of the quantity, side of the currency)`."""
    owned: dict[tuple[int, Side], Unit] = {}
    for n, unit in enumerate(atoms):
        if not isinstance(unit, Unit):
            continue
        left, right = atoms[n - 1] if n else None, atoms[n + 1] if n + 1 < len(atoms) else None
        to_left = isinstance(left, Quantity) and _joins_behind(tokens, left, unit, language)
        to_right = isinstance(right, Quantity) and _joins_before(tokens, unit, right)
        if to_left and isinstance(left, Quantity) and not _money_like(left, unit):
            to_left = False
        if to_right and isinstance(right, Quantity) and not _money_like(right, unit):
            to_right = False
        if to_left and to_right:
            to_left = (n - 1, "before") not in owned and _prefers_left(tokens, atoms, n, language)
        if to_left:
            owned[n - 1, "behind"] = unit
        elif to_right:
            owned[n + 1, "before"] = unit
    return owned


def _joins_behind(tokens: Sequence[Token], left: Quantity, unit: Unit, language: Language) -> bool:
    """Accept `5 €`, `5 millions d'euros`, `5 million (US$)`, `5-dollar`."""
    between = tokens[left.last : unit.first]
    if not between:
        return _no_break(tokens, left.last)
    if len(between) == 1 and between[0].text == "(":
        return unit.kind != "name" and unit.last < len(tokens) and tokens[unit.last].text == ")"
    if len(between) == 1 and between[0].text in ("-", "‑"):
        return glued(tokens[left.last - 1], between[0])
    links = number_rules().of(language).of | {"'"}
    scaled = left.scale is not None or left.spelled
    return scaled and len(between) < 3 and all(t.low in links for t in between)


def _joins_before(tokens: Sequence[Token], unit: Unit, right: Quantity) -> bool:
    """Accept `US$ 5`, `(US$) 5`, `US$: 5`, and a name such as `Rupees 5 crore`."""
    between = tokens[unit.last : right.first]
    if not between:
        spelled_one = right.spelled and right.scale is None
        return _no_break(tokens, right.first) and not (
            unit.kind == "name" and (spelled_one or right.year_like)
        )
    return unit.kind != "name" and len(between) == 1 and between[0].text in (")", ":")


def _no_break(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether token `index` stands less than three characters behind the one before it."""
    return tokens[index].start - tokens[index - 1].end < 3


def _money_like(quantity: Quantity, unit: Unit) -> bool:
    """Refuse `COP 28`, `won 5`, `un euro` (an article) and `2022 dollars` where the unit is also a word."""
    if quantity.spelled and quantity.scale is None and quantity.number <= 1 and unit.kind == "name":
        return False
    if not unit.weak:
        return True
    return (
        quantity.scale is not None or quantity.grouped or (unit.kind == "code" and quantity.number >= 10_000)
    )


def _prefers_left(tokens: Sequence[Token], atoms: list[Quantity | Unit], n: int, language: Language) -> bool:
    """Decide for `5 € 7` and `2021 US$ 5`: names stand behind; signs by what they touch, then by language."""
    left, unit, right = atoms[n - 1], atoms[n], atoms[n + 1]
    assert isinstance(left, Quantity)
    assert isinstance(right, Quantity)
    assert isinstance(unit, Unit)
    if left.year_like and not right.year_like:
        return False
    if unit.kind == "name":
        return True
    touches_left = glued(tokens[unit.first - 1], tokens[unit.first])
    touches_right = glued(tokens[unit.last - 1], tokens[unit.last])
    if touches_left != touches_right:
        return touches_left
    return language != "en" and (left.scale is not None or unit.kind == "sign")


def _draft(tokens: Sequence[Token], quantity: Quantity, before: Unit | None, behind: Unit | None) -> Draft:
    unit, side = (before, "before") if before else (behind, "behind") if behind else (None, None)
    if before and behind:
        agreed = tuple(code for code in before.codes if code in behind.codes)
        if agreed:  # `$5 million CAD`
            merged = Unit(before.first, before.last, agreed, before.kind, before.scale)
            return Draft(quantity, before.first, behind.last, merged, "before")
        behind = None
    first = before.first if before else quantity.first
    last = behind.last if behind else quantity.last
    if behind and tokens[behind.first - 1].text == "(":
        last += 1
    return Draft(quantity, first, last, unit, side)  # type: ignore[arg-type]
