"""Charts drawn with reportlab and read back as pages; y grows upwards while drawing."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from extract.layout.charts import FoundChart, find_charts
from extract.pdf import read_pdf
from extract.settings import Limits
from extract.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.pdf import Page

WIDTH, HEIGHT = 420.0, 400.0
LEFT, FOOT, STEP = 70.0, 80.0, 50.0  # the plot's corner and the width of a category, in points
COLOURS = ((0.12, 0.35, 0.66), (0.88, 0.48, 0.22), (0.35, 0.64, 0.41), (0.7, 0.23, 0.28))
YEARS = ("2019", "2020", "2021", "2022")
Read = dict[str, dict[str, str]]


def page_of(draw: Callable[[Canvas], object]) -> Page:
    """Draw one page and read it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "chart.pdf"
        canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
        canvas.setFont("Helvetica", 8)
        draw(canvas)
        canvas.showPage()
        canvas.save()
        return read_pdf(path, Limits()).pages[0]


def charts_of(draw: Callable[[Canvas], object]) -> tuple[FoundChart, ...]:
    """Draw one page and find its charts."""
    return find_charts(page_of(draw))


def values(chart: FoundChart) -> Read:
    """Return the values by series and label."""
    return {s.name: {v.label: v.value for v in s.values} for s in chart.block.series}


def origins(chart: FoundChart) -> set[str]:
    """Return where the values come from."""
    return {value.origin for series in chart.block.series for value in series.values}


def told(chart: FoundChart) -> tuple[str, str]:
    """Return title and unit."""
    return plain_text(chart.block.title), plain_text(chart.block.unit)


@dataclass
class Plot:
    """A plot of categories from the left; `point` is what a unit of the values is worth in points."""

    canvas: Canvas
    point: float = 8.0
    low: int = 0
    top: int = 20
    step: int = 5
    names: Sequence[str] = YEARS

    @property
    def zero(self) -> float:
        """The height of zero."""
        return FOOT - self.low * self.point

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return self.zero + value * self.point

    def x(self, at: int) -> float:
        """Return the middle of a category."""
        return LEFT + STEP * (at + 0.5)

    def axis(self, *, grid: bool = True, bands: bool = False) -> None:
        """Draw the numbers of the value axis with grid lines or ticks, and the names of the categories."""
        right = LEFT + STEP * len(self.names)
        for n, value in enumerate(range(self.low, self.top + 1, self.step)):
            if bands and n % 2 and value < self.top:
                self.canvas.setFillColorRGB(0.94, 0.94, 0.94)
                self.canvas.rect(LEFT, self.y(value), right - LEFT, self.step * self.point, stroke=0, fill=1)
            self.canvas.setStrokeColorRGB(0.8, 0.8, 0.8)
            self.canvas.line(LEFT - (0 if grid else 4), self.y(value), right if grid else LEFT, self.y(value))
            self.canvas.setFillColorRGB(0, 0, 0)
            self.canvas.drawRightString(LEFT - 6, self.y(value) - 3, str(value))
        self.labels()

    def labels(self) -> None:
        """Write the names of the categories below the plot."""
        self.canvas.setFillColorRGB(0, 0, 0)
        for at, name in enumerate(self.names):
            self.canvas.drawCentredString(self.x(at), FOOT - 12, name)

    def bar(
        self, at: int, value: float, colour: int = 0, *, base: float = 0, part: int = 0, of: int = 1
    ) -> None:
        """Draw one bar, the `part`-th of `of` beside each other."""
        self.ink(colour)
        width = 0.7 * STEP / of
        x = self.x(at) - 0.35 * STEP + part * width
        self.canvas.rect(x, self.y(base), width, value * self.point, stroke=0, fill=1)

    def line(self, series: Sequence[float], colour: int = 0) -> None:
        """Draw one line."""
        self.ink(colour)
        path = self.canvas.beginPath()
        path.moveTo(self.x(0), self.y(series[0]))
        for at, value in enumerate(series[1:], 1):
            path.lineTo(self.x(at), self.y(value))
        self.canvas.drawPath(path)

    def ink(self, colour: int) -> None:
        """Fill and stroke in one of the colours."""
        self.canvas.setFillColorRGB(*COLOURS[colour])
        self.canvas.setStrokeColorRGB(*COLOURS[colour])


