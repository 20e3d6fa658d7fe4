"""Ask for an address: robots.txt first, then through redirects to the answer."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.sources.web import redirects
from extract.sources.web.addresses import Address, host_of
from extract.sources.web.bodies import head_of
from extract.sources.web.guard import resolve
from extract.sources.web.robots import ALL_ALLOWED, MOST_BYTES, Robots, robots_text
from extract.sources.web.sending import Sender
from extract.sources.web.statuses import check
from extract.sources.web.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from extract.settings.sources import IndexSource, UrlsSource
    from extract.sources.web.guard import Resolver
    from extract.sources.web.timing import Deadline
    from extract.sources.web.validators import Validator

PLAIN = "identity"
PACKED = "gzip, deflate"


class Asker:
    """Asks for the addresses of one source in one visit, one after the other."""

    def __init__(self, source: UrlsSource | IndexSource, resolver: Resolver = resolve) -> None:
        self._source = source
        self._sender = Sender.of(source, resolver)
        self._robots = Robots(source, self._robots_text)

    @property
    def deadline(self) -> Deadline:
        """The time that is left for what is asked now."""
        return self._sender.deadline

    @contextmanager
    def get(
        self, address: Address, *, known: Validator | None = None, encoding: str = PLAIN
    ) -> Iterator[httpx.Response]:
        """Yield the answer for an address, with its body still to come; status 304 only if `known` is given.

        Raises `Refused` or `Unreachable`, also for what goes wrong while the body is read.
        """
        with told(address.uri, self._source, self.deadline):
            self.deadline.begin()
            response = self._followed(address, known, encoding)
            try:
                check(address, response, conditional=bool(known and known.headers_for(response.url)))
                yield response
            finally:
                self._finish(response)

    def _followed(self, address: Address, known: Validator | None, encoding: str) -> httpx.Response:
        url = address.url
        for _ in range(redirects.MOST_HOPS + 1):
            redirects.check_host(self._source, address, url)
            pause = self._robots.pause(address, url)
            conditions = known.headers_for(url) if known else {}
            response = self._sender.send(address, url, {"Accept-Encoding": encoding, **conditions}, pause)
            if not response.has_redirect_location:
                return response
            self._finish(response)
            url = redirects.target_of(address, response)
        raise redirects.too_many(address)

    def _robots_text(self, url: httpx.URL) -> str:
        """Fetch a robots.txt; redirects may lead to any public host, as its standard asks."""
        first, address = url, Address(str(url))
        self.deadline.begin()
        for _ in range(redirects.MOST_HOPS + 1):
            response = self._sender.send(address, url, {"Accept-Encoding": PLAIN})
            try:
                if not response.has_redirect_location:
                    return robots_text(first, response.status_code, head_of(response, MOST_BYTES))
            finally:
                self._finish(response)
                self.deadline.begin()
            url = redirects.target_of(address, response)
        return ALL_ALLOWED

    def _finish(self, response: httpx.Response) -> None:
        response.close()
        self._sender.pace.note(host_of(response.url))
