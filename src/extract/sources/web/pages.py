"""Read an index page, and say what is the matter with one that leads to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.sources.web.asking import PACKED
from extract.sources.web.bodies import chunks
from extract.sources.web.charsets import text_of
from extract.sources.web.links import read_links
from extract.sources.web.trouble import Oversize, Refused

if TYPE_CHECKING:
    import httpx

    from extract.settings.sources import IndexSource
    from extract.sources.web.addresses import Address
    from extract.sources.web.asking import Asker
    from extract.sources.web.links import Links

MOST_BYTES = 10_000_000  # of a page; the longest list of links has a tenth of it
KINDS = ("text/", "application/xhtml+xml", "application/xml")
REMEDY = "Open the page in a browser to see whether its address is right."


def linked(source: IndexSource, page: Address, asker: Asker) -> tuple[tuple[Address, ...], list[str]]:
    """Return the PDFs to which `page` leads, and sentences about it; it is read anew in each visit.

    Raises `Refused` or `Unreachable` if it cannot be read.
    """
    with asker.get(page, encoding=PACKED) as response:
        text = _text(page, response)
        links = read_links(source, page, response.url, text, asker.deadline)
    return links.followed[: source.max_links], _problems(source, page, links)


def _text(page: Address, response: httpx.Response) -> str:
    kind = response.headers.get("content-type", "text/html").strip().lower()
    if not kind.startswith(KINDS):
        raise Refused(
            f"{page.uri}: it is {kind} and no web page. Name it in a source of kind 'urls' instead."
        )
    try:
        return text_of(response, b"".join(chunks(page, response, MOST_BYTES)))
    except Oversize:
        raise Refused(
            f"{page.uri}: the page is larger than {MOST_BYTES} bytes. Name a page that has only the list."
        ) from None


def _problems(source: IndexSource, page: Address, links: Links) -> list[str]:
    found = len(links.followed)
    if found > source.max_links:
        return [
            f"{page.uri}: it leads to {found} PDFs, of which the first {source.max_links} were taken. "
            f"Raise max_links of the source '{source.name}', or choose by `match`."
        ]
    return [] if found else [f"{page.uri}: {_nothing(source, links)}"]


def _nothing(source: IndexSource, links: Links) -> str:
    if links.elsewhere:
        hosts = ", ".join(links.elsewhere)
        return (
            f"its links to PDFs lead to other hosts ({hosts}). "
            f"If that is right, add them to allow_hosts of the source '{source.name}'."
        )
    if links.unmatched:
        return (
            f"none of its {links.unmatched} links to PDFs matches '{source.match}'. "
            f"Correct `match` of the source '{source.name}'."
        )
    return f"it has no link to a PDF. {REMEDY}"
