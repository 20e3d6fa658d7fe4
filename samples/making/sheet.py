"""The source of one fact sheet, as its TOML file holds it."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from pathlib import Path


class Source(BaseModel):
    """No key of a source is ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Partner(Source):
    """The country that the sheet is about."""

    name: str
    code: str


class KeyFigure(Source):
    """A large number and what it counts."""

    figure: str
    label: str


class Photo(Source):
    """A picture of `pictures.py` with its caption."""

    file: str
    caption: str = ""


class Table(Source):
    """Columns with a period hold money (`-`: money without one); the flow is the table's or the row's."""

    title: str = ""
    unit: str = ""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    currency: str = ""
    scale: int = 1
    periods: tuple[str, ...] = ()
    flow: str = "other"
    row_flows: tuple[str, ...] = ()
    decimal: str = "."
    total: bool = False


class Chart(Source):
    """Drawn as vectors; `labels` prints the values into the drawing."""

    title: str
    unit: str
    type: Literal["stacked", "bar", "line"] = "stacked"
    series: dict[str, dict[str, Decimal]]
    labels: bool = False
    step: float = 2


class Project(Source):
    """`money` is 'USD 8000000'; `countries` only where they are not the recipients named in the section."""

    funders: tuple[str, ...] = ()
    money: str = ""
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    countries: tuple[str, ...] | None = None


class Section(Source):
    """A heading with its body and what stands beside it; the first one (level 0) is headed by the title."""

    heading: str = ""
    level: int = 1
    kind: Literal["title", "main", "sidebar", "contact"] = "main"
    number: str = ""
    body: str = ""
    footnotes: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    pull_quote: str = ""
    project: Project | None = None
    place: str = ""


class Sheet(Source):
    """One fact sheet: content, facts to be found, and the names that its layout needs."""

    id: str
    maker: Literal["chromium", "typst", "reportlab", "libreoffice"]
    language: str
    title: str
    partner: Partner
    published: str
    publisher: str
    dateline: str
    style: dict[str, str] = {}
    running: str = ""
    side_text: str = ""
    scanned: bool = False
    key_figures: tuple[KeyFigure, ...] = ()
    section: tuple[Section, ...]
    facts: dict[str, int | tuple[int, ...]] = {}
    contacts: dict[str, str] = {}


def load(path: Path) -> Sheet:
    """Read `sources/NAME.toml`; its file name is the sheet's id."""
    return Sheet.model_validate({"id": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))})
