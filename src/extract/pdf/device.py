"""What is painted on a page, collected while pdfplumber's parser walks through its content.

pdfplumber's `page.chars` makes a dictionary of twenty entries for each character, which costs more than the
parsing itself; this device takes the same numbers from the same parser, string by string.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.utils import mult_matrix

from extract.geometry import Box
from extract.pdf.allowance import Overrun
from extract.pdf.colours import colour_of
from extract.pdf.fonts import Font
from extract.pdf.pen import Pen, pen_of
from extract.pdf.runs import slope_of
from extract.pdf.stand_ins import read_as
from extract.pdf.types import Picture, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
    from pdfminer.pdftypes import PDFStream

    from extract.pdf.allowance import Allowance
    from extract.pdf.layers import Layers
    from extract.pdf.runs import Matrix, Run, Slope
    from extract.pdf.types import Colour

Point = tuple[float, float]
_SUBPATH = re.compile("m[^m]+")
_UNMEASURED = "a font is missing or does not say how wide its letters are, so words may be wrong"


class PageDevice(PDFTextDevice):
    """Collects `runs`, `strokes` and `pictures` of one page, in points of the space that the parser is given.

    Raises `Overrun` as soon as more glyphs, shapes, pictures and forms were painted than the limits of
    `allowance` allow.
    """

    def __init__(
        self, resources: PDFResourceManager, fonts: dict[int, Font], allowance: Allowance, layers: Layers
    ) -> None:
        super().__init__(resources)
        self.allowance = allowance
        self.layers = layers
        self.runs: list[Run] = []
        self.strokes: list[Stroke] = []
        self.pictures: list[Picture] = []
        self.shaded = False  # whether a gradient was painted, which is in no other list
        self.unseen: list[Run] = []  # of layers that are switched off
        self._fonts = fonts
        self._guessed = False  # whether a glyph was painted of which nobody says how wide it is
        self._left = self._most = allowance.limits.objects
        self.steps = allowance.limits.operators  # that may still come
        self._off: list[bool] = []
        self._stand_ins: list[tuple[str, int]] = []  # for each open part its text, and its first run
        self._outer: list[Matrix] = []
        self._last_ink: tuple[object, object, Colour] = (None, None, ())
        self._style: tuple[object, ...] = ()
        self._pen: Pen | None = None

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:  # noqa: ARG002 - the parser's call
        """Enter a form or a picture."""
        self._count(1)
        self._outer.append(self._space)

    def end_figure(self, name: str) -> None:  # noqa: ARG002 - as above
        """Leave it, and go back to the space outside, which the parser forgets to do."""
        self.ctm = self._outer.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 - as above
        """Note a picture: it fills the unit square of the current space."""
        if not self.is_off:
            box = _around(placed(self._space, ((0, 0), (1, 0), (1, 1), (0, 1))))
            if _is_somewhere(box):
                self.pictures.append(Picture(box, self._order))

    def begin_part(self, *, off: bool, stand_in: str = "") -> None:
        """Enter marked content or a form; `off`: its layer is not shown, `stand_in`: how it reads."""
        self._off.append(off or self.is_off)
        self._stand_ins.append((stand_in, len(self.runs)))

    def end_part(self) -> None:
        """Leave it."""
        if self._off:
            self._off.pop()
            text, first = self._stand_ins.pop()
            if text:
                read_as(self.runs[first:], text)

    @property
    def is_off(self) -> bool:
        """Whether what is painted now belongs to a layer that is not shown."""
        return bool(self._off) and self._off[-1]

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,  # noqa: FBT001 - the parser's call
        fill: bool,  # noqa: FBT001
        evenodd: bool,  # noqa: ARG002, FBT001
        path: Sequence[tuple[Any, ...]],
    ) -> None:
        """Note each part of a path as a line, a rectangle or a curve."""
        if self.is_off:
            return
        filled = colour_of(graphicstate.ncolor, graphicstate.ncs) if fill else None
        stroked = colour_of(graphicstate.scolor, graphicstate.scs) if stroke else None
        shape = "".join(segment[0] for segment in path)
        for part in _SUBPATH.finditer(shape):
            self._count(1)
            points = _corners(path[part.start() : part.end()], self._space)
            stroke_ = _stroke(points, part[0], filled, stroked, graphicstate.linewidth)
            if _is_somewhere(stroke_.box):
                self.strokes.append(replace(stroke_, order=self._order))

    def render_string(
        self, textstate: PDFTextState, seq: Iterable[Any], ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Lay out one string, and move on to where the next begins."""
        font = self._fonts.get(id(textstate.font)) or self._font(textstate)
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm or self._space)
        x, y = textstate.linematrix
        if font.vertical:  # the same, going down
            a, b, c, d, x, y = -c, -d, a, b, -y, x
        slope = slope_of(a, b, c, d, textstate.fontsize < 0)
        if slope is None:
            return
        ux, uy, _ = slope.frame
        pen = self._pen_of(font, slope, textstate, self._ink(graphicstate.ncolor, ncs))
        run = pen.run(f * ux - e * uy + slope.height * (y + textstate.rise))
        x = pen.lay(run, seq, x, e * ux + f * uy)
        textstate.linematrix = (y, -x) if font.vertical else (x, y)
        run.backwards = font.backwards
        self._left -= len(run.texts)
        if self._left < 0:
            raise _too_many()
        if not isfinite(x + run.high + run.low + (run.rights[-1] if run.rights else 0.0)):
            return
        run.order = self._most - self._left
        (self.unseen if self._off and self.is_off else self.runs).append(run)

    def _pen_of(self, font: Font, slope: Slope, state: PDFTextState, ink: Colour) -> Pen:
        """Return what a string is painted with, which is mostly that of the one before."""
        spacing = state.charspace, state.wordspace, state.scaling
        style = id(font), slope, state.fontsize, state.render, ink, spacing
        if style != self._style:
            self._style, self._pen = style, pen_of(font, slope, state, ink)
            self._tell_unmeasured(font)
        assert self._pen
        return self._pen

    def _ink(self, value: object, space: PDFColorSpace) -> Colour:
        """Return the colour that is set, worked out once."""
        last_value, last_space, ink = self._last_ink
        if value is not last_value or space is not last_space:
            ink = colour_of(value, space)
            self._last_ink = value, space, ink
        return ink

    @property
    def _order(self) -> int:
        return self._most - self._left

    @property
    def _space(self) -> Matrix:
        assert self.ctm is not None
        return self.ctm

    def _font(self, textstate: PDFTextState) -> Font:
        key = id(textstate.font)
        if key not in self._fonts:
            assert textstate.font is not None
            self._fonts[key] = Font(textstate.font)
        return self._fonts[key]

    def _tell_unmeasured(self, font: Font) -> None:
        if font.unmeasured and not self._guessed:
            self._guessed = True
            self.allowance.broken.append(_UNMEASURED)

    def _count(self, more: int) -> None:
        self._left -= more
        if self._left < 0:
            raise _too_many()


