"""Who made a document: the organisation in its masthead, its running lines or its imprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.identity.front import column
from extract.identity.rules import identity_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.identity.front import Front
    from extract.layout.types import Line

LONGEST = 12  # words of a name
_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"\s+[|·•–—]\s+|\s{2,}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d\s*)?(?:by\s+)?([^\d.,;|©]{4,80})", re.IGNORECASE
)


def publisher(front: Front) -> str | None:
    """Return the name as printed; None where no organisation is named as the maker."""
    title = front.title.text.casefold() if front.title else ""
    return next((name for name in _candidates(front) if name.casefold() not in title), None)


def _candidates(front: Front) -> Iterator[str]:
    yield from _organisations(column(group).text for group in _columns(front.masthead))
    yield from _organisations(part for line in front.margins for part in _PARTS.split(line.text))
    for line in (*front.last, *front.first):
        yield from _organisations(match.strip() for match in _COPYRIGHT.findall(line.text))


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines of one look that stand under each other: a name over several lines."""
    groups: list[list[Line]] = []
    for line in lines:
        for group in groups:
            if _goes_on(group[-1], line):
                group.append(line)
                break
        else:
            groups.append([line])
    return groups


def _goes_on(above: Line, line: Line) -> bool:
    one, other = above.words[0], line.words[0]
    alike = one.font == other.font and abs(one.size - other.size) < 0.5 and one.colour == other.colour
    return alike and line.box.top - above.box.bottom < 0.6 * one.size and abs(above.box.x0 - line.box.x0) < 3


def _organisations(texts: Iterable[str]) -> Iterator[str]:
    """Keep the texts that are names of organisations."""
    for text in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        named = identity_rules().organisation_words & set(words)
        plain = not any(c.isdigit() for c in text) and not text.rstrip().endswith((".", ":"))
        if named and plain and 1 < len(words) <= LONGEST and text[:1].isupper():
            yield text
