"""Altair's charts become SVG in the page: no script, no network, inks of the page's style.

Colours are CSS variables of the page, so that a chart is light or dark with it. A mark with `href` leads to
its explanation in the same page, and says its numbers (`description`) to those who point at it or listen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    import altair as alt

INK, QUIET, LINE = "var(--ink)", "var(--quiet)", "var(--line)"
FONT = "Liberation Sans"  # comes with the converter; the browser uses the page's own
BASE = "https://vega.github.io/vega-datasets/"  # what the converter puts before an address without a host
CONFIG: dict[str, Any] = {
    "background": None,
    "font": FONT,
    "padding": 2,
    "view": {"stroke": None},
    "axis": {
        "aria": False,
        "domainColor": LINE,
        "gridColor": LINE,
        "labelColor": QUIET,
        "tickColor": LINE,
        "labelFontSize": 10,
        "title": None,
    },
    "title": {
        "anchor": "start",
        "frame": "group",
        "color": INK,
        "fontSize": 11,
        "fontWeight": 600,
        "offset": 4,
    },
    "text": {"color": INK, "fontSize": 10},
}

LINKED = re.compile(r'<a href="(?P<to>#[^"]*)"[^>]*>(?P<mark><\w+ [^>]*?aria-label="(?P<told>[^"]*)")')
PATH = re.compile(r'(?<= d=")[^"]+')
LONG = re.compile(r"\d+\.\d{2,}")
ROOT = re.compile(r'<svg [^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"[^>]*>')
FONTS = re.compile(r' font-family="[^"]*"')


def drawn(chart: alt.TopLevelMixin, *, name: str, title: str, told: str) -> Markup:
    """Return a chart as an SVG element; `name` is unique in the page, `told` says in words what it shows."""
    import vl_convert

    spec = chart.to_dict() | {"config": CONFIG}
    made: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return Markup(_in_page(made, name=name, title=title, told=told))  # noqa: S704 - the converter escapes texts


def _in_page(made: str, *, name: str, title: str, told: str) -> str:
    made = PATH.sub(lambda path: LONG.sub(lambda number: f"{float(number[0]):.1f}", path[0]), made)
    made = FONTS.sub("", made).replace(f'xlink:href="{BASE}', 'href="')
    made = LINKED.sub(_link, made)
    return ROOT.sub(
        lambda root: (
            f'<svg class="chart" viewBox="0 0 {root["width"]} {root["height"]}" role="group" '
            f'aria-labelledby="{name}-title {name}-told" style="max-width:{root["width"]}px">'
            f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-told">{escape(told)}</desc>'
        ),
        made,
        count=1,
    )


def _link(found: re.Match[str]) -> str:
    """Return the opening of a linked mark; the texts in it are escaped already."""
    return f'<a href="{found["to"]}"><title>{found["told"]}</title>{found["mark"]}'
