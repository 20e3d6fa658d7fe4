"""Turn what goes wrong on the network into sentences about the address."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpcore
import httpx

from extract.sources.web.trouble import (
    NEXT_RUN,
    PrivateAddress,
    Refused,
    TimeIsUp,
    UnknownHost,
    Unreachable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.settings.sources import IndexSource, UrlsSource
    from extract.sources.web.timing import Deadline

SILENCE = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.RemoteProtocolError,
    UnknownHost,
    TimeIsUp,
)
BROKEN = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, httpx.HTTPError)

NO_TARGET = (
    httpx.InvalidURL,
    httpx.RemoteProtocolError,
)  # httpx looks at each redirect, also if it follows none


@contextmanager
def told(uri: str, source: UrlsSource | IndexSource, deadline: Deadline) -> Iterator[None]:
    """Raise `Refused` or `Unreachable`, with a sentence about `uri`, for each error of the network."""
    try:
        yield
    except PrivateAddress as error:
        raise Refused(f"{uri}: {_private(error, source)}") from error
    except UnknownHost as error:
        reason = f"the name of its host leads nowhere ({error}). Check the name, and the network"
        raise Unreachable(f"{uri}: {reason}. {NEXT_RUN}") from error
    except (TimeIsUp, httpcore.TimeoutException) as error:
        raise Unreachable(f"{uri}: {_late(error, source, deadline)}. {NEXT_RUN}") from error
    except NO_TARGET as error:
        raise astray(uri) from error
    except BROKEN as error:
        refusal = distrust(error)
        if refusal:
            raise Refused(f"{uri}: {_distrusted(refusal)}") from error
        raise Unreachable(f"{uri}: {_broken(error)}. {NEXT_RUN}") from error


def astray(uri: str) -> Refused:
    """Say that a redirect leads to no address of the web."""
    return Refused(
        f"{uri}: it is redirected to something that is not an address of http or https. "
        "Open it in a browser to see where it leads, and name that address."
    )


def distrust(error: BaseException | None) -> ssl.SSLCertVerificationError | None:
    """Return the complaint about a certificate from which an error comes, if it comes from one."""
    while error:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error
        error = error.__cause__ or error.__context__
    return None


def _private(error: PrivateAddress, source: UrlsSource | IndexSource) -> str:
    return (
        f"{error.host} is {error.address}, which is not an address of the public network. "
        f"If it is your own server, set allow_private = true for the source '{source.name}'."
    )


def _late(error: Exception, source: UrlsSource | IndexSource, deadline: Deadline) -> str:
    if isinstance(error, TimeIsUp) or deadline.left <= 0:
        return f"it was not complete after total_seconds = {source.total_seconds:g}"
    return f"the server was silent for timeout_seconds = {source.timeout_seconds:g}"


def _distrusted(error: ssl.SSLCertVerificationError) -> str:
    return (
        f"the certificate of its server is not trusted ({error.verify_message}). Tell those who run it; "
        "if they have an authority of their own, name its file in the environment (SSL_CERT_FILE)."
    )


def _broken(error: Exception) -> str:
    if isinstance(error, httpcore.ConnectError):
        return f"its server cannot be connected to ({_reason(error)})"
    if isinstance(error, httpcore.ProxyError):
        return f"the proxy did not connect ({_reason(error)})"
    return f"the connection broke before everything had come ({_reason(error)})"


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
