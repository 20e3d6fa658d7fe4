"""Where sentences end: enough to keep words apart that have nothing to do with each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Dr|Mr|Ms|No|St))(?<!\b(?:Mrs|Mme|Tel|Sra|Tél|vol|Vol))[.!?…][\"'»”’)\]]{0,3}\s+(?=[\"'«“‘(¿¡]?\s?[A-ZÀ-Þ0-9])|\n+"
)


@lru_cache(maxsize=64)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Return the offset of each sentence of `text`; a line break ends a sentence, an initial does not."""
    return (0, *(found.end() for found in _END.finditer(text) if found.end() < len(text)))


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return first and last offset of the sentence in which `offset` stands."""
    starts = sentence_starts(text)
    index = bisect_right(starts, offset) - 1
    end = starts[index + 1] if index + 1 < len(starts) else len(text)
    return starts[index], end
