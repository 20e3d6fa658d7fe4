r"""A text as a reader sees it: signs without a shape part no number, and look-alikes are what they look like.

Values are read from that and told with the offsets and words of the text as it is: `4.\u200b5 million` (a
blank of no width), `４．５ million` (full-width), `4.5 milliоn` (a Cyrillic letter) are all 4.5 million.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.entities.values import Entity

# Without a shape: blanks without width, joiners, marks of direction, soft hyphens, selectors of variants.
_SHAPELESS = (
    "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_GONE = re.compile(rf"[{_SHAPELESS}]|(?<![^\W\d_{_MARKS}])(?<![{_MARKS}])[{_MARKS}]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_WIDE = re.compile("[\uff01-\uff5e\uffe0-\uffe6\u3000]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _ALIKE = re.compile("[A-Za-z]"), re.compile("[\u0370-\u052f]")  # Greek and Cyrillic
_ODD = re.compile(rf"[{_SHAPELESS}{_MARKS}\x00-\x08\x0e-\x1f\x7f-\x9f\uff01-\uffe6\u3000\u0370-\u052f]")
_LOOKS = str.maketrans(
    "АВЕКМНОРСТХаеорсухіјѕԁһԛԝЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικν",
    "ABEKMHOPCTXaeopcyxijsdhqwSIJABEZHIKMNOPTYXoikv",
)


@dataclass(frozen=True, slots=True)
class Legible:
    """What is seen of a text; `places` has for each character where it stands in the text itself."""

    text: str
    places: tuple[int, ...]

    def told(self, whole: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
        """Return values with the offsets and words of the whole text."""
        return tuple(self._told(whole, entity) for entity in entities)

    def _told(self, whole: str, entity: Entity) -> Entity:
        start, end = self.places[entity.start], self.places[entity.end - 1] + 1
        return replace(entity, start=start, end=end, text=whole[start:end])


def legible(text: str) -> Legible | None:
    """Return what is seen of a text; None if that is the text itself."""
    if _ODD.search(text) is None:
        return None
    same = _CONTROLS.sub(" ", text)
    same = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0])[0], same)
    same = _WORD.sub(_unmixed, same) if _ALIKE.search(same) else same
    kept: list[str] = []
    places: list[int] = []
    start = 0
    for gone in (*_GONE.finditer(same), None):
        end = gone.start() if gone else len(same)
        kept.append(same[start:end])
        places.extend(range(start, end))
        start = gone.end() if gone else end
    return Legible("".join(kept), tuple(places))


def _unmixed(found: re.Match[str]) -> str:
    """Return a word; one of letters of two scripts is what it looks like."""
    word = found[0]
    return word.translate(_LOOKS) if _ALIKE.search(word) and _LATIN.search(word) else word
