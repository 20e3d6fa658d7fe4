"""Pull quotes: a sentence of the text printed again, large, or set apart from the text around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.layout.furniture import plain
from extract.layout.marks import left_out
from extract.layout.styles import Style, style_of, text_of
from extract.layout.types import Block, BoxBlock, Furniture, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout.types import Line
    from extract.pdf import Colour, Word

LARGER = 1.12  # times the body's size
LEAST_WORDS, MOST_WORDS = 4, 60
RARE = 3  # quotes of one style in a document; more is a style of the text
STORY = 10  # words that make a paragraph of running text
RUNNING = ("text", "bullet")
SENTENCE = 7  # words
ATTRIBUTION = 14  # words of who said it
SMALLER = 0.97  # times the body's size
DASHES = "–—-"
OPENS = '“«„"'
ENDS = '.!?…»”"'


@dataclass(frozen=True, slots=True)
class _Text:
    """What a quote is compared with: the running text, how often each look is used, the body's look."""

    whole: str
    styles: Counter[tuple[float, bool, bool, Colour]]
    body: Style
    callouts: frozenset[tuple[float, bool, bool, Colour]]  # the looks of what is mostly printed again


def without_quotes(blocks: Sequence[Block], body: Style) -> list[Block]:
    """Return the blocks with pull quotes turned into furniture."""
    styles = Counter(_style(b.lines).plain for b in blocks if isinstance(b, Paragraph | Heading))
    whole = " ".join(_running(blocks, body))
    text = _Text(whole, styles, body, _callouts(blocks, whole, body))
    done: list[Block] = []
    told = False  # whether running text has come since the last heading: a lead comes before it
    for block in blocks:
        lines = _lines(block)
        quoted = bool(lines) and (
            _is_repeated(block, lines, text) or (told and _is_set_apart(block, lines, text))
        )
        if quoted or _is_attribution(block, done[-1:], body):
            done += left_out(block, "pull_quote")
            continue
        done.append(block)
        if isinstance(block, Heading):
            told = False
        elif isinstance(block, Paragraph) and block.kind in RUNNING and not _is_large(lines, body):
            told = told or len(_words(lines)) >= STORY
    return done


def _lines(block: Block) -> tuple[Line, ...]:
    """Return the lines of a text block, also those of a box that holds nothing else."""
    if isinstance(block, Paragraph | Heading):
        return block.lines
    if isinstance(block, BoxBlock) and all(isinstance(b, Paragraph | Heading) for b in block.blocks):
        return tuple(line for inner in block.blocks for line in _lines(inner))
    return ()


def _is_large(lines: Sequence[Line], body: Style) -> bool:
    return _style(lines).size >= LARGER * body.size


def _style(lines: Sequence[Line]) -> Style:
    return style_of(_words(lines))


def _is_repeated(block: Block, lines: Sequence[Line], text: _Text) -> bool:
    """Tell whether large words stand in the running text too; headings of a usual look may."""
    if not LEAST_WORDS <= len(_words(lines)) <= MOST_WORDS or not _is_large(lines, text.body):
        return False
    style = style_of(_words(lines))
    often = text.styles[style.plain] > RARE and style.plain not in text.callouts
    if isinstance(block, Heading) and (block.level == 0 or (often and not style.italic)):
        return False
    return plain(text_of(lines)) in text.whole


def _callouts(
    blocks: Sequence[Block], whole: str, body: Style
) -> frozenset[tuple[float, bool, bool, Colour]]:
    """Return the looks of large headings that are as long as sentences and mostly stand in the text too."""
    long, again = Counter[tuple[float, bool, bool, "Colour"]](), Counter[tuple[float, bool, bool, "Colour"]]()
    for block in blocks:
        if isinstance(block, Heading) and block.level and _is_large(block.lines, body):
            look = style_of(_words(block.lines)).plain
            if len(_words(block.lines)) >= SENTENCE:
                long[look] += 1
                again[look] += plain(text_of(block.lines)) in whole
    return frozenset(look for look, count in again.items() if count > 1 and 2 * count >= long[look])


def _is_set_apart(block: Block, lines: Sequence[Line], text: _Text) -> bool:
    """Tell whether a large sentence amid the text has a look of its own: slanted, coloured, or in quotes."""
    if not isinstance(block, Paragraph) or block.kind != "text" or not _is_large(lines, text.body):
        return False
    words, style, printed = _words(lines), style_of(_words(lines)), text_of(lines)
    slanted = style.italic and not text.body.italic
    apart = slanted or style.colour != text.body.colour or printed[0] in OPENS
    few = text.styles[style.plain] <= RARE and LEAST_WORDS <= len(words) <= MOST_WORDS
    return apart and few and printed[-1] in ENDS


def _is_attribution(block: Block, before: Sequence[Block], body: Style) -> bool:
    """Tell whether a few small words, or some behind a dash, stand close below a quote: who said it."""
    quote = before[0] if before else None
    if not (isinstance(quote, Furniture) and quote.reason == "pull_quote" and isinstance(block, Paragraph)):
        return False
    words, above = _words(block.lines), quote.lines[-1]
    near = 0 <= block.lines[0].box.top - above.box.bottom < 2 * above.words[0].size
    marked = words[0].text[0] in DASHES or style_of(words).size < SMALLER * body.size
    return near and marked and len(words) <= ATTRIBUTION and block.lines[0].page == above.page


def _words(lines: Iterable[Line]) -> list[Word]:
    return [word for line in lines for word in line.words]


def _running(blocks: Iterable[Block], body: Style) -> Iterable[str]:
    """Yield the text in the body's size, inside boxes too."""
    for block in blocks:
        if isinstance(block, BoxBlock):
            yield from _running(block.blocks, body)
        elif isinstance(block, Paragraph) and not _is_large(block.lines, body):
            yield plain(text_of(block.lines))
