"""Lists of phrases from rule files as one pattern each."""

from __future__ import annotations

import re
from functools import cache

from extract.rules.alternation import alternation


@cache
def phrases(items: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of `items` as whole words, whatever their case.

    A star stands for the rest of a word (`financ*` finds 'finances' and 'financiert'), a blank for any white
    space; an apostrophe for both kinds. No items find nothing.
    """
    if not items:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{alternation(items, _written)})", re.IGNORECASE)


def _written(item: str) -> str:
    escaped = re.escape(item).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['’]")
    return escaped if item.endswith(("*", "'")) else escaped + r"(?!\w)"
