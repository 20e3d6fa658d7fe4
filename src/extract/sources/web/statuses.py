"""What the status of an answer means."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from extract.sources.web.trouble import NEXT_RUN, Refused, Unreachable

if TYPE_CHECKING:
    import httpx

    from extract.sources.web.addresses import Address

OK = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
CLOSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


def check(address: Address, response: httpx.Response, *, conditional: bool) -> None:
    """`Refused` or `Unreachable` unless the answer is a file, or says that the file is unchanged."""
    status = response.status_code
    if status in OK or (conditional and status == HTTPStatus.NOT_MODIFIED):
        return
    if status >= 500 or status in PASSING:
        raise Unreachable(f"{address.uri}: the server answered with status {told(status)}. {NEXT_RUN}")
    raise Refused(f"{address.uri}: {_refusal(address, status)}")


def _refusal(address: Address, status: int) -> str:
    if status in GONE:
        return f"there is nothing (status {told(status)}). {_mend(address)}"
    if status in CLOSED:
        return (
            f"not everybody may read it (status {told(status)}). "
            "Ask those who publish it, or give name and password in the address."
        )
    return f"the server answered with status {told(status)}. Open the address in a browser to see why."


def _mend(address: Address) -> str:
    if not address.page:
        return "Correct the address, or remove it from the source."
    return f"{address.page} leads there: tell those who keep that page, or leave the link out by `match`."


def told(status: int) -> str:
    """Return a status with its usual name: `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def pause_asked(response: httpx.Response) -> float | None:
    """Return for how many seconds a busy server asks us to wait (Retry-After), or None if it does not."""
    given = response.headers.get("retry-after", "").strip()
    if response.status_code not in BUSY or not given:
        return None
    if given.isascii() and given.isdigit():
        return float(given[:9])
    until, now = _moment(given), _moment(response.headers.get("date", "")) or datetime.now(UTC)
    return max(0.0, (until - now).total_seconds()) if until else None


def _moment(text: str) -> datetime | None:
    """Read a date of HTTP."""
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
