"""Headings that run into their text: `Boats for all. The yard at Kisumu …` with the first words in bold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.geometry import around
from extract.layout.headings import heading_style
from extract.layout.types import Block, BoxBlock, Heading, Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.layout.styles import Style

MOST_WORDS = 10
LEAST_TEXT = 12  # words that an opening introduces
OFTEN = 2  # openings of one look in a document: a single one is emphasis


def with_openings(blocks: Sequence[Block], body: Style) -> list[Block]:
    """Return the blocks with the bold openings of paragraphs as headings of their own.

    An opening is a few words in bold at the head of a paragraph with no other bold words; behind it, the text
    begins with a capital. A label (`Budget: …`) is none, nor is a figure, nor what stands alone in its look.
    """
    if body.bold:
        return list(blocks)
    looks = Counter(heading_style((head,)) for head, _ in map(_parts, _paragraphs(blocks)) if head)
    usual = {look for look, count in looks.items() if count >= OFTEN}
    return [part for block in blocks for part in _split(block, usual)]


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, BoxBlock):
            yield from _paragraphs(block.blocks)


def _split(block: Block, usual: set[tuple[object, ...]]) -> Iterator[Block]:
    if isinstance(block, BoxBlock):
        yield replace(block, blocks=tuple(part for one in block.blocks for part in _split(one, usual)))
        return
    head, rest = _parts(block) if isinstance(block, Paragraph) else (None, None)
    if head is None or rest is None or heading_style((head,)) not in usual:
        yield block
        return
    assert isinstance(block, Paragraph)
    yield Heading((head,), 1)
    yield replace(block, lines=(rest, *block.lines[1:]))


def _parts(block: Paragraph) -> tuple[Line | None, Line | None]:
    """Return a paragraph's opening and the rest of its first line; None and None where it has no opening."""
    words = block.lines[0].words
    count = next((n for n, word in enumerate(words) if not word.bold), len(words))
    later = (*words[count:], *(word for line in block.lines[1:] for word in line.words))
    if block.kind != "text" or not 0 < count < len(words) or count > MOST_WORDS or len(later) < LEAST_TEXT:
        return None, None
    if any(word.bold for word in later) or not _introduces(
        words[count - 1].text, words[0].text, later[0].text
    ):
        return None, None
    return _line(block.lines[0], 0, count), _line(block.lines[0], count, len(words))


def _introduces(last: str, first: str, behind: str) -> bool:
    """Tell whether bold words are a name in front of a sentence, not its beginning."""
    begins = behind.lstrip("«“\"'‘¿¡(")[:1]
    return first[:1].isupper() and last[-1] not in ":,;-–" and (begins.isupper() or begins.isdigit())


def _line(line: Line, first: int, behind: int) -> Line:
    words = line.words[first:behind]
    return Line(line.page, around(word.box for word in words), words)