def title(canvas: Canvas, text: str = "Funds by year", unit: str = "US$ million", top: float = 266.0) -> None:
    """Write a title in bold and a unit in small type."""
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica-Bold", 8)
    canvas.drawString(LEFT - 20, top, text)
    canvas.setFont("Helvetica", 6.5)
    canvas.drawString(LEFT - 20, top - 10, unit)
    canvas.setFont("Helvetica", 8)


def legend(canvas: Canvas, names: Sequence[str], x: float = LEFT, y: float = 45.0, step: float = 0.0) -> None:
    """Draw marks with names, in one row or `step` points below each other."""
    for n, name in enumerate(names):
        left = x if step else x + 90 * n
        canvas.setFillColorRGB(*COLOURS[n])
        canvas.rect(left, y - step * n, 6, 6, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(left + 10, y - step * n, name)


def prose(canvas: Canvas, top: float = 380.0, lines: int = 4) -> None:
    """Write lines of running text."""
    for n in range(lines):
        canvas.drawString(
            40, top - 10 * n, f"Text {n} that runs on from line to line and is no part of a chart at all."
        )


@dataclass
class Pie:
    """A pie around (150, 190); `hole` is the radius of a ring's hole."""

    canvas: Canvas
    shares: Sequence[float]
    radius: float = 70.0
    hole: float = 0.0
    x: float = 150.0
    y: float = 190.0

    def angles(self) -> list[tuple[float, float]]:
        """Return where each sector begins and how far it turns, in degrees."""
        whole, found, start = sum(self.shares), [], 90.0
        for share in self.shares:
            turn = -360.0 * share / whole
            found.append((start, turn))
            start += turn
        return found

    def at(self, sector: int, radius: float) -> tuple[float, float]:
        """Return a place in the middle of a sector."""
        start, turn = self.angles()[sector]
        return self._point(start + turn / 2, radius)

    def _point(self, angle: float, radius: float) -> tuple[float, float]:
        return self.x + radius * cos(radians(angle)), self.y + radius * sin(radians(angle))

    def wedges(self) -> None:
        """Draw filled sectors."""
        for n, (start, turn) in enumerate(self.angles()):
            self.canvas.setFillColorRGB(*COLOURS[n])
            r = self.radius
            self.canvas.wedge(self.x - r, self.y - r, self.x + r, self.y + r, start, turn, stroke=0, fill=1)

    def rings(self) -> None:
        """Draw parts of a ring as polygons of short straight lines."""
        for n, (start, turn) in enumerate(self.angles()):
            self.canvas.setFillColorRGB(*COLOURS[n])
            steps = [start + turn * i / 24 for i in range(25)]
            outline = [self._point(a, self.radius) for a in steps]
            outline += [self._point(a, self.hole or self.radius / 2) for a in reversed(steps)]
            path = self.canvas.beginPath()
            path.moveTo(*outline[0])
            for point in outline[1:]:
                path.lineTo(*point)
            path.close()
            self.canvas.drawPath(path, stroke=0, fill=1)

    def arcs(self) -> None:
        """Draw arcs with a thick line."""
        self.canvas.setLineWidth(20)
        for n, (start, turn) in enumerate(self.angles()):
            self.canvas.setStrokeColorRGB(*COLOURS[n])
            r = self.radius
            self.canvas.arc(self.x - r, self.y - r, self.x + r, self.y + r, start, turn)
        self.canvas.setLineWidth(1)

    def disc(self) -> None:
        """Draw a white disc over the middle."""
        self.canvas.setFillColorRGB(1, 1, 1)
        self.canvas.circle(self.x, self.y, self.radius / 2, stroke=0, fill=1)

    def inside(self, texts: Sequence[str]) -> None:
        """Write into the sectors."""
        self.canvas.setFillColorRGB(1, 1, 1)
        for n, text in enumerate(texts):
            x, y = self.at(n, 0.75 * self.radius)
            self.canvas.drawCentredString(x, y - 3, text)

    def outside(self, texts: Sequence[str], *, leaders: bool = False) -> None:
        """Write around the pie, at the ends of lines if there are `leaders`."""
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.setStrokeColorRGB(0.3, 0.3, 0.3)
        for n, text in enumerate(texts):
            x, y = self.at(n, self.radius + (16 if leaders else 6))
            if leaders:
                self.canvas.line(*self.at(n, self.radius), x, y)
            put = self.canvas.drawString if x >= self.x else self.canvas.drawRightString
            put(x + (2 if x >= self.x else -2), y - 3, text)
