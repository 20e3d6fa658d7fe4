"""Texts in languages for which there are no rules: told by their script, or by their stop words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from babel import Locale

from extract.language import LEAST_SHARE, LEAST_WORDS, ranked
from extract.rules import language_rules, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOOKED_AT = 20_000  # letters
LEAST_LETTERS = 20
CLEARLY = 1.2  # times the stop words of the best of ours
_SCRIPTS = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}


def foreign(texts: Iterable[str]) -> str | None:
    """Return what `texts`, whose language is none of ours, are written in: 'German', 'the Arabic script'.

    None if that cannot be told: a sheet of names and figures may well be read by the rules there are.
    """
    held = tuple(texts)
    return _script(held) or _language(held)


def _script(texts: Iterable[str]) -> str | None:
    scripts = Counter(map(_script_of, islice(_letters(texts), LOOKED_AT)))
    latin = scripts.pop("LATIN", 0)
    if not scripts or scripts.total() < max(LEAST_LETTERS, latin):
        return None
    name = scripts.most_common(1)[0][0]
    if _SCRIPTS.get(name) and scripts["HIRAGANA"] + scripts["KATAKANA"]:
        return "Japanese"
    return _SCRIPTS.get(name) or f"the {name.title()} script"


def _letters(texts: Iterable[str]) -> Iterator[str]:
    return (letter for text in texts for letter in text if letter.isalpha())


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").replace("FULLWIDTH ", "").split("-")[0].split()[0]


def _language(texts: tuple[str, ...]) -> str | None:
    told = language_rules()
    ranking, words = ranked(texts, (*languages(), *told.others, *told.further))
    if words < LEAST_WORDS or not ranking:
        return None
    best, score = ranking[0]
    ours = max((found for language, found in ranking if language in languages()), default=0.0)
    if best in languages() or score < LEAST_SHARE * words or score < CLEARLY * ours:
        return None
    return str(Locale("en").languages.get(best, best))
