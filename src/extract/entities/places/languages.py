"""When a demonym is the name of a language: `in French and Spanish`, `langue française`, `en portugués`.

Not in `in French schools`, where a noun follows, nor in `el aporte francés`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.places.context_rules import context_rules
from extract.entities.places.gazetteer import gazetteer

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.places.gazetteer import PlaceName
    from extract.models import Language

_JOINERS = frozenset({",", "/", "&", "and", "or", "et", "ou", "y", "e", "o", "u", "en", "in"})
_LINKS = frozenset({"de", "d", "l", "'", "’", "el", "la", "le"})  # between `cours`, `idioma` and the language
_LIST = 8  # how many tokens of a list of languages are looked at on either side


def is_language(reading: Reading, first: int, behind: int, language: Language) -> bool:
    """Tell whether the demonym at tokens `first` to `behind` names a language there."""
    rules = context_rules()
    hyphen = reading.low(behind) == "-"
    if reading.low(behind + hyphen) in rules.language_after.of(language):
        return True
    if language == "en" and _noun_follows(reading, _list_end(reading, behind)):
        return False
    start = _list_start(reading, first)
    if reading.low(start) in rules.other_languages:
        return True
    return _word_before(reading, start, rules.language_before.of(language))


def _word_before(reading: Reading, start: int, words: frozenset[str]) -> bool:
    """Tell whether one of `words` leads to the list, with `de` or an article between at most."""
    index = start - 1
    while reading.low(index) in _LINKS and reading.low(index) not in words and index > start - 4:
        index -= 1
    return reading.low(index) in words


def _noun_follows(reading: Reading, index: int) -> bool:
    if index >= len(reading.tokens) or reading.tokens[index].kind != "word":
        return False
    return reading.low(index) not in context_rules().openers


def _list_start(reading: Reading, first: int) -> int:
    start = first
    for index in range(first - 1, max(first - _LIST, 0) - 1, -1):
        if _is_named(reading, index):
            start = index
        elif reading.low(index) not in _JOINERS:
            break
    return start


def _list_end(reading: Reading, behind: int) -> int:
    end = behind
    for index in range(behind, min(behind + _LIST, len(reading.tokens))):
        if _is_named(reading, index):
            end = index + 1
        elif reading.low(index) not in _JOINERS:
            break
    return end


def _is_named(reading: Reading, index: int) -> bool:
    """Tell whether a language, or what is of a country, is named at `index`."""
    if reading.low(index) in context_rules().other_languages:
        return True
    return gazetteer().at(reading, index, lambda place, _behind: _is_demonym(place)) is not None


def _is_demonym(place: PlaceName) -> bool:
    return place.kind == "demonym"
