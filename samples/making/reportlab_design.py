"""The look of the sheets made with ReportLab: page geometry, paragraph styles, charts as flowables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib import colors, pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from making import charts

if TYPE_CHECKING:
    from making.sheet import Chart, Sheet

GAP = 7 * mm


class Drawing(Flowable):
    """A chart of `charts.shapes` as a flowable."""

    def __init__(
        self, chart: Chart, width: float, height: float, colours: tuple[str, ...], font: str
    ) -> None:
        super().__init__()
        self.width, self.height, self.font = width, height, font
        self.shapes = charts.shapes(chart, width, height, colours)

    def draw(self) -> None:
        """Draw with the origin at the lower left."""
        for shape in self.shapes:
            self._draw(shape)

    def _draw(self, shape: charts.Shape) -> None:
        canvas = self.canv
        if isinstance(shape, charts.Rect):
            canvas.setFillColor(colors.HexColor(shape.fill))
            canvas.rect(
                shape.x, self.height - shape.y - shape.height, shape.width, shape.height, stroke=0, fill=1
            )
        elif isinstance(shape, charts.Line):
            canvas.setStrokeColor(colors.HexColor(shape.stroke))
            canvas.setLineWidth(shape.width)
            path = canvas.beginPath()
            path.moveTo(shape.points[0][0], self.height - shape.points[0][1])
            for x, y in shape.points[1:]:
                path.lineTo(x, self.height - y)
            canvas.drawPath(path)
        else:
            canvas.setFillColor(colors.HexColor(shape.fill))
            canvas.setFont(self.font, shape.size)
            place = {
                "start": canvas.drawString,
                "middle": canvas.drawCentredString,
                "end": canvas.drawRightString,
            }
            place[shape.anchor](shape.x, self.height - shape.y, shape.text)


class Design:
    """Page geometry and paragraph styles of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        style = sheet.style
        self.page = pagesizes.landscape(pagesizes.A4) if style.get("flipped") == "yes" else pagesizes.A4
        self.margin = float(style.get("margin", "17")) * mm
        self.columns = int(style.get("columns", "2"))
        self.width = (self.page[0] - 2 * self.margin - (self.columns - 1) * GAP) / self.columns
        self.head = float(style.get("head", "58")) * mm
        self.accent, self.second, self.tint = (
            colors.HexColor(style[k]) for k in ("accent", "second", "tint")
        )
        self.sans, self.text = style.get("sans", "Lato"), style.get("text", "LiberationSerif")
        self.size = float(style.get("size", "9.8"))
        self.chart_colours = tuple(style["chart"].split())
        self.bars = style.get("heads") == "bars"

    def style(self, name: str, **over: Any) -> ParagraphStyle:
        """A paragraph style of this design."""
        size, sans = self.size, self.sans
        bold = f"{sans}-Bold"
        styles: dict[str, dict[str, Any]] = {
            "body": {"fontName": self.text, "fontSize": size, "leading": size * 1.36, "spaceAfter": 4},
            "lead": {"fontName": self.text, "fontSize": size + 1.2, "leading": size * 1.55, "spaceAfter": 6},
            "h1": {
                "fontName": bold,
                "fontSize": 13,
                "leading": 15.5,
                "textColor": self.accent,
                "spaceBefore": 9,
                "spaceAfter": 4,
            },
            "h2": {
                "fontName": bold,
                "fontSize": 10.6,
                "leading": 12.8,
                "textColor": self.second,
                "spaceBefore": 6,
                "spaceAfter": 2,
            },
            "small": {
                "fontName": sans,
                "fontSize": 7.6,
                "leading": 9.4,
                "textColor": colors.HexColor("#555555"),
                "spaceAfter": 5,
            },
            "box": {"fontName": sans, "fontSize": size - 0.6, "leading": size * 1.25, "spaceAfter": 3},
            "label": {
                "fontName": bold,
                "fontSize": 8.8,
                "leading": 10.6,
                "textColor": self.accent,
                "spaceBefore": 4,
                "spaceAfter": 3,
            },
            "pull": {
                "fontName": f"{sans}-Bold",
                "fontSize": 13,
                "leading": 16.5,
                "textColor": self.second,
                "alignment": 1,
                "spaceBefore": 8,
                "spaceAfter": 8,
            },
            "cell": {"fontName": sans, "fontSize": 8.2, "leading": 9.8},
        }
        if name == "h1" and self.bars:
            styles["h1"] |= {
                "textColor": colors.white,
                "backColor": self.accent,
                "borderPadding": (3, 4, 4, 4),
                "spaceAfter": 8,
                "spaceBefore": 14,
                "leftIndent": 4,
                "rightIndent": 4,
            }
        return ParagraphStyle(name, **(styles[name] | over))
