"""Key figures: a large number with a small label below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.layout.stacks import Stack

if TYPE_CHECKING:
    from extract.layout.styles import Style

YEAR = re.compile(r"(?:19|20)\d\d")
LEAST_SIZE = 1.3  # of the body's size
LABEL_WORDS = 20
# 'M', 'MNOK', 'million': no capitalised word, that is a heading
UNIT = r"(?:[KMT]?[^\W\d_]{1,3}\b\.?|[a-zà-ÿ]+\.?)"
NUMBER = re.compile(r"\W*(?:[^\W\d_]{1,4}\W{0,3})?\d[\d.,'’/\s–-]*\W*(?:UNIT\W*){0,3}".replace("UNIT", UNIT))


def is_number(text: str) -> bool:
    """Tell whether a text is a number as key figures are printed: 'US$ 24.8 M', '62', '58%', '3 million'."""
    return len(text) <= 30 and NUMBER.fullmatch(text) is not None and not YEAR.fullmatch(text)


def is_key_figure(number: Stack, label: object, body: Style) -> bool:
    """Tell whether two stacks, one above the other, are a large number and its small label."""
    return (
        isinstance(label, Stack)
        and number.style.size >= LEAST_SIZE * body.size
        and (is_number(number.text) or YEAR.fullmatch(number.text) is not None)
        and label.style.size <= 0.8 * number.style.size
        and len(label.words) <= LABEL_WORDS
        and -label.box.overlap_y(number.box) < 1.2 * number.style.size
        and label.box.overlap_x(number.box) > 0
    )
