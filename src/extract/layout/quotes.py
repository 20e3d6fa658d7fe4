"""Pull quotes: a sentence of the text printed again, large, or set apart from the text around it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.layout.furniture import plain
from extract.layout.styles import Style, style_of, text_of
from extract.layout.types import Block, BoxBlock, Furniture, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.types import Line
    from extract.pdf import Word

LARGER = 1.12  # times the body's size
LEAST_WORDS, MOST_WORDS = 4, 60
RARE = 3  # quotes of one style in a document; more is a style of the text
ENDS = '.!?…»”"'


def without_quotes(blocks: Sequence[Block], body: Style) -> list[Block]:
    """Return the blocks with pull quotes turned into furniture."""
    whole = " ".join(_running(blocks, body))
    styles = Counter(style_of(_words(b.lines)).plain for b in blocks if isinstance(b, Paragraph | Heading))
    done: list[Block] = []
    for block in blocks:
        before = next((b for b in reversed(done) if not isinstance(b, Furniture)), None)
        if isinstance(block, Paragraph | Heading) and _quoted(block, before, whole, styles, body):
            done.append(Furniture(block.lines, "pull_quote"))
        else:
            done.append(block)
    return done


def _words(lines: Iterable[Line]) -> list[Word]:
    return [word for line in lines for word in line.words]


def _running(blocks: Iterable[Block], body: Style) -> Iterable[str]:
    """Yield the text in the body's size, inside boxes too."""
    for block in blocks:
        if isinstance(block, BoxBlock):
            yield from _running(block.blocks, body)
        elif isinstance(block, Paragraph) and style_of(_words(block.lines)).size < LARGER * body.size:
            yield plain(text_of(block.lines))


def _quoted(
    block: Paragraph | Heading,
    before: Block | None,
    whole: str,
    styles: Counter[tuple[float, bool, bool, tuple[float, ...]]],
    body: Style,
) -> bool:
    words = _words(block.lines)
    style, text = style_of(words), text_of(block.lines)
    if style.size < LARGER * body.size or not LEAST_WORDS <= len(words) <= MOST_WORDS:
        return False
    few = styles[style.plain] <= RARE
    if isinstance(block, Heading) and (block.level == 0 or not (few or style.italic)):
        return False
    if plain(text) in whole:
        return True
    apart = (style.italic and not body.italic) or style.colour != body.colour or text[0] in '“«„"'
    lead = isinstance(before, Heading)
    return (
        isinstance(block, Paragraph)
        and block.kind == "text"
        and apart
        and few
        and not lead
        and text[-1] in ENDS
    )
