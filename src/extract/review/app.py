"""The web application of a desk: its parts, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from extract._version import __version__
from extract.review import assets, deciding, documents, gold, login, rules, state
from extract.review.applying import Applier
from extract.review.pages import page
from extract.review.queue import routes as queue
from extract.review.safety import Audit, Doors, Guard
from extract.review.safety.audit import FILE
from extract.review.trouble import DESCRIBED, tell_troubles, told

if TYPE_CHECKING:
    from fastapi import Request, Response

    from extract.review.desk import Desk

ROUTERS = (
    *(assets.router, login.router, queue.router, documents.router, state.router, gold.router, rules.router),
    *deciding.ROUTERS,
)


def create_app(desk: Desk) -> FastAPI:
    """Return the application of `desk`; `SettingsError` if its settings would let in anybody."""
    app = FastAPI(
        title="factsheets review",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=state.applying,
        responses=DESCRIBED,
    )
    app.state.desk = desk
    app.state.applier = Applier(desk.settings)
    app.state.doors = Doors.of(desk)
    app.state.audit = Audit(desk.settings.log_file.with_name(FILE))
    app.add_middleware(Guard, doors=app.state.doors, audit=app.state.audit, told=told, bounce=_bounced)
    tell_troubles(app)
    for router in ROUTERS:
        app.include_router(router)
    app.add_api_route("/", _home, methods=["GET"], include_in_schema=False)
    return app


def _home() -> RedirectResponse:
    return RedirectResponse(login.HOME)


def _bounced(request: Request) -> Response:
    return page(request, "bounce.html.j2")
