"""Visit a list of addresses, or index pages and what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.settings.sources import UrlsSource
from extract.sources.visits import Met
from extract.sources.web import bodies
from extract.sources.web.asking import Asker
from extract.sources.web.findings import Findings
from extract.sources.web.guard import resolve
from extract.sources.web.lists import listed, pages
from extract.sources.web.pages import linked
from extract.sources.web.validators import Validator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.settings.sources import IndexSource
    from extract.sources.archive import Archive
    from extract.sources.visits import Remembered, Visit
    from extract.sources.web.addresses import Address
    from extract.sources.web.guard import Resolver


def visit_web(
    source: UrlsSource | IndexSource,
    archive: Archive,
    memory: Mapping[str, Remembered],
    resolver: Resolver = resolve,
) -> Visit:
    """Archive the PDFs at the addresses of `source`, or behind the links of its pages.

    New addresses come first: if a server grants only some requests, each run gets further. Raises
    `StorageError` where the archive cannot be written.
    """
    asker, findings = Asker(source, resolver), Findings(source)
    places = {place.uri: place for place in _places(source, asker, findings)}
    for place in sorted(places.values(), key=lambda place: place.uri in memory):
        with findings.noting(place):
            findings.met.append(_met(place, source, asker, archive, memory.get(place.uri)))
    return findings.visit()


def _places(source: UrlsSource | IndexSource, asker: Asker, findings: Findings) -> Iterator[Address]:
    if isinstance(source, UrlsSource):
        found, problems = listed(source)
        findings.problems += problems
        yield from found
        return
    found, problems = pages(source)
    findings.problems += problems
    for page in found:
        with findings.noting(page):
            links, problems = linked(source, page, asker)
            findings.problems += problems
            yield from links


def _met(
    address: Address,
    source: UrlsSource | IndexSource,
    asker: Asker,
    archive: Archive,
    before: Remembered | None,
) -> Met:
    kept = archive.find(address.uri, before.sha256, source.hints) if before else None
    known = Validator.read(before.validator) if before and kept else None
    with asker.get(address, known=known) as response:
        if kept and before and known and response.status_code == 304:
            return Met(kept, before.validator)
        with archive.incoming() as folder:
            copy = folder / "copy.pdf"
            bodies.write(address, response, copy, source.max_bytes)
            told = Validator.of(response).written() if bodies.is_whole(copy) else None
            return Met(archive.adopt(copy, address.uri, source.hints), told)
