"""Counts of the people whom a work reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from extract.models import plain
from extract.records.fact_rules import fact_rules
from extract.records.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Amount

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = r"(?P<digits>\d{1,3}(?:[ ,.'’\u00a0\u2009\u202f]\d{3})+|\d+(?:[.,]\d{1,2})?)"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: characters `start` to `end` name both, `value` is the number."""

    start: int
    end: int
    value: str


@cache
def _counted() -> re.Pattern[str]:
    rules = fact_rules().beneficiaries
    scale = _any_of(rules.scales)
    word = r"[^\W\d_][\w'’-]*"
    endings = _any_of(rules.endings)
    return re.compile(
        rf"(?<![\w.,/–-]){_NUMBER}(?:\s+(?P<scale>{scale})(?:\s+(?:de|d['’]))?)?(?P<between>(?:\s+{word}){{0,2}}?)\s+"
        rf"(?:{phrases(rules.people).pattern}|(?P<ending>[^\W\d_]{{2,}}(?:{endings}))(?!\w)"
        rf"|(?P<implied>{phrases(rules.implied).pattern}))",
        re.IGNORECASE,
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


def people_reached(text: str, money: Iterable[Amount] = ()) -> Count | None:
    """Return the first count of people reached that `text` holds.

    Recognises '3,400 apprentices', '8 400 enfants', '1.2 million garment workers'; not people
    whom somebody employs, a population, or people a day, nor a number that belongs to `money` in the text.
    """
    rules = fact_rules().beneficiaries
    taken = [(amount.start, amount.end) for amount in money]
    for found in _counted().finditer(text):
        before = " ".join(text[: found.start()].split()[-3:])
        after = " ".join(text[found.end() :].split()[:2])
        if _is_thing(found) or _YEAR.fullmatch(found["digits"]):
            continue
        if phrases(rules.refused_before).search(before) or phrases(rules.refused_after).match(after):
            continue
        if any(start < found.end("digits") and found.start() < end for start, end in taken):
            continue
        return Count(found.start(), found.end(), plain(_value(found["digits"], found["scale"])))
    return None


def digits_value(digits: str) -> Decimal:
    """Read '3,400', '8 400', '15.300' as whole numbers, and '1.2' or '1,2' as a decimal one."""
    grouped = re.fullmatch(r"\d{1,3}(?:\D\d{3})+", digits)
    return Decimal(re.sub(r"\D", "", digits)) if grouped else Decimal(digits.replace(",", "."))


def _value(digits: str, scale: str | None) -> Decimal:
    value = digits_value(digits)
    if not scale:
        return value
    return value * (1000 if scale.casefold() in {"thousand", "mille", "mil"} else 1_000_000)


def _is_thing(found: re.Match[str]) -> bool:
    """Tell whether the word only ends like one for people, or is not what the number counts."""
    things = fact_rules().beneficiaries.things
    words = found["between"].split()
    if found["implied"] and words:
        return True
    if found["ending"] is None:
        return False
    return bool({found["ending"].casefold(), *(word.casefold() for word in words)} & set(things))
