"""What httpx sends requests by: checked connections, or a proxy where the source asks for one."""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING

import httpcore
import httpx

from extract.sources.web.addresses import host_of
from extract.sources.web.connections import CheckedBackend
from extract.sources.web.guard import is_public, written_address
from extract.sources.web.trouble import PrivateAddress, Refused

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

    from extract.settings.sources import IndexSource, UrlsSource
    from extract.sources.web.guard import Resolver
    from extract.sources.web.timing import Deadline


class Transport(httpx.BaseTransport):
    """Makes a connection for each request; no connection is used twice, so each has a deadline of its own."""

    def __init__(self, source: UrlsSource | IndexSource, deadline: Deadline, resolve: Resolver) -> None:
        self._source = source
        self._tls = httpx.create_ssl_context()
        self._direct = _pool(self._tls, CheckedBackend(deadline, resolve, source.allow_private))
        self._to_proxy = CheckedBackend(deadline, resolve, allow_private=True)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it; what goes wrong is an exception of httpcore, or of this package."""
        proxy = proxy_for(request.url) if self._source.use_proxy else None
        response = self._pool_for(proxy, host_of(request.url)).handle_request(_plain(request))
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Stream(response),
            extensions=response.extensions,
        )

    def _pool_for(self, proxy: str | None, host: str) -> httpcore.ConnectionPool:
        if proxy is None:
            return self._direct
        written = written_address(host)
        if written and not (self._source.allow_private or is_public(written)):
            raise PrivateAddress(host, written)
        return _pool(self._tls, self._to_proxy, proxy)


class _Stream(httpx.SyncByteStream):
    """The body, as it comes."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def proxy_for(url: httpx.URL) -> str | None:
    """Return the proxy that the environment names for an address (HTTPS_PROXY, NO_PROXY and the like)."""
    if urllib.request.proxy_bypass(host_of(url)):
        return None
    named = urllib.request.getproxies_environment()
    return named.get(url.scheme) or named.get("all")


def _plain(request: httpx.Request) -> httpcore.Request:
    url = httpcore.URL(
        scheme=request.url.raw_scheme,
        host=request.url.raw_host,
        port=request.url.port,
        target=request.url.raw_path,
    )
    return httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)


def _pool(
    tls: ssl.SSLContext, backend: httpcore.NetworkBackend, proxy: str | None = None
) -> httpcore.ConnectionPool:
    return httpcore.ConnectionPool(
        ssl_context=tls,
        proxy=_proxy(proxy) if proxy else None,
        max_keepalive_connections=0,
        network_backend=backend,
    )


def _proxy(text: str) -> httpcore.Proxy:
    try:
        url = httpx.URL(text if "://" in text else f"http://{text}")
    except httpx.InvalidURL:
        raise Refused("The proxy that the environment names is not an address. Correct HTTP_PROXY.") from None
    if url.scheme not in {"http", "https"}:
        raise Refused(
            f"The proxy of the environment speaks {url.scheme}, not HTTP. Name another in HTTP_PROXY."
        )
    auth = (url.username, url.password) if url.userinfo else None
    return httpcore.Proxy(str(url.copy_with(userinfo=b"")), auth=auth)
