"""By which names the desk is reached, and whether a request was made by one of its own pages."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extract.settings.review import LOOPBACK

if TYPE_CHECKING:
    from starlette.datastructures import Headers

    from extract.settings.review import Review

OWN = frozenset({"same-origin", "none"})  # none: typed by the user


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    try:
        return host in LOOPBACK or ip_address(host).is_loopback
    except ValueError:
        return False


def is_everywhere(host: str) -> bool:
    """Tell whether an address stands for all addresses of this machine."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return host == ""


def known_hosts(review: Review) -> frozenset[str]:
    """Return the names by which browsers may ask for the desk, without ports.

    The port does not matter, as a tunnel may have another one; a page that has bent its own name to this
    machine (DNS rebinding) still asks by its own name.
    """
    return frozenset(name.lower().strip("[]") for name in (*LOOPBACK, review.host, *review.hosts))


def name_of(host: str) -> str | None:
    """Return the name in a Host header, `desk.example.org:8400` or `[::1]:8400`; None if it is none."""
    try:
        return urlsplit(f"//{host}").hostname if not {*host} & {*"/@?#\\ "} else None
    except ValueError:
        return None


def is_own(headers: Headers) -> bool:
    """Tell whether a page of the desk made the request, as far as the browser tells.

    Browsers of today say so themselves; older ones name the origin. What no browser sent names neither,
    and carries nobody's cookie.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in OWN
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
