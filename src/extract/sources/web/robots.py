"""What robots.txt allows (RFC 9309), read once for each server and visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from protego import Protego

from extract.errors import SourceError
from extract.sources.web.addresses import origin_of
from extract.sources.web.trouble import NEXT_RUN, Refused, Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from extract.settings.sources import IndexSource, UrlsSource
    from extract.sources.web.addresses import Address

PRODUCT = "factsheet-extract"  # the name by which robots.txt may speak to us
MOST_BYTES = 512_000  # of robots.txt that are read; the standard asks for 500 kibibytes
ALL_ALLOWED = ""

Origin = tuple[str, str, int]


@dataclass(slots=True)
class Robots:
    """The rules of servers; `load` returns the text of a robots.txt, or raises a sentence why it cannot."""

    source: UrlsSource | IndexSource
    load: Callable[[httpx.URL], str]
    _rules: dict[Origin, Protego | SourceError] = field(default_factory=dict, init=False)

    def pause(self, address: Address, url: httpx.URL) -> float:
        """Return the least seconds between two requests; `Refused` or `Unreachable` if `url` is forbidden."""
        if not self.source.respect_robots:
            return 0.0
        rules = self._of(url)
        if isinstance(rules, SourceError):
            raise type(rules)(rules.message)
        if not rules.can_fetch(str(url), PRODUCT):
            raise self._forbidden(address)
        pause = rules.crawl_delay(PRODUCT) or 0.0
        if pause > self.source.total_seconds:
            raise self._too_slow(url, pause)
        return pause

    def _of(self, url: httpx.URL) -> Protego | SourceError:
        origin = origin_of(url)
        if origin not in self._rules:
            try:
                self._rules[origin] = Protego.parse(self.load(url.copy_with(raw_path=b"/robots.txt")))
            except (Refused, Unreachable) as error:
                self._rules[origin] = error
        return self._rules[origin]

    def _forbidden(self, address: Address) -> Refused:
        return Refused(
            f"{address.uri}: robots.txt of its server forbids programs to fetch it. Ask those who publish "
            f"it; if they agree, set respect_robots = false for the source '{self.source.name}'."
        )

    def _too_slow(self, url: httpx.URL, pause: float) -> Refused:
        return Refused(
            f"{url.host}: robots.txt asks for {pause:g} seconds between two requests, more than "
            f"total_seconds = {self.source.total_seconds:g} of the source '{self.source.name}'. "
            "Raise it, or ask those who publish there."
        )


def robots_text(url: httpx.URL, status: int, body: bytes) -> str:
    """Return the rules that an answer stands for: where there is no robots.txt, everything is allowed."""
    if status >= 500:
        raise Unreachable(
            f"{url}: it cannot be read (status {status}), so nothing is fetched from its server. {NEXT_RUN}"
        )
    return body.decode("utf-8", "replace").removeprefix("\ufeff") if 200 <= status < 300 else ALL_ALLOWED
