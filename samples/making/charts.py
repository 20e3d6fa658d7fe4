"""Charts as drawing primitives, which each maker draws in its own way (SVG, ReportLab)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from making.markup import parse, plain

if TYPE_CHECKING:
    from making.sheet import Chart


@dataclass(frozen=True)
class Rect:
    """A filled bar or swatch; y grows downwards, units are points."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Line:
    """A polyline."""

    points: tuple[tuple[float, float], ...]
    stroke: str
    width: float


@dataclass(frozen=True)
class Label:
    """Text with its base line at (x, y)."""

    x: float
    y: float
    text: str
    size: float
    anchor: Literal["start", "middle", "end"] = "start"
    fill: str = "#333333"


Shape = Rect | Line | Label


@dataclass(frozen=True)
class Frame:
    """Where the plot stands, and its scale."""

    left: float
    top: float
    right: float
    bottom: float
    high: float
    names: tuple[str, ...]

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - value / self.high * (self.bottom - self.top)

    @property
    def slot(self) -> float:
        """The width of one category."""
        return (self.right - self.left) / len(self.names)


def shapes(chart: Chart, width: float, height: float, colours: tuple[str, ...]) -> list[Shape]:
    """The chart in a box of `width` by `height` points: unit, axis, data, categories, legend."""
    series = [(plain(parse(name)), values) for name, values in chart.series.items()]
    names = tuple(series[0][1])
    legend_rows = _legend(series, width, colours)
    frame = Frame(30, 20, width - 6, height - 18 - 12 * len(legend_rows), _top(chart), names)
    drawn: list[Shape] = [Label(0, 8, chart.unit, 7, fill="#666666")]
    drawn += _axis(frame, chart.step)
    draw = {"stacked": _stacked, "bar": _grouped, "line": _lines}[chart.type]
    drawn += draw(frame, chart, colours)
    drawn += [
        Label(frame.left + (i + 0.5) * frame.slot, frame.bottom + 10, name, 7, "middle")
        for i, name in enumerate(names)
    ]
    for row_number, row in enumerate(legend_rows):
        drawn += [_moved(shape, frame.bottom + 24 + 12 * row_number) for shape in row]
    return drawn


def _top(chart: Chart) -> float:
    columns = zip(*(values.values() for values in chart.series.values()), strict=True)
    highest = max(float(sum(c) if chart.type == "stacked" else max(c)) for c in columns)
    return math.ceil(highest / chart.step) * chart.step


def _axis(frame: Frame, step: float) -> list[Shape]:
    drawn: list[Shape] = []
    for i in range(round(frame.high / step) + 1):
        y = frame.y(i * step)
        drawn.append(Line(((frame.left, y), (frame.right, y)), "#888888" if i == 0 else "#d5d5d5", 0.5))
        drawn.append(Label(frame.left - 4, y + 2.5, f"{i * step:g}", 7, "end"))
    return drawn


def _stacked(frame: Frame, chart: Chart, colours: tuple[str, ...]) -> list[Shape]:
    drawn: list[Shape] = []
    width = frame.slot * 0.56
    for i, name in enumerate(frame.names):
        base, x = 0.0, frame.left + i * frame.slot + frame.slot * 0.22
        for values, colour in zip(chart.series.values(), colours, strict=False):
            value = float(values[name])
            top = frame.y(base + value)
            drawn.append(Rect(x, top, width, frame.y(base) - top, colour))
            if chart.labels:
                middle = (top + frame.y(base)) / 2 + 2.3
                drawn.append(Label(x + width / 2, middle, str(values[name]), 6.5, "middle", "#ffffff"))
            base += value
    return drawn


def _grouped(frame: Frame, chart: Chart, colours: tuple[str, ...]) -> list[Shape]:
    drawn: list[Shape] = []
    width = frame.slot * 0.7 / len(chart.series)
    for number, (values, colour) in enumerate(zip(chart.series.values(), colours, strict=False)):
        for i, name in enumerate(frame.names):
            x, top = (
                frame.left + i * frame.slot + frame.slot * 0.15 + number * width,
                frame.y(float(values[name])),
            )
            drawn.append(Rect(x, top, width * 0.92, frame.bottom - top, colour))
            if chart.labels:
                drawn.append(Label(x + width * 0.46, top - 2.5, str(values[name]), 6.5, "middle"))
    return drawn


def _lines(frame: Frame, chart: Chart, colours: tuple[str, ...]) -> list[Shape]:
    drawn: list[Shape] = []
    for values, colour in zip(chart.series.values(), colours, strict=False):
        points = tuple(
            (frame.left + (i + 0.5) * frame.slot, frame.y(float(values[name])))
            for i, name in enumerate(frame.names)
        )
        drawn.append(Line(points, colour, 1.8))
        drawn += [Rect(x - 2, y - 2, 4, 4, colour) for x, y in points]
        if chart.labels:
            drawn += [
                Label(x, y - 5, str(values[name]), 6.5, "middle")
                for (x, y), name in zip(points, frame.names, strict=True)
            ]
    return drawn


def _legend(series: list[tuple[str, dict]], width: float, colours: tuple[str, ...]) -> list[list[Shape]]:
    rows: list[list[Shape]] = [[]]
    x = 6.0
    for (name, _), colour in zip(series, colours, strict=False):
        room = 22 + 3.9 * len(name)
        if x + room > width and rows[-1]:
            rows.append([])
            x = 6.0
        rows[-1] += [Rect(x, -6, 7, 7, colour), Label(x + 10, 0, name, 7)]
        x += room
    return rows


def _moved(shape: Shape, down: float) -> Shape:
    if isinstance(shape, Rect):
        return Rect(shape.x, shape.y + down, shape.width, shape.height, shape.fill)
    if isinstance(shape, Label):
        return Label(shape.x, shape.y + down, shape.text, shape.size, shape.anchor, shape.fill)
    return shape


def svg(chart: Chart, width: float, height: float, colours: tuple[str, ...], font: str) -> str:
    """The chart as an SVG picture."""
    inner = "".join(_svg(shape, font) for shape in shapes(chart, width, height, colours))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">{inner}</svg>'
    )


def _svg(shape: Shape, font: str) -> str:
    if isinstance(shape, Rect):
        return (
            f'<rect x="{shape.x:.2f}" y="{shape.y:.2f}" width="{shape.width:.2f}" '
            f'height="{shape.height:.2f}" fill="{shape.fill}"/>'
        )
    if isinstance(shape, Line):
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
        return (
            f'<polyline points="{points}" fill="none" stroke="{shape.stroke}" stroke-width="{shape.width}"/>'
        )
    return (
        f'<text x="{shape.x:.2f}" y="{shape.y:.2f}" font-size="{shape.size}" text-anchor="{shape.anchor}" '
        f'font-family="{font}" fill="{shape.fill}">{escape(shape.text)}</text>'
    )
