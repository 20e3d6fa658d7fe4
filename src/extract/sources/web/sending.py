"""Send one request: politely, and again where a busy server says when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx

from extract._version import __version__
from extract.sources.web.addresses import host_of, same_server
from extract.sources.web.hosts import Hosts
from extract.sources.web.statuses import pause_asked, told
from extract.sources.web.telling import SILENCE, distrust
from extract.sources.web.timing import Deadline, Pace
from extract.sources.web.transport import Transport
from extract.sources.web.trouble import NEXT_RUN, Unreachable

if TYPE_CHECKING:
    from extract.settings.sources import IndexSource, UrlsSource
    from extract.sources.web.addresses import Address
    from extract.sources.web.guard import Resolver

AGENT = f"factsheet-extract/{__version__}"
MOST_TRIES = 3  # requests for one file of a server that asks for pauses


@dataclass(slots=True)
class Sender:
    """What requests are sent by, and what they share: a deadline, a pace, hosts that are left."""

    client: httpx.Client
    deadline: Deadline
    pace: Pace
    hosts: Hosts = field(default_factory=Hosts)

    @classmethod
    def of(cls, source: UrlsSource | IndexSource, resolve: Resolver) -> Sender:
        """Return one for the options of `source`."""
        deadline = Deadline(source.total_seconds)
        client = httpx.Client(
            transport=Transport(source, deadline, resolve),
            headers={"User-Agent": AGENT},
            timeout=source.timeout_seconds,
            trust_env=False,
        )
        return cls(client, deadline, Pace(source.delay_seconds))

    def send(
        self, address: Address, url: httpx.URL, headers: dict[str, str], least: float = 0.0
    ) -> httpx.Response:
        """Return the answer with its body still to come.

        `least` are the seconds between two requests that the host asks for. Raises `Unreachable` if the host
        is left, or asks for a longer pause than there is time.
        """
        host = host_of(url)
        for tries in range(1, MOST_TRIES + 1):
            response = self._once(address, self.client.build_request("GET", url, headers=headers), least)
            pause = pause_asked(response)
            if pause is None:
                self._leave_if_asked(host, response)
                return response
            response.close()
            if tries == MOST_TRIES or pause > self.deadline.left:
                raise self._put_off(address, host, response.status_code, pause)
            self.pace.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _once(self, address: Address, request: httpx.Request, least: float) -> httpx.Response:
        host = host_of(request.url)
        self.hosts.check(host)
        self.deadline.extend(self.pace.wait(host, least))
        login = address.login if same_server(request.url, address.url) else None
        try:
            response = self.client.send(request, stream=True, auth=httpx.BasicAuth(*login) if login else None)
        except SILENCE as error:
            if not distrust(error):
                self.hosts.silent(host)
            raise
        finally:
            self.pace.note(host)
        self.hosts.heard(host)
        return response

    def _leave_if_asked(self, host: str, response: httpx.Response) -> None:
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            self.hosts.rest(host, f"the server answered with status {told(response.status_code)}")

    def _put_off(self, address: Address, host: str, status: int, pause: float) -> Unreachable:
        asked = f"the server answered with status {told(status)} and asks for a pause of {pause:.0f} seconds"
        self.hosts.rest(host, asked)
        return Unreachable(f"{address.uri}: {asked}, for which there is no time. {NEXT_RUN}")
