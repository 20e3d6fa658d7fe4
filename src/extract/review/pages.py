"""Templates become answers: every value is escaped, and a page says who asks for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from extract._version import __version__
from extract.review.safety.visits import visit_of
from extract.showing import wording, words

if TYPE_CHECKING:
    from fastapi import Request


def page(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return what `templates`/TEMPLATE makes of `values`; what they say is text and is escaped.

    Each template has `request`, `visit` (who asks), `csrf` (what a form must bring) and `applying` (how far
    decisions are on their way) besides.
    """
    visit, state = visit_of(request), request.app.state
    shared = {"csrf": state.doors.sessions.token(visit.session), "applying": state.applier.state}
    told = environment().get_template(template).render(request=request, visit=visit, **shared, **values)
    return HTMLResponse(told, status_code=status)


@cache
def environment() -> Environment:
    """Return the environment of all templates: they have the filters of `extract.showing`."""
    made = Environment(
        loader=PackageLoader("extract.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({**words.FILTERS, **wording.FILTERS})
    made.globals.update(version=__version__)
    return made
