"""Where a redirect may lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from extract.sources.web.addresses import bare, host_of, is_allowed, parsed
from extract.sources.web.telling import astray
from extract.sources.web.trouble import Refused

if TYPE_CHECKING:
    from extract.settings.sources import IndexSource, UrlsSource
    from extract.sources.web.addresses import Address

MOST_HOPS = 5


def target_of(address: Address, response: httpx.Response) -> httpx.URL:
    """Return where an answer sends us; `Refused` unless that is http or https, and no less secure."""
    here = response.url
    try:
        url = parsed(str(here.join(response.headers["location"])))
    except (Refused, httpx.InvalidURL, ValueError):
        raise astray(address.uri) from None
    if here.scheme == "https" and url.scheme == "http":
        raise Refused(
            f"{address.uri}: it is redirected from https to {bare(url)}, which anybody on the way could "
            "change. Tell those who publish it, or name that address yourself."
        )
    return bare(url)


def check_host(source: UrlsSource | IndexSource, address: Address, url: httpx.URL) -> None:
    """`Refused` if `url` lies on a host that the source does not allow."""
    host = host_of(url)
    if not is_allowed(host, address.homes, source.allow_hosts):
        raise Refused(
            f"{address.uri}: it is redirected to another host, {host}. "
            f"If that is right, add '{host}' to allow_hosts of the source '{source.name}'."
        )


def too_many(address: Address) -> Refused:
    """Say that redirects do not end."""
    return Refused(
        f"{address.uri}: it is redirected more than {MOST_HOPS} times. "
        "Open it in a browser to see where it leads, and name that address."
    )
