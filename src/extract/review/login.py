"""Coming in by name and password, and leaving."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from extract.review.pages import page
from extract.review.safety.visits import visit_of
from extract.review.who import note

if TYPE_CHECKING:
    from extract.review.safety import Doors

HOME = "/queue"
WRONG = "The name or the password is wrong."

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form(max_length=1000)]


@router.get("/login")
def ask(request: Request, to: str = HOME) -> Response:
    """Show the form; who is in already goes on."""
    if visit_of(request).name is not None:
        return RedirectResponse(_local(to), status_code=303)
    return _form(request, to)


@router.post("/login")
def enter(request: Request, name: Text = "", password: Text = "", to: Text = HOME) -> Response:
    """Let somebody in whose name and password are right; whoever errs often waits."""
    visit, doors = visit_of(request), _doors(request)
    name = name.strip()
    note(request, name=name)
    if doors.logins is None:
        return RedirectResponse(HOME, status_code=303)
    keys = f"name {name}", f"address {visit.address}"
    if wait := math.ceil(doors.throttle.wait(*keys)):
        told = f"That was wrong too often. Try again in {wait} second{'s' if wait > 1 else ''}."
        answer = _form(request, to, name, told, status=429)
        answer.headers["Retry-After"] = str(wait)
        return answer
    if not doors.logins.verify(name, password):
        doors.throttle.failed(*keys)
        return _form(request, to, name, WRONG, status=401)
    doors.throttle.succeeded(*keys)
    visit.begin(doors.sessions.fresh(name, doors.logins.mark(name) or ""))
    visit.name = name
    return RedirectResponse(_local(to), status_code=303)


@router.post("/logout")
def leave(request: Request) -> Response:
    """End the session; its cookie counts no more, wherever it is."""
    visit, doors = visit_of(request), _doors(request)
    visit.begin(doors.sessions.end(visit.session))
    return RedirectResponse("/login" if doors.logins else HOME, status_code=303)


def _form(request: Request, to: str, name: str = "", trouble: str = "", *, status: int = 200) -> Response:
    return page(request, "login.html.j2", status=status, to=_local(to), name=name, trouble=trouble)


def _local(to: str) -> str:
    """Return a path of the desk; what leads elsewhere becomes the queue."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() else HOME


def _doors(request: Request) -> Doors:
    doors: Doors = request.app.state.doors
    return doors
