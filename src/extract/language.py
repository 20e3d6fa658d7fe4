"""Which language a text is written in, told by its stop words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING

from extract.errors import RuleDataError
from extract.rules import language_rules, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.models import Language

LEAST_SHARE = 0.08  # of the words; running text has 0.4, lists of names and figures less
LEAST_WORDS = 20  # of a part of a document; a shorter one has the language of the whole
BEYOND_DOUBT = 2.0  # times the stop words of the whole's language
NO_STOP_WORDS = "spaCy has no stop words of this language, by which its texts are told from others"
_WORD = re.compile(r"[^\W\d_]+")


def detect(texts: Iterable[str]) -> Language | None:
    """Return the language of `texts` together; None for a tie or none of ours."""
    scores, words = _scores(texts)
    ranking = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranking or ranking[0][1] < LEAST_SHARE * words:
        return None
    if len(ranking) > 1 and ranking[0][1] == ranking[1][1]:
        return None
    return next((language for language in languages() if language == ranking[0][0]), None)


def detect_part(text: str, whole: Language | None) -> Language | None:
    """Return the language of a part of a document in `whole`: another one only if that is beyond doubt."""
    if len(_WORD.findall(text)) < LEAST_WORDS:
        return whole
    found = detect([text])
    if found is None or whole is None or found == whole:
        return found or whole
    scores, _ = _scores([text])
    return found if scores[found] > BEYOND_DOUBT * scores.get(whole, 0.0) else whole


def ranked(texts: Iterable[str], among: tuple[str, ...]) -> tuple[list[tuple[str, float]], int]:
    """Return the languages `among` which `texts` may be, each with its stop words, the likeliest first.

    Stop words that several share count in parts. The second is the number of all words.
    """
    scores, words = _scores(texts, among)
    return sorted(scores.items(), key=lambda item: -item[1]), words


def _scores(texts: Iterable[str], among: tuple[str, ...] | None = None) -> tuple[dict[str, float], int]:
    """Count the stop words of each language, shared ones in parts; and all words."""
    words = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    stop_words = _stop_words(among or (*languages(), *language_rules().others))
    scores: dict[str, float] = {}
    for word, count in words.items():
        spoken = stop_words.get(word, ())
        for language in spoken:
            scores[language] = scores.get(language, 0.0) + count / len(spoken)
    return scores, words.total()


@cache
def _stop_words(among: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the languages in which each word is a stop word."""
    found: dict[str, tuple[str, ...]] = {}
    for language in dict.fromkeys(among):
        for word in _stop_words_of(language):
            found[word] = (*found.get(word, ()), language)
    return found


def has_stop_words(language: str) -> bool:
    """Tell whether spaCy knows a language's stop words."""
    package = find_spec(f"spacy.lang.{language}")
    return package is not None and bool(package.submodule_search_locations)


def _stop_words_of(language: str) -> Iterable[str]:
    """Read spaCy's list by itself: its package would compile the language's tokeniser, for seconds."""
    package = find_spec(f"spacy.lang.{language}")
    if package is None or not package.submodule_search_locations:
        raise RuleDataError(NO_STOP_WORDS, file="languages.toml", key=language)
    words: set[str] = run_path(str(Path(package.submodule_search_locations[0], "stop_words.py")))[
        "STOP_WORDS"
    ]
    return words
