"""Addresses of the web: cleaned, compared, and shown without name and password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import httpx

from extract.sources.web.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMES = frozenset({"http", "https"})
PORTS = {"http": 80, "https": 443}
_LOGIN = re.compile(r"//.*@", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Address:
    """One place of the web.

    `uri` has no fragment, name or password: it is what people see and what the database keeps. `homes` are
    the hosts on which the place may lie without being allowed others: its own, and that of its `page`.
    """

    uri: str
    login: tuple[str, str] | None = None
    homes: frozenset[str] = frozenset()
    page: str = ""

    @property
    def url(self) -> httpx.URL:
        """As it is asked."""
        return httpx.URL(self.uri)

    @property
    def file_name(self) -> str:
        """The last part of the path."""
        return Path(unquote(self.url.path)).name or self.uri


def address(text: str) -> Address:
    """Read an address as the settings have it; `Refused` if it is none."""
    url = parsed(text)
    login = (url.username, url.password) if url.userinfo else None
    return Address(str(bare(url)), login, frozenset({host_of(url)}))


def parsed(text: str) -> httpx.URL:
    """Read an address; `Refused` if it is none of http or https."""
    try:
        url = httpx.URL(text.strip())
    except (httpx.InvalidURL, ValueError):
        raise _no_address(text) from None
    named = url.host and b"%" not in url.raw_host
    if url.scheme not in SCHEMES or not named or (url.port or 0) > 65535:
        raise _no_address(text)
    return url


def _no_address(text: str) -> Refused:
    return Refused(f"{_LOGIN.sub('//***@', text)!r} is not an address of http or https. Correct it.")


def bare(url: httpx.URL) -> httpx.URL:
    """Return `url` without name, password and fragment."""
    return url.copy_with(userinfo=b"", fragment=None)


def host_of(url: httpx.URL) -> str:
    """Return the host as it is looked up: small letters, ASCII."""
    return url.raw_host.decode("ascii").rstrip(".").lower()


def origin_of(url: httpx.URL) -> tuple[str, str, int]:
    """Return scheme, host and port."""
    return url.scheme, host_of(url), url.port or PORTS[url.scheme]


def same_server(url: httpx.URL, first: httpx.URL) -> bool:
    """Tell whether what is meant for `first` alone may be sent to `url`: same origin, or made secure."""
    secured = (first.scheme, url.scheme) == ("http", "https") and first.port is None and url.port is None
    return origin_of(url) == origin_of(first) or (secured and host_of(url) == host_of(first))


def is_allowed(host: str, homes: Iterable[str], patterns: Iterable[str]) -> bool:
    """Tell whether `host` is one of `homes`, or matches one of `patterns`: `www.ilo.org`, `*.ilo.org`."""
    return host in homes or any(fnmatchcase(host, _ascii(pattern)) for pattern in patterns)


def _ascii(pattern: str) -> str:
    try:
        return pattern.strip().rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        return pattern
