"""The words around a drawing: labels and the numbers in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.geometry import Box, around
from extract.layout.labels.chunks import chunks_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.labels.chunks import Chunk
    from extract.pdf import Page, Word

REACH = 70.0  # points around the drawing in which its labels are looked for
_AFFIX = r"[^\w\s.,]{0,3}[A-Za-z]{0,3}[$€£¥]?"
_NUMBER = re.compile(rf"([-–−(]?{_AFFIX}\s?[-–−]?)(\d[\d.,'’\s]*)(\s?(?:%|[^\W\d_]{{1,3}}\.?)?)\)?")
_TWO = re.compile(r"(.*\d\S*)\s*[;|/(]\s*([\d.,]+\s?%)\)?")
_NAMED = re.compile(r"(.*?[^\W\d_].*?)[\s:–—-]*\(?(?<![\w.,])([-−]?[$€£¥]?\d[\d.,]*(?:\s\d{3})*\s?%?)\)?\.?")


LONGEST, FINEST = 18, 6  # figures with their marks, and behind the decimal mark: no chart prints more


@dataclass(frozen=True, slots=True)
class Label:
    """A few words that name something, and their place."""

    text: str
    box: Box
    words: tuple[Word, ...]


def numbers(text: str) -> tuple[Decimal, ...]:
    """Return the readings of a printed number, the likeliest first: '1,495' is 1495 or 1.495; '' is none."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return ()
    digits = re.sub(r"[\s'’]", "", found.group(2)).rstrip(".,")
    if len(digits) > LONGEST:
        return ()
    sign = "-" if text.strip()[0] == "(" or re.search("[-–−]", found.group(1)) else ""
    whole = Decimal(sign + re.sub(r"[.,]", "", digits))
    head, mark, tail = digits.rpartition("," if digits.rfind(",") > digits.rfind(".") else ".")
    if not mark:
        return (whole,)
    if len(tail) > FINEST:
        return ()
    broken = Decimal(f"{sign}{re.sub(r'[.,]', '', head) or '0'}.{tail}")
    return (whole, broken) if len(tail) == 3 and head not in {"", "0"} else (broken, whole)


def measure_of(text: str) -> str:
    """Return what stands around the digits of a number: '%' of '62%', 'US$ m' of 'US$4.2m', else ''."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return ""
    before, after = (re.sub(r"[-–−()\s~+]", "", part) for part in (found.group(1), found.group(3)))
    return f"{before} {after}".strip()


def named_number(text: str) -> tuple[str, str] | None:
    """Part a name from the number behind it: 'Health 34%', 'Health (34%)', 'Health – 3.4'."""
    found = _NAMED.fullmatch(text.strip())
    if not found or not numbers(found.group(2)):
        return None
    return found.group(1).strip(" :–—-("), found.group(2).strip()


def two_numbers(text: str) -> tuple[str, str] | None:
    """Part a value from its share: '12.4 (34%)', '12; 34%'."""
    found = _TWO.fullmatch(text.strip())
    if not found or not all(numbers(part) for part in found.groups()):
        return None
    return found.group(1), found.group(2)


def label_of(chunk: Chunk) -> Label:
    """Turn a chunk into a label."""
    return Label(chunk.text, chunk.box, chunk.words)


def joined(parts: Sequence[Label]) -> Label:
    """Return labels as one, in their order."""
    words = tuple(word for part in parts for word in part.words)
    text = parts[0].text
    for part in parts[1:]:
        text += part.text if text.endswith("-") else f" {part.text}"
    return Label(text, around(part.box for part in parts), words)


def labels_in(words: Iterable[Word]) -> list[Label]:
    """Return upright words as labels: rows, parted at wide gaps."""
    return [label_of(chunk) for row in rows_of(words) for chunk in chunks_of(row)]


def near_words(page: Page, box: Box, reach: float = REACH) -> list[Word]:
    """Return the upright words within `reach` of `box`, twice as far at its sides."""
    zone = Box(box.x0 - 2 * reach, box.top - reach, box.x1 + 2 * reach, box.bottom + reach)
    return [word for word in page.words if word.upright and zone.holds_middle(word.box)]


def turned(page: Page, zone: Box) -> list[Label]:
    """Return the words in `zone` that do not stand upright, those of one line as one label.

    They come in reading order, as in `page.words`.
    """
    lines: list[list[Word]] = []
    for word in page.words:
        if word.upright or not zone.holds_middle(word.box):
            continue
        if lines and _runs_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Label(" ".join(w.text for w in o), around(w.box for w in o), tuple(o)) for o in lines]


def _runs_on(one: Word, other: Word) -> bool:
    """Tell whether two turned words are on one line: one above the other, or slanted corner to corner."""
    across, down = one.box.overlap_x(other.box), one.box.overlap_y(other.box)
    if one.font != other.font or -min(across, down) > 0.7 * one.size:
        return False
    upright = across >= 0.8 * min(one.box.width, other.box.width)
    slanted = across <= 0.3 * one.box.width and down <= 0.3 * one.box.height
    return upright or slanted