def _too_many() -> Overrun:
    return Overrun("objects", "paints too many objects")


def placed(space: Matrix, points: Iterable[Point]) -> list[Point]:
    """Return `points` as they lie under `space`."""
    a, b, c, d, e, f = space
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def _corners(path: Sequence[tuple[Any, ...]], space: Matrix) -> list[Point]:
    start = path[0][-2:]
    return placed(space, [segment[-2:] if segment[0] != "h" else start for segment in path])


def _stroke(
    points: list[Point], shape: str, fill: Colour | None, stroke: Colour | None, width: float
) -> Stroke:
    if len(points) > 3 and shape.endswith("lh") and points[-2] == points[0]:
        points, shape = points[:-1], shape[:-2] + "h"
    if shape in {"ml", "mlh"}:
        return Stroke("line", _around(points), fill, stroke, width, tuple(points[:2]))
    if shape in {"mlllh", "mllll"} and _square(points):
        return Stroke("rect", _around(points), fill, stroke, width, tuple(points[:4]))
    return Stroke("curve", _around(points), fill, stroke, width, tuple(points))


def _square(points: list[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    flat = x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0
    return last == points[0] and (flat or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0))


def _is_somewhere(box: Box) -> bool:
    return isfinite(box.x0 + box.top + box.x1 + box.bottom)


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
