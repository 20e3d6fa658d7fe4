"""What counts as equal: texts without typography, numbers by value, dates as first and last day."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOK_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00ad": None}
    | dict.fromkeys("▶►")
)
_NUMBER_BEFORE = re.compile(r"(?:\d+\.)*\d+\.?\s+(?=\D)")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def plain_text(text: str | None) -> str:
    """Return `text` in small letters, with plain quotes and dashes, and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(_LOOK_ALIKE).casefold().split())


def plain_heading(text: str | None) -> str:
    """Return a heading's plain text without the number before it: `2.1 Funding` is `funding`."""
    plain = plain_text(text)
    before = _NUMBER_BEFORE.match(plain)
    return plain[before.end() :] if before else plain


def plain_words(text: str | None) -> list[str]:
    """Return the words of `text`, plain."""
    return re.findall(r"\w+", plain_text(text))


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how alike two sequences of words are, from 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a or b else 1.0


def best_pairs(ours: Sequence[str | None], theirs: Sequence[str | None], *, least: float) -> list[int | None]:
    """Return for each of `theirs` the index of what is most like it in `ours`, each used once.

    None where nothing free is as alike as `least`.
    """
    free = dict(enumerate(plain_words(text) for text in ours))
    pairs: list[int | None] = []
    for text in theirs:
        alike = {index: likeness(words, plain_words(text)) for index, words in free.items()}
        best = max(alike, key=lambda index: alike[index], default=None)
        if best is not None and alike[best] < least:
            best = None
        if best is not None:
            del free[best]
        pairs.append(best)
    return pairs


def number(value: Decimal | str | None) -> Decimal | None:
    """Return a number without needless zeros."""
    return None if value is None else Decimal(value).normalize()


def day_from(value: date | str | None, *, last: bool = False) -> date | None:
    """Return the first (or last) day of an ISO date as precise as `2022`, `2022-03` or `2022-03-09`."""
    if value is None or isinstance(value, date):
        return value
    if not value.strip("."):
        return None
    year, *rest = (int(part) for part in value[:10].split("-"))
    month = rest[0] if rest else (12 if last else 1)
    longest = calendar.monthrange(year, month)[1]
    return date(year, month, rest[1] if len(rest) > 1 else (longest if last else 1))


def months_and_days(duration: str | None) -> tuple[int, int] | str | None:
    """Return an ISO 8601 duration as months and days, so that four years are 48 months."""
    found = _DURATION.fullmatch(duration) if duration else None
    if not found:
        return duration
    years, months, weeks, days = (int(group or 0) for group in found.groups())
    return 12 * years + months, 7 * weeks + days


def address(kind: str, value: str) -> str:
    """Return a way of contact without scheme, spaces and final slash."""
    if kind == "phone":
        return re.sub(r"[^\d+]", "", value)
    return re.sub(r"^(mailto:|https?://)", "", plain_text(value)).rstrip("/")
