"""How a string is painted: what stays the same from one to the next while the document sets nothing anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.pdf.runs import Look, Run

if TYPE_CHECKING:
    from pdfminer.pdfinterp import PDFTextState

    from extract.pdf.fonts import Font
    from extract.pdf.runs import Slope
    from extract.pdf.types import Colour

_INKLESS = frozenset({3, 7})  # the text rendering modes that paint nothing
_OUTLINED = 2  # the text rendering mode that fills and strokes: a way to embolden


@dataclass(slots=True)
class Pen:
    """A font with its size, slope, colour and spacing."""

    font: Font
    slope: Slope
    look: Look
    foot: float  # points across from the baseline to the lower edge
    body: float  # and from there to the upper edge
    tracking: float  # points that the document sets between letters
    size: float  # of the font in text space
    scaling: float  # of all that runs along
    scale: float  # text space for one unit of the font
    after: float  # text space behind each glyph, and more behind a blank
    after_blank: float
    invisible: bool

    def run(self, line: float) -> Run:
        """Return an empty run on a baseline."""
        foot = line + self.foot
        head = foot + self.body
        high, low = (head, foot) if head < foot else (foot, head)
        return Run(self.slope.frame, line, high, low, self.look, self.tracking, [], [], [], 0, self.invisible)

    def lay(self, run: Run, seq: Any, x: float, origin: float) -> float:
        """Put the glyphs of a string into the run; return where the pen stands behind them, in text space.

        `x` is where it begins, and `origin` where the zero of text space lies along the run.
        """
        scale, after, stretch = self.scale, self.after, self.slope.stretch
        texts, lefts, rights = run.texts, run.lefts, run.rights
        for piece in seq if isinstance(seq, list) else ():
            if isinstance(piece, bytes):
                for text, width, blank in self.font.shown(piece):
                    texts.append(text)
                    lefts.append(origin + stretch * x)
                    x += width * scale
                    rights.append(origin + stretch * x)
                    x += after + self.after_blank if blank else after
            elif isinstance(piece, int | float):
                x -= piece * 0.001 * self.size * self.scaling
        return x


def pen_of(font: Font, slope: Slope, state: PDFTextState, ink: Colour) -> Pen:
    """Return the pen that the state of the text sets."""
    face, height, scaling = font.face, slope.height, state.scaling * 0.01
    bold, italic = face.bold or state.render == _OUTLINED, face.italic or slope.slanted
    return Pen(
        font,
        slope,
        Look(face.name, abs(height * state.fontsize), ink, bold, italic),
        height * font.descent * state.fontsize,
        height * state.fontsize,
        abs(slope.stretch) * state.charspace * state.scaling * 0.01,
        state.fontsize,
        scaling,
        state.fontsize * scaling * (-1 if font.vertical else 1),
        state.charspace * scaling,
        0 if font.multibyte else state.wordspace * scaling,
        state.render in _INKLESS,
    )
