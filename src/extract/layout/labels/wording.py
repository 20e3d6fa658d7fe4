"""How captions and units are worded."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.rules import Rule, load

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNS = "$€£¥%"  # behind letters or alone: 'A$', 'R$', '%'
_WORD = re.compile(rf"[A-Za-z]{{0,3}}[{SIGNS}]|[^\W\d_]+")
_CAPTION = re.compile(r"([^\W\d_]+)\.?\s*(?:\d{1,2}|[A-Z]\b|[IVX]{1,4}\b)(?:\.\d{1,2})?\s*[.:–—-]?")
_SOURCE = re.compile(r"([^\W\d_]+)\s*:")
LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|(?:·\s?){4,}|_{4,}")  # dots that lead to a page or figure
AROUND = ".,;:!?()[]«»“”‘’'\"0123456789"  # signs and raised numbers at a word
POINTER_NEAR = 2  # words before the drawing's name
SCALED = 3  # words of a unit that begins with a scale, fillers not counted
_NOTE = re.compile(r"([^\W\d_][^\d:]{0,18}?)\s?[:.]\s")
_SIGN = re.compile(r"(?:\*{1,3}|[†‡§])\s*[^\W\d_]|\(?[a-f1-9]\)\s+[^\W\d_]{2}")
_CONTINUED = re.compile(r"\s*[(,–—-]\s*([^\W\d_][^(),\d–—]*?)\s*\)?$")
_DAY = re.compile(r"\d{1,2}\S{0,3}\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?(?:19|20)\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Labels(Rule):
    """The rule file `labels.toml`; all words in lower case. An example reads `line = what it is`."""

    captions: frozenset[str]
    units: frozenset[str]
    scales: frozenset[str]
    fillers: frozenset[str]
    drawings: frozenset[str]
    schemes: frozenset[str]
    sources: frozenset[str]
    pointers: frozenset[str]
    notes: frozenset[str]
    continued: frozenset[str]


@cache
def labels() -> Labels:
    """Return the rules, read once."""
    rules: Labels = load("labels", Labels)
    return rules


def is_caption(text: str) -> bool:
    """Tell whether a line is named as a table or figure: 'Table 2. Funding by country'."""
    found = _CAPTION.match(text)
    return found is not None and found.group(1).lower() in labels().captions


def is_day(text: str) -> bool:
    """Tell whether a line is a date alone: '12 June 2023', '1er mars 2024', '3 de mayo de 2022'."""
    return _DAY.fullmatch(text.strip()) is not None


def is_drawing(text: str) -> bool:
    """Tell whether a line is named as a drawing of figures: 'Figure 2. Funds by year', 'Map 3'.

    'Figure 4. Results framework' is a scheme, which has no figures.
    """
    found = _CAPTION.match(text)
    rules = labels()
    if found is None or found.group(1).lower() not in rules.drawings:
        return False
    return not rules.schemes.intersection(_bare(word) for word in text.split())


def names_drawing(word: str) -> bool:
    """Tell whether a word is one for a drawing, whatever signs stand at it: 'Figure', '(chart),'."""
    return _bare(word) in labels().drawings


def _bare(word: str) -> str:
    return word.strip(AROUND).lower()


def is_source(text: str) -> bool:
    """Tell whether a line says where numbers are from: 'Source: OECD', 'Fuente: Ministerio'."""
    found = _SOURCE.match(text)
    return found is not None and found.group(1).lower() in labels().sources


def points_to_drawing(words: Sequence[str]) -> list[int]:
    """Return where a text points to a drawing without a number: '(see chart)', 'voir le graphique'."""
    rules = labels()
    plain = [_bare(word) or word for word in words]
    return [
        at
        for at, word in enumerate(plain)
        if not (words[at][-1:].isalpha() and "".join(plain[at + 1 : at + 2]).isdigit())
        if word in rules.drawings and rules.pointers.intersection(plain[max(0, at - POINTER_NEAR) : at])
    ]


def is_unit(text: str) -> bool:
    """Tell whether a line only names a unit: '(US$ thousand)', 'in CHF million', 'personas'."""
    if len(text) > 80:
        return False
    plain = _YEAR.sub("", text).lower().replace("000", "")
    if any(c.isdigit() for c in plain):
        return False
    words = _WORD.findall(plain)
    rules = labels()
    named = [word for word in words if word in rules.units or word[-1] in SIGNS]
    return bool(named) and all(word in named or word in rules.fillers for word in words)


def is_note(text: str) -> bool:
    """Tell whether a line is a note below a table: 'Source: ...', 'Note. ...', '* provisional', '(a) ...'."""
    found = _NOTE.match(f"{text} ")
    return _SIGN.match(text) is not None or (found is not None and found.group(1).lower() in labels().notes)


def without_continued(text: str) -> str:
    """Return a title without the words that say it goes on: 'Table 2 (continued)' gives 'Table 2'."""
    found = _CONTINUED.search(text)
    if found and found.group(1).lower() in labels().continued:
        return text[: found.start()]
    return text


def unit_start(words: Sequence[str]) -> int:
    """Return the place of the bracket that opens a unit at a title's end, or 0: 'Funds (US$ million)'."""
    if not words or not words[-1].endswith(")"):
        return 0
    for at in range(len(words) - 1, 0, -1):
        if words[at].startswith("("):
            text = " ".join(words[at:])
            return at if is_unit(text) or _begins_with_scale(text) else 0
    return 0


def _begins_with_scale(text: str) -> bool:
    """Tell whether a bracket at a title's end says what its numbers count: '(millones de soles)'."""
    rules = labels()
    words = [word for word in _WORD.findall(text.lower()) if word not in rules.fillers]
    return bool(words) and words[0] in rules.scales and len(words) <= SCALED and not re.search(r"\d", text)
