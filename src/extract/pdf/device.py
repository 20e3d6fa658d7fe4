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
from extract.pdf.runs import Look, Matrix, Run, Slope, slope_of
from extract.pdf.stand_ins import read_as
from extract.pdf.types import Picture, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
    from pdfminer.pdftypes import PDFStream

    from extract.pdf.allowance import Allowance
    from extract.pdf.layers import Layers
    from extract.pdf.types import Colour

Point = tuple[float, float]
_SUBPATH = re.compile("m[^m]+")
_INKLESS = frozenset({3, 7})  # the text rendering modes that paint nothing
_OUTLINED = 2  # the text rendering mode that fills and strokes: a way to embolden


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
        self._left = self._most = allowance.limits.objects
        self.steps = allowance.limits.operators  # that may still come
        self._off: list[bool] = []
        self._stand_ins: list[tuple[str, int]] = []  # for each open part its text, and its first run
        self._outer: list[Matrix] = []
        self._last_ink: tuple[object, object, Colour] = (None, None, ())
        self._last_style: tuple[object, ...] = ()
        self._last_look = Look("", 0.0, (), bold=False, italic=False)

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
        look = self._look(font, slope, textstate, self._ink(graphicstate.ncolor, ncs))
        run = _run(font, slope, f * ux - e * uy + slope.height * (y + textstate.rise), textstate, look)
        x = _lay(font, seq, x, textstate, (run, e * ux + f * uy, slope.stretch))
        textstate.linematrix = (y, -x) if font.vertical else (x, y)
        run.backwards = font.backwards
        self._left -= len(run.texts)
        if self._left < 0:
            raise _too_many()
        if not isfinite(x + run.high + run.low + (run.rights[-1] if run.rights else 0.0)):
            return
        run.order = self._most - self._left
        (self.unseen if self._off and self.is_off else self.runs).append(run)

    def _look(self, font: Font, slope: Slope, state: PDFTextState, ink: Colour) -> Look:
        """Return the look of a string, which is mostly that of the one before."""
        style = id(font), slope, state.fontsize, state.render, ink
        if style != self._last_style:
            face, bold = font.face, font.face.bold or state.render == _OUTLINED
            size = abs(slope.height * state.fontsize)
            self._last_style = style
            self._last_look = Look(face.name, size, ink, bold, face.italic or slope.slanted)
        return self._last_look

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

    def _count(self, more: int) -> None:
        self._left -= more
        if self._left < 0:
            raise _too_many()


def _too_many() -> Overrun:
    return Overrun("objects", "paints too many objects")


def _lay(
    font: Font, seq: Iterable[Any], x: float, state: PDFTextState, pen: tuple[Run, float, float]
) -> float:
    """Put the glyphs of a string into the run; return where the pen stands behind them, in text space."""
    run, origin, stretch = pen
    scaling = state.scaling * 0.01
    scale = state.fontsize * scaling * (-1 if font.vertical else 1)
    after, after_space = state.charspace * scaling, 0 if font.multibyte else state.wordspace * scaling
    texts, lefts, rights = run.texts, run.lefts, run.rights
    for piece in seq if isinstance(seq, list) else ():
        if isinstance(piece, bytes):
            for text, width, blank in font.shown(piece):
                texts.append(text)
                lefts.append(origin + stretch * x)
                x += width * scale
                rights.append(origin + stretch * x)
                x += after + after_space if blank else after
        elif isinstance(piece, int | float):
            x -= piece * 0.001 * state.fontsize * scaling
    return x


def placed(space: Matrix, points: Iterable[Point]) -> list[Point]:
    """Return `points` as they lie under `space`."""
    a, b, c, d, e, f = space
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def _run(font: Font, slope: Slope, line: float, state: PDFTextState, look: Look) -> Run:
    foot = line + slope.height * font.descent * state.fontsize
    head = foot + slope.height * state.fontsize
    high, low = (head, foot) if head < foot else (foot, head)
    tracking = abs(slope.stretch) * state.charspace * state.scaling * 0.01 if state.charspace else 0.0
    return Run(slope.frame, line, high, low, look, tracking, [], [], [], 0, state.render in _INKLESS)


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
