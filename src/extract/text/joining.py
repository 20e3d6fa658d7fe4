"""Lines become one text: blanks between words, hyphenation undone, every character with its word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.pdf.directions import SOLID
from extract.text.compounds import compounds
from extract.text.source import Piece, SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.types import Line
    from extract.pdf import Word

SOFT = "\u00ad"  # some programs print every hyphen as a soft one
INVISIBLE = frozenset("\u200b\u2060\ufeff")
HYPHENS = frozenset(f"-\u2010{SOFT}")
PLAIN = str.maketrans({"\u2010": "-", "\u2011": "-", SOFT: "-"})
ODD = frozenset([SOFT, *INVISIBLE, *map(chr, PLAIN)])  # what is not printed as it is
TIGHT = frozenset("\u2011–—/@")  # behind these a word goes on without a blank
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS_LAST = re.compile(r"[^\W\d_]+$")
_LETTERS_FIRST = re.compile(r"[^\W\d_]+")
_HARD = re.compile(r"[^\W\d_][-\u2010][^\W\d_]")
_URL_OPEN = re.compile(r"(?:https?://|www\.)\S*[/=&?_-]$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document in lower case, those with a hyphen whole: `south-south`.

    `hard` is set if it writes its compounds with a plain hyphen: a soft one was then set by a line's end.
    """

    words: frozenset[str] = frozenset()
    hard: bool = False

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Vocabulary:
        """Gather the words of `lines`, leaving out those cut at a line's end."""
        found: set[str] = set()
        hard = False
        for line in lines:
            hard = hard or _HARD.search(line.text) is not None
            texts = [visible(word) for word in line.words]
            if texts and texts[-1].endswith("-"):
                texts.pop()
            found.update(token.casefold() for token in _TOKEN.findall(" ".join(texts)))
        return cls(frozenset(found), hard)


NO_WORDS = Vocabulary()


@dataclass(slots=True)
class _Writer:
    """Collects characters and the pieces that printed them."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    line: int = -1

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def write_word(self, word: Word, page: int, stop: int) -> None:
        """Write the visible characters of `word` before `stop`, hyphens of all kinds as `-`."""
        if is_plain(word.text):
            start = self.length
            self.write(word.text[:stop])
            if stop:
                self.pieces.append(Piece(start, self.length, page, self.line, word, 0))
            return
        low = 0
        for high in (*(at for at in range(stop) if is_hidden(word, at)), stop):
            if high > low:
                start = self.length
                self.write(word.text[low:high].translate(PLAIN))
                self.pieces.append(Piece(start, self.length, page, self.line, word, low))
            low = high + 1


def is_plain(text: str) -> bool:
    """Tell whether all characters are printed as they are."""
    return text.isascii() or ODD.isdisjoint(text)


def is_hidden(word: Word, at: int) -> bool:
    """Tell whether a character leaves no mark on paper: a soft hyphen only if it has no width."""
    character = word.text[at]
    if character == SOFT:
        return abs(word.edges[at + 1] - word.edges[at]) < 0.05 * word.size
    return character in INVISIBLE


def visible(word: Word) -> str:
    """Return the visible characters of a word, hyphens of all kinds as `-`."""
    if is_plain(word.text):
        return word.text
    return "".join(c for at, c in enumerate(word.text) if not is_hidden(word, at)).translate(PLAIN)


def joined(paragraphs: Iterable[Sequence[Line]], vocabulary: Vocabulary = NO_WORDS) -> tuple[str, SourceMap]:
    """Return the text of `paragraphs`, a line break between two, and the place of each character.

    A word cut at a line's end becomes one (`contri-` `bution`); a compound keeps its hyphen (`South-`
    `South`, `26-` `month`, `2018-` `22`, `mid-` `term`, and whatever the document elsewhere writes with one).
    """
    writer = _Writer()
    for paragraph in paragraphs:
        lines = [(line.page, words) for line in paragraph if (words := _visible_words(line))]
        if lines and writer.length:
            writer.write("\n")
        _write_lines(writer, lines, vocabulary)
    return "".join(writer.parts), SourceMap(tuple(writer.pieces))


def plain_text(lines: Sequence[Line], vocabulary: Vocabulary = NO_WORDS) -> str:
    """Return the text of `lines` as one paragraph, without places."""
    return joined([lines], vocabulary)[0]


def _visible_words(line: Line) -> list[Word]:
    return [word for word in line.words if visible(word)]


def _write_lines(
    writer: _Writer, lines: Sequence[tuple[int, Sequence[Word]]], vocabulary: Vocabulary
) -> None:
    for at, (page, words) in enumerate(lines):
        writer.line += 1
        for word, beside in pairwise(words):
            writer.write_word(word, page, len(word.text))
            if has_blank_between(word, beside):
                writer.write(" ")
        last, after = words[-1], lines[at + 1][1][0] if at + 1 < len(lines) else None
        stop, blank = _line_end(last, visible(after), vocabulary) if after else (len(last.text), "")
        writer.write_word(last, page, stop)
        writer.write(blank)


def has_blank_between(word: Word, beside: Word) -> bool:
    """Tell whether a reader sees a blank between two words of one line.

    Words of one font were parted by a blank. A change of font parts words without one (`Norad` in bold and
    its comma), and a large initial belongs to the word beside it.
    """
    if (word.font, word.size, word.colour) == (beside.font, beside.size, beside.colour):
        return True
    if len(word.text) == 1 and word.text.isupper() and word.size > 1.8 * beside.size:
        return not beside.text[:1].islower()
    gap = max(beside.box.x0 - word.box.x1, word.box.x0 - beside.box.x1)  # it may stand at the left
    return gap > 0.1 * min(word.size, beside.size)


def _line_end(word: Word, following: str, vocabulary: Vocabulary) -> tuple[int, str]:
    """Return how many characters of the line's last word stay, and what stands before the next line."""
    text = word.text
    if (text.endswith(SOFT) and is_hidden(word, len(text) - 1)) or _goes_on(text, following):
        return len(text), ""
    if len(text) < 2 or text[-1] not in HYPHENS or not (text[-2].isalnum() or text[-2] == "."):
        return len(text), " "
    if following.casefold() in compounds().links:
        return len(text), " "
    if text[-1] == SOFT and vocabulary.hard:
        return len(text) - 1, ""
    return (len(text) - 1 if _is_cut(text[:-1], following, vocabulary) else len(text)), ""


def _goes_on(text: str, following: str) -> bool:
    """Tell whether nothing is cut at a line's end and yet no blank stands there."""
    if SOLID.match(text[-1]):
        return SOLID.match(following) is not None
    return len(text) > 1 and (text[-1] in TIGHT or _URL_OPEN.match(text) is not None)


def _is_cut(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the hyphen between two lines was set by the line break alone."""
    head, tail = _LETTERS_LAST.search(left), _LETTERS_FIRST.match(right)
    if not head or not tail:
        return False
    first, second = head.group().casefold(), tail.group().casefold()
    if f"{first}-{second}" in vocabulary.words:
        return False
    if first + second in vocabulary.words:
        return True
    if not tail.group()[0].islower():
        capitals = head.group().isupper() and tail.group().isupper() and len(first) > 1 < len(second)
        return capitals and not {first, second} & vocabulary.words
    whole = head.start() == 0 or left[head.start() - 1] not in HYPHENS
    return not compounds().keep_hyphen(first if whole else "", second)
