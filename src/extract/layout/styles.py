"""How a line looks: size, weight, slope, colour, case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.pdf import shown_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.types import Line
    from extract.pdf import Colour, Word

    _Look = tuple[float, bool, bool, Colour, str]


@dataclass(frozen=True, slots=True)
class Style:
    """The look of most characters of a line: `size` in points, to the half point; `colour` as RGB.

    The black of a press and the black of a screen are one.
    """

    size: float
    bold: bool
    italic: bool
    colour: Colour
    font: str
    caps: bool = False

    @property
    def plain(self) -> tuple[float, bool, bool, Colour]:
        """What a reader compares: size, weight, slope and colour."""
        return self.size, self.bold, self.italic, self.colour


def half_point(size: float) -> float:
    """Round a size to half a point."""
    return round(size * 2) / 2


def style_of(words: Iterable[Word]) -> Style:
    """Return the style of most characters; `ValueError` without words."""
    held = tuple(words)
    text = "".join([word.text for word in held])
    caps = text.isupper() and sum(map(str.isalpha, text)) > 3
    return _style(_most_used(held), caps=caps)


def _most_used(words: Sequence[Word]) -> _Look:
    """Return the look of most characters, of equal ones the first."""
    looks = [(word.size, word.bold, word.italic, word.colour, word.font) for word in words]
    if looks and looks.count(looks[0]) == len(looks):
        return looks[0]
    seen: dict[_Look, int] = {}
    for word, look in zip(words, looks, strict=True):
        seen[look] = seen.get(look, 0) + len(word.text)
    return max(seen, key=seen.__getitem__)


@lru_cache(maxsize=4096)
def _style(look: _Look, *, caps: bool) -> Style:
    size, bold, italic, colour, font = look
    shown = tuple(round(part, 2) for part in shown_as(colour) or ())
    return Style(half_point(size), bold, italic, shown, font, caps)


def share(words: Iterable[Word], *, bold: bool) -> float:
    """Return the share of the characters that are bold (or that are not)."""
    hit = [0, 0]
    for word in words:
        hit[word.bold == bold] += len(word.text)
    return hit[True] / max(sum(hit), 1)


def body_style(lines: Iterable[Line]) -> Style:
    """Return the style in which most of the running text is set."""
    words = [word for line in lines if len(line.words) > 2 for word in line.words]
    return style_of(words) if words else Style(10.0, bold=False, italic=False, colour=(), font="")


def text_of(lines: Iterable[Line]) -> str:
    """Return the words with single blanks between them."""
    return " ".join([word.text for line in lines for word in line.words])
