"""The links of a web page that lead to PDFs."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

import httpx

from extract.sources.web.addresses import Address, bare, host_of, is_allowed, parsed, same_server
from extract.sources.web.trouble import Refused

if TYPE_CHECKING:
    from extract.settings.sources import IndexSource
    from extract.sources.web.timing import Deadline

PDF = "application/pdf"
STEP = 65_536  # characters that are parsed before time is looked at
_PLACES = {"a": "href", "area": "href", "link": "href", "embed": "src", "iframe": "src", "object": "data"}


@dataclass(frozen=True, slots=True)
class Links:
    """Links to PDFs: those to follow, how many `match` leaves out, and hosts that are not allowed."""

    followed: tuple[Address, ...]
    unmatched: int
    elsewhere: tuple[str, ...]


class _Reader(HTMLParser):
    """Collects the links to PDFs as they are written, and the first base that is given for them."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.found: dict[str, bool] = {}

    def parse_html_declaration(self, i: int) -> int:
        """Pass over `<![what]>`, as browsers do; the standard library trips over it before Python 3.14."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        told = dict(reversed(attrs))  # of two attributes of one name the first counts
        link = (told.get(_PLACES.get(tag, "")) or "").strip()
        if tag == "base" and told.get("href"):
            self.base = self.base or (told["href"] or "").strip()
        if link:
            is_pdf = (told.get("type") or "").partition(";")[0].strip().lower() == PDF
            self.found[link] = self.found.get(link, False) or is_pdf


def read_links(source: IndexSource, page: Address, at: httpx.URL, text: str, deadline: Deadline) -> Links:
    """Return the links of `text`, which came from `at` when `page` was asked; may raise `TimeIsUp`."""
    reader = _Reader()
    for start in range(0, len(text), STEP):
        deadline.bound()
        reader.feed(text[start : start + STEP])
    homes = page.homes | {host_of(at)}
    base = _joined(at, reader.base) or at
    found = {
        str(url): url for url in (_pdf(base, link, known) for link, known in reader.found.items()) if url
    }
    matching = [url for url in found.values() if _matches(url, source.match)]
    good = [url for url in matching if is_allowed(host_of(url), homes, source.allow_hosts)]
    hosts = {host_of(url) for url in matching} - {host_of(url) for url in good}
    followed = tuple(_address(url, page, homes) for url in good)
    return Links(followed, len(found) - len(matching), tuple(sorted(hosts)))


def _address(url: httpx.URL, page: Address, homes: frozenset[str]) -> Address:
    login = page.login if same_server(url, page.url) else None
    return Address(str(url), login, homes | {host_of(url)}, page.uri)


def _pdf(base: httpx.URL, link: str, known: bool) -> httpx.URL | None:  # noqa: FBT001 - one of a pair
    """Return the address of a link to a PDF: its path ends in .pdf, or the page says what it is."""
    url = _joined(base, link)
    return url if url and (known or url.path.lower().endswith(".pdf")) else None


def _joined(base: httpx.URL, link: str) -> httpx.URL | None:
    try:
        return bare(parsed(str(base.join(link))))
    except (Refused, httpx.InvalidURL, ValueError):
        return None


def _matches(url: httpx.URL, pattern: str) -> bool:
    return any(fnmatchcase(written, pattern) for written in (str(url), unquote(str(url))))
