"""Stands before all pages of the desk: each request is let through, or refused with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from extract.review.safety import bodies
from extract.review.safety.headers import harden
from extract.review.safety.hosts import is_own, name_of
from extract.review.safety.visits import Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import MutableHeaders
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from extract.review.safety.audit import Audit
    from extract.review.safety.doors import Doors

    Told = Callable[[Request, int, str], Response]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOGIN = "/login"
STATIC = "/static/"
POLLED = frozenset({"/state", "/state/told"})  # asked by the page itself: no sign that somebody is there


class Refused(Exception):  # noqa: N818 - it says what it is
    """A request is not let through; `sentence` tells the user why, `reason` the audit."""

    def __init__(self, status: int, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.reason, self.sentence = status, reason, sentence


class Guard:
    """An ASGI middleware; `told` makes the page that tells of a refusal, `bounce` one that comes back."""

    def __init__(
        self, app: ASGIApp, *, doors: Doors, audit: Audit, told: Told, bounce: Callable[[Request], Response]
    ) -> None:
        self.app, self.doors, self.audit, self.told, self.bounce = app, doors, audit, told, bounce

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(Request(scope, receive), receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, request: Request, receive: Receive, send: Send) -> None:
        visit = self._visit(request)
        request.state.visit = visit
        status = 500

        async def hardened(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._write_cookie(visit, harden(message))
            await send(message)

        try:
            receive = await self._admitted(request, visit, receive)
        except Refused as refused:
            self._record(request, visit, f"refused: {refused.reason}")
            await self._refusal(request, refused)(request.scope, receive, hardened)
            return
        if _is_strayed(request, self.doors.sessions.cookie):
            visit.is_new = False
            await self.bounce(request)(request.scope, receive, hardened)
            return
        try:
            await self.app(request.scope, receive, hardened)
        finally:
            if request.method not in SAFE:
                self._record(request, visit, str(status))

    def _visit(self, request: Request) -> Visit:
        client = request.client.host if request.client else ""
        sessions, headers = self.doors.sessions, request.headers
        known = sessions.read(request.cookies.get(sessions.cookie))
        session, renew = known or (sessions.fresh(), True)
        is_quiet = request.url.path in POLLED or request.url.path.startswith(STATIC)
        return Visit(
            session,
            self.doors.address(headers, client),
            is_https=self.doors.is_https(headers, request.scope["scheme"], client),
            name=self.doors.name(session, headers, client),
            can_leave=bool(session.name and self.doors.logins),
            is_new=renew and not is_quiet,
        )

    async def _admitted(self, request: Request, visit: Visit, receive: Receive) -> Receive:
        """Return how the request is to be read; `Refused` if it is not let through."""
        headers, path = request.headers, request.url.path
        if name_of(headers.get("host", "")) not in self.doors.hosts:
            raise Refused(
                400,
                "unknown host",
                "This is not a name of the review desk. If it should be one, add it to review.hosts.",
            )
        if not is_own(headers) and not (
            request.method in SAFE and headers.get("sec-fetch-mode") == "navigate"
        ):
            raise Refused(
                403, "from another site", "Another site has made this request. Nothing was changed."
            )
        if visit.name is None and path != LOGIN and not path.startswith(STATIC):
            raise Refused(401, "no name", self._unknown())
        if request.method in SAFE:
            return receive
        body = await _body(request, receive)
        given = headers.get("x-csrf-token") or bodies.field_of(headers, body, "csrf")
        if not self.doors.sessions.is_token(visit.session, given):
            raise Refused(
                403,
                "no token",
                "This page is too old to be sent. Nothing was changed: load it again and repeat it.",
            )
        return bodies.replayed(body, receive)

    def _unknown(self) -> str:
        if self.doors.logins:
            return (
                "You are not logged in, or were away for long. Nothing was changed: log in, then repeat it."
            )
        return f"The desk is entered through a proxy that names you ({self.doors.header}). It named nobody."

    def _refusal(self, request: Request, refused: Refused) -> Response:
        """Return the answer to a request that is refused; who has to log in is led there."""
        if refused.status != 401 or not self.doors.logins:
            return self.told(request, refused.status, refused.sentence)
        if request.headers.get("hx-request"):
            return Response(status_code=401, headers={"HX-Redirect": LOGIN})
        if request.method in SAFE:
            to = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""), safe="")
            return RedirectResponse(f"{LOGIN}?to={to}", status_code=303)
        return self.told(request, 401, refused.sentence)

    def _write_cookie(self, visit: Visit, headers: MutableHeaders) -> None:
        if visit.is_new:
            sessions = self.doors.sessions
            secure = "; Secure" if visit.is_https else ""
            value = f"{sessions.cookie}={sessions.written(visit.session)}"
            headers.append("Set-Cookie", f"{value}; Path=/; HttpOnly; SameSite=Strict{secure}")

    def _record(self, request: Request, visit: Visit, outcome: str) -> None:
        what = f"{request.method} {request.url.path}"
        self.audit.write(what, outcome, who=visit.name, address=visit.address, **visit.notes)


async def _body(request: Request, receive: Receive) -> bytes:
    try:
        return await bodies.whole(request.headers, receive)
    except bodies.TooMuch:
        raise Refused(
            413,
            "too long",
            f"This is more than the desk takes at once ({bodies.MOST // 1024} KB). Nothing was changed.",
        ) from None
    except bodies.TooSlow:
        raise Refused(
            408, "too slow", "The request did not come to its end. Nothing was changed: try again."
        ) from None


def _is_strayed(request: Request, cookie: str) -> bool:
    """Tell whether a link on another site led here, so that the browser kept the desk's cookie back."""
    site = request.headers.get("sec-fetch-site", "none")
    return (
        request.method == "GET"
        and site not in {"none", "same-origin", "same-site"}
        and cookie not in request.cookies
    )
