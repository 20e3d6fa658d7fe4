"""Who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, HTTPException, Request

from extract.review.safety.visits import visit_of

if TYPE_CHECKING:
    from extract.review.desk import Desk


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is for."""
    desk: Desk = request.app.state.desk
    return desk


def reviewer(request: Request) -> str:
    """Return the name of the person who asks; the guard lets nobody in without one."""
    name = visit_of(request).name
    if name is None:
        raise HTTPException(401, "Nobody is logged in.")
    return name


def note(request: Request, **told: str) -> None:
    """Say in the audit entry of this request what was done: `note(request, action="accept", record=…)`."""
    visit_of(request).notes.update(told)


Reviewer = Annotated[str, Depends(reviewer)]
