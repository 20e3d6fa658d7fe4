"""What single words and signs of a text look like, for the readers of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.numbers import fold
from extract.entities.organisations.rules import pattern_rules
from extract.entities.places import place_at
from extract.entities.places.context_rules import context_rules

if TYPE_CHECKING:
    from extract.entities.lexicon import Reading
    from extract.entities.numbers import Token
    from extract.entities.organisations.rules import NameWords
    from extract.models import Language

_GAPS = ("", " ", "\u00a0")
_SENTENCE_STARTS = frozenset('.!?:;•·▪▶–—-“”"«(/|')


def joined(reading: Reading, index: int) -> bool:
    """Tell whether token `index` follows the one before on the same line, with at most a blank between."""
    return 0 < index < len(reading.tokens) and reading.gap(index) in _GAPS


def spaced(reading: Reading, index: int) -> bool:
    """Tell whether just a blank lies before token `index`."""
    return joined(reading, index) and reading.gap(index) != ""


def capital(reading: Reading, index: int) -> bool:
    """Tell whether token `index` is a word with a capital."""
    return index < len(reading.tokens) and reading.tokens[index].text[:1].isupper()


def opens(reading: Reading, index: int) -> bool:
    """Tell whether token `index` is a word with which sentences begin, such as `The` or `Dans`."""
    low = reading.low(index)
    if reading.tokens[index].text.isupper() and len(low) > 3:
        return False  # an acronym, as in 'Fundación ONCE'
    return low in context_rules().openers or low in pattern_rules().openers


def starts_sentence(reading: Reading, index: int) -> bool:
    """Tell whether a capital at token `index` may be that of a sentence, a line or an item of a list."""
    if index == 0 or not joined(reading, index):
        return True
    return reading.tokens[index - 1].text in _SENTENCE_STARTS


def lacks_accent(token: Token, words: NameWords) -> bool:
    """Tell whether a word is another without its accents: `Secretaria` (a person), `a` (the verb)."""
    return (
        token.low in words.unaccented
        and token.text.isascii()
        and (not token.text.isupper() or len(token.text) == 1)
    )


def is_field(words: NameWords, low: str) -> bool:
    """Tell whether a word is one of those that say what an organisation works on: `labour`, `fishers`."""
    return low in words.fields or (len(low) > 5 and low.endswith(words.endings))


def is_topic(words: NameWords, low: str) -> bool:
    """Tell whether a word is a field of work or an adjective of names: `Económico`, `Social`."""
    return is_field(words, low) or low in words.adjectives


def place_behind(reading: Reading, index: int, language: Language) -> int | None:
    """Return where the country or region ends whose name begins at token `index` with a capital."""
    place = place_at(reading, index, language) if capital(reading, index) else None
    return place[1] if place and place[0].kind in {"country", "region"} else None


def is_adjective(reading: Reading, index: int, words: NameWords, language: Language) -> bool:
    """Tell whether token `index` is a word in small letters that may stand beside a noun: `nationale`."""
    token = reading.tokens[index]
    if token.kind != "word" or token.text[0].isupper() or token.low in words.not_adjectives:
        return False
    if token.low in words.adjectives:
        return True
    if words.adjective_endings and len(token.low) > 5 and token.low.endswith(words.adjective_endings):
        return True
    place = place_at(reading, index, language) if language != "en" else None
    return place is not None and place[0].kind == "demonym"


def folded(reading: Reading, first: int, behind: int) -> str:
    """Return the words of tokens `first` to `behind` without case and accents."""
    return fold(reading.words(first, behind))
