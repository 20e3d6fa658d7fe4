"""The body of a request: read whole, up to a limit, before anything looks at it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import Message, Receive

MOST = 64 * 1024  # bytes; a decision has some hundred
PATIENCE = 15.0  # seconds
FIELDS = 1000  # of a form
FORM = "application/x-www-form-urlencoded"


class TooMuch(Exception):  # noqa: N818 - it says what it is
    """The body is longer than any that the desk takes."""


class TooSlow(Exception):  # noqa: N818 - as above
    """The body does not come, or its sender has gone."""


async def whole(headers: Headers, receive: Receive) -> bytes:
    """Return the body; `TooMuch` as soon as it is too long, `TooSlow` if it does not come."""
    if headers.get("content-length", "0").isdecimal() and int(headers.get("content-length", "0")) > MOST:
        raise TooMuch
    try:
        return await asyncio.wait_for(_gathered(receive), PATIENCE)
    except TimeoutError as error:
        raise TooSlow from error


async def _gathered(receive: Receive) -> bytes:
    found = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise TooSlow
        found += message.get("body", b"")
        if len(found) > MOST:
            raise TooMuch
        more = message.get("more_body", False)
    return bytes(found)


def replayed(body: bytes, receive: Receive) -> Receive:
    """Return what gives the body again, once; then what the server says."""
    told: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return told.pop() if told else await receive()

    return again


def field_of(headers: Headers, body: bytes, name: str) -> str:
    """Return the first value of a field of a form; nothing if there is none, or it is no such form."""
    if headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return ""
    try:
        return parse_qs(body.decode("latin-1"), max_num_fields=FIELDS).get(name, [""])[0]
    except ValueError:
        return ""
