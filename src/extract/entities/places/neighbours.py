"""When a country's name is something else: a currency, another place, a word; `persons` sees to people."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from extract.entities.numbers import fold
from extract.entities.places.context_rules import context_rules
from extract.entities.places.country_rules import country_rules
from extract.entities.places.gazetteer import gazetteer
from extract.entities.places.languages import is_language
from extract.entities.places.persons import has_title, is_last_name, joined

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.places.gazetteer import PlaceName
    from extract.models import Language

_LINE = 8  # how many tokens on either side tell whether a line is in capitals
_APOSTROPHES = frozenset("'’")
_JOINERS = frozenset({",", "&", "and", "or", "et", "ou", "y", "e", "o"})


def is_something_else(
    reading: Reading, first: int, behind: int, place: PlaceName, language: Language
) -> bool:
    """Tell whether tokens `first` to `behind` are no mention of the place that they name."""
    if place.kind == "region":
        return (
            _is_word(reading, first, place)
            or _is_other_place(reading, first, behind, language)
            or has_title(reading, first)
        )
    if _is_currency(reading, first, behind, place):
        return True
    if place.kind == "demonym":
        return place.is_language and is_language(reading, first, behind, language)
    return (
        _is_word(reading, first, place)
        or _is_other_place(reading, first, behind, language)
        or _is_part(reading, behind, place)
        or has_title(reading, first)
        or is_last_name(reading, first, behind, place)
    )


def _is_currency(reading: Reading, first: int, behind: int, place: PlaceName) -> bool:
    """`US dollars`, `US$`, `francs suisses`, `dollars des États-Unis`; not `Korea won an award`."""
    rules = context_rules()
    demonym = place.kind == "demonym"
    words = rules.currency_words | rules.currency_also_words if demonym else rules.currency_words
    if reading.low(behind) in {".", "-"} and reading.gap(behind) == "":  # 'U.S. dollars', 'US-dollar'
        behind += 1
    after = reading.low(behind)
    if after in words or (after == "$" and reading.gap(behind) == ""):
        return True
    before = first - 1
    while before > first - 4 and reading.low(before) in _links():
        before -= 1
    return reading.low(before) in words


def _is_word(reading: Reading, first: int, place: PlaceName) -> bool:
    """Tell whether a name is a word: `CAR` in `CAR PARK`, `US` in `CONTACT US`, but not in `the CAR`."""
    short = place.exact is not None and (place.after or place.exact in country_rules().not_in_capitals)
    if short and reading.low(first - 1) != "the" and _in_capitals(reading, first):
        return True
    alone = len(reading.tokens) == 1
    return bool(place.after) and not alone and reading.low(first - 1) not in place.after


def _in_capitals(reading: Reading, index: int) -> bool:
    """Tell whether longer words stand before the token on its line, and all near it are in capitals."""
    near = [reading.tokens[index]]
    for n in range(index, max(index - _LINE, 0), -1):
        if "\n" in reading.gap(n):
            break
        near.append(reading.tokens[n - 1])
    words = [token.text for token in near if token.kind == "word"]
    return all(map(str.isupper, words)) and any(len(word) > 3 for word in words)


def _is_part(reading: Reading, behind: int, place: PlaceName) -> bool:
    """`Georgia, USA`, `Granada (España)`: a part or a town of the country that follows, but not in a list."""
    wholes = country_rules().also_in.get(place.code or "", ())
    if not wholes or reading.low(behind) not in {",", "("} or behind + 1 >= len(reading.tokens):
        return False
    following = gazetteer().at(reading, behind + 1, lambda _place, _behind: True)
    listed = following is not None and reading.low(following[1]) in _JOINERS
    return following is not None and following[0].code in wholes and not listed


def _is_other_place(reading: Reading, first: int, behind: int, language: Language) -> bool:
    """`City of Luxembourg`, `province de Luxembourg`, `calle Perú`, `Niger basin`, `28 Peru Road`."""
    if reading.low(behind) in _folded("behind", language) and joined(reading, behind):
        return True
    numbered = first > 0 and reading.tokens[first - 1].kind == "number"
    if numbered and reading.low(behind) in _folded("streets", language):
        return True
    if _is_head(reading, first - 1, language) and joined(reading, first):
        return True
    before = [n for n in range(max(first - 4, 0), first) if reading.tokens[n].text not in _APOSTROPHES]
    words = tuple(reading.low(n) for n in before)
    return any(
        words[-len(link) :] == link
        and len(before) > len(link)
        and _is_head(reading, before[-len(link) - 1], language)
        for link in _links_of(language)
    )


def _is_head(reading: Reading, index: int, language: Language) -> bool:
    low = reading.low(index)
    if index >= 0 and low in _folded("titled", language):
        return reading.tokens[index].text.istitle()
    return index >= 0 and low in _folded("heads", language)


@cache
def _folded(key: Literal["heads", "titled", "behind", "streets"], language: Language) -> frozenset[str]:
    rules = (rule for rule in country_rules().other_place if rule.language == language)
    return frozenset(fold(noun) for rule in rules for noun in getattr(rule, key))


@cache
def _links_of(language: Language) -> frozenset[tuple[str, ...]]:
    rules = (rule for rule in country_rules().other_place if rule.language == language)
    return frozenset(tuple(fold(link).split()) for rule in rules for link in rule.links)


@cache
def _links() -> frozenset[str]:
    every = (link for rule in country_rules().other_place for link in rule.links)
    return frozenset(word for link in every for word in fold(link).split()) | _APOSTROPHES
