"""One request: which browser makes it, for whom, from where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import Request

    from extract.review.safety.sessions import Session


@dataclass(slots=True)
class Visit:
    """What the guard knows of a request; a login changes the session, routes may note what they did."""

    session: Session
    address: str
    is_https: bool = False
    name: str | None = None  # who decides; None before a login
    can_leave: bool = False  # whether there is somebody to log out
    is_new: bool = False  # whether the cookie is to be written
    notes: dict[str, str] = field(default_factory=dict)

    def begin(self, session: Session) -> None:
        """Go on with another session, of which the browser is told."""
        self.session, self.is_new = session, True


def visit_of(request: Request) -> Visit:
    """Return what the guard knows of a request."""
    visit: Visit = request.state.visit
    return visit
