"""Connections whose address was checked, and which end when the time for a file is over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpcore

from extract.sources.web.guard import Resolver, is_public
from extract.sources.web.trouble import PrivateAddress, UnknownHost

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from extract.sources.web.timing import Deadline


class BoundedStream(httpcore.NetworkStream):
    """A connection that waits no longer than its deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come."""
        return self._stream.read(max_bytes, self._deadline.bound(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`."""
        self._stream.write(buffer, self._deadline.bound(timeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted."""
        bound = self._deadline.bound(timeout)
        return BoundedStream(self._stream.start_tls(ssl_context, server_hostname, bound), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)


@dataclass(slots=True)
class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections: a name is looked up once, and only an address that passed is connected to.

    So a name that leads elsewhere when it is asked a second time gains nothing.
    """

    deadline: Deadline
    resolve: Resolver
    allow_private: bool
    inner: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that lets us; `PrivateAddress` if none may be asked."""
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            bound = self.deadline.bound(timeout)
            try:
                stream = self.inner.connect_tcp(address, port, bound, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return BoundedStream(stream, self.deadline)
        raise failed

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise UnknownHost(getattr(error, "strerror", None) or str(error)) from error
        good = tuple(address for address in found if self.allow_private or is_public(address))
        if found and not good:
            raise PrivateAddress(host, found[0])
        return good
