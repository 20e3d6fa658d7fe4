"""What a printed line is in an address: street or box, house, town or country, or no part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.records.contact_rules import contact_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.records.printed import Piece

LONGEST, MOST_SMALL, MOST_WORDS = 200, 2, 7
_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}-\d{4,5}\b|\b\d{4,6} [A-ZÀ-Þ]|\b\d{3} \d{2} [A-ZÀ-Þ]|\b[A-ZÀ-Þ]\w+ \d{4,6}\b"
    r"|\b\d{3}-\d{4}\b|\b[A-Z]{2} \d{5}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_NUMBERED = re.compile(
    rf"(?:^|,\s*)(?:(?:{_NAME}\s+){{1,4}}\d{{1,5}}[A-Za-z]?(?=,|$)|\d{{1,5}}[A-Za-z]?,?\s+(?:{_NAME}))"
)
_NAMES = re.compile(rf"(?:{_NAME}\s*,?\s*){{1,4}}")
_HOUSE_NUMBER = re.compile(r"\d{1,5}[A-Za-z]?(?:,|$)")
_SMALL = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{4,}")


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `start` to `end`; `is_last` if something else than an address follows on the line."""

    start: int
    end: int
    text: str
    is_street: bool = False
    is_box: bool = False
    is_house: bool = False
    is_town: bool = False
    is_name: bool = False
    is_last: bool = False

    def lacks_number_of(self, line: Line) -> bool:
        """Tell whether a street's number is the next line's first word: 'Linden Strasse', '5, Aarhus'."""
        return self.is_street and not re.search(r"\d", self.text) and bool(_HOUSE_NUMBER.match(line.text))

    @property
    def belongs(self) -> bool:
        """Whether it can be a part of an address."""
        return self.is_street or self.is_house or self.is_town


def read_lines(pieces: Iterable[Piece], named: Iterable[tuple[int, int]], *, loose: bool) -> Iterator[Line]:
    """Yield what each line is; `named` are the places of countries."""
    countries, labelled = tuple(named), False
    for piece in pieces:
        stop = _other_contact().search(piece.text)
        text = piece.text[: stop.start()].rstrip(" ,;:(–-") if stop else piece.text
        label = _label().match(text)
        start = piece.start + (label.end() if label else 0)
        text = text[label.end() :] if label else text
        line = _line(start, text, countries, loose=loose)
        told = (labelled or bool(label)) and bool(text) and not _is_sentence(text)
        yield replace(line, is_street=line.is_street or told, is_last=bool(stop))
        labelled = bool(label) and not text


def _line(start: int, text: str, named: Iterable[tuple[int, int]], *, loose: bool) -> Line:
    if not text or _is_sentence(text):
        return Line(start, start + len(text), text)
    skip = _addressee(text)
    start, text = start + skip, text[skip:]
    end = start + len(text)
    box = bool(phrases(contact_rules().boxes).search(text) and re.search(r"\d", text))
    country = any(start <= first < end for first, _ in named)
    short = len(text.split()) <= MOST_WORDS
    return Line(
        start,
        end,
        text,
        is_street=box or _is_street(text, loose=loose),
        is_box=box,
        is_house=short and bool(phrases(contact_rules().houses).search(text)),
        is_town=(country and short) or bool(_POSTCODE.search(text)),
        is_name=bool(_NAMES.fullmatch(text)),
    )


def _is_street(text: str, *, loose: bool) -> bool:
    """Find '22 Harbour Street', 'Calle 70 n.º 9'; loosely 'Birch Road, Suva' and 'Lindenvej 51, Aarhus'."""
    digits = bool(re.search(r"\d", text)) and not _POSTCODE.match(text)
    street = bool(phrases(contact_rules().streets).search(text))
    if street and digits:
        return True
    if not loose or "," not in text:
        return False
    return (street and len(text.split()) <= MOST_WORDS) or bool(
        digits and _NUMBERED.search(_YEAR.sub("", text))
    )


def _is_sentence(text: str) -> bool:
    """Tell whether a line has too many words in small letters that are none of addresses."""
    streets = phrases((*contact_rules().streets, *contact_rules().houses))
    small = [word for word in _SMALL.findall(text) if not streets.fullmatch(word)]
    return len(text) > LONGEST or len(small) > MOST_SMALL + text.count(",")


def _addressee(text: str) -> int:
    """Return the length of a name before a street on its line: 'Harbour Union, ' before '1 Hill Road'."""
    first, comma, rest = text.partition(",")
    houses = phrases((*contact_rules().houses, *contact_rules().streets, *contact_rules().boxes))
    if not comma or re.search(r"\d", first) or houses.search(first) or not re.search(r"\d", rest):
        return 0
    if not (houses.search(rest) or _NUMBERED.match(rest.lstrip())):
        return 0
    behind = len(first) + 1
    return behind + len(rest) - len(rest.lstrip())


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{phrases(contact_rules().address_labels).pattern}\s*:\s*", re.IGNORECASE)


@cache
def _other_contact() -> re.Pattern[str]:
    """Match where a line goes on with a telephone number, an e-mail or a web address, or the label of one."""
    rules = contact_rules()
    numbered = phrases((*rules.phone_labels, *rules.fax_labels)).pattern
    written = phrases(rules.web_labels).pattern
    return re.compile(
        rf"\S{{1,64}}@|https?://|www\.|\+\d[\d (]|{numbered}[\s.:]*(?=[\d+(])|{written}\s*:", re.IGNORECASE
    )
