"""Reports made of invented documents, and their pages taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from extract.showing.report import report_page
from extract.warehouse import publish
from extract.warehouse.reporting import read_report
from tests.warehouse.builders import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import FactSheet
    from extract.sources import Archive
    from extract.warehouse.reporting import Report

VOID = {"meta", "link", "br", "img", "col", "hr", "input"}


@dataclass
class Page(HTMLParser):
    """A page: its elements, ids, addresses, and the words of each link within it."""

    html: str
    names: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    linked: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.names.append(tag)
        self.ids += [told["id"]] if "id" in told else []
        self.sources += [told[name] for name in ("src", "xlink:href", "data", "action") if name in told]
        if tag not in VOID:
            self.open.append(tag)
        if "href" in told:
            (self.links if tag == "a" else self.sources).append(told["href"])
            self.linked += [(told["href"], "")] if tag == "a" else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop() if tag not in VOID else None

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.texts.append(data)
        if "a" in self.open and "svg" not in self.open:
            target, words = self.linked[-1]
            self.linked[-1] = (target, words + data)

    @property
    def text(self) -> str:
        """All that a reader reads."""
        return " ".join(" ".join(self.texts).split())


def report_of(folder: Path, *sheets: FactSheet) -> Report:
    """Load documents and read their report."""
    loaded(folder / "w.duckdb", *sheets)
    publish(folder / "w.duckdb", folder / "published.duckdb")
    return read_report(folder / "published.duckdb")


def page_of(report: Report, archive: Archive | None = None) -> Page:
    """Return the page of a report, taken apart."""
    return Page(report_page(report, archive=archive))
