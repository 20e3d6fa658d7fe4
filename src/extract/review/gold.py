"""The part of a document's page that makes gold of it, once everything is decided."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse

from extract.errors import GoldError
from extract.feedback.gold import gold_there, promote
from extract.feedback.missing import missing
from extract.feedback.standings import standing_at_once
from extract.review.pages import page
from extract.review.waiting import waiting
from extract.review.who import Reviewer, desk_of, note

router = APIRouter(prefix="/documents", responses={404: {"description": "There is none."}})
Sha = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="SHA-256 of the document")]


@router.get("/{sha}/gold", response_class=HTMLResponse)
def gold(request: Request, sha: Sha) -> HTMLResponse:
    """Tell what must be decided before the document can be gold, or that it is."""
    return _told(request, sha)


@router.post(
    "/{sha}/gold",
    response_class=HTMLResponse,
    responses={409: {"description": "Something must be decided first."}},
)
def make_gold(request: Request, sha: Sha, reviewer: Reviewer) -> HTMLResponse:
    """Make gold of the document; what is missing is told if it is not decided."""
    note(request, action="gold", document=sha, reviewer=reviewer)
    desk = desk_of(request)
    settings = desk.settings
    standing_at_once(settings.published, sha, waiting(desk).entries)
    try:
        promote(sha, settings, settings.gold)
    except GoldError as error:
        return _told(request, sha, problems=error.messages)
    return _told(request, sha, fresh=True)


def _told(request: Request, sha: str, *, problems: tuple[str, ...] = (), fresh: bool = False) -> HTMLResponse:
    desk = desk_of(request)
    settings = desk.settings
    told = standing_at_once(settings.published, sha, waiting(desk).entries)
    return page(
        request,
        "gold_state.html.j2",
        status=409 if problems else 200,
        sha=sha,
        left=missing(told),
        problems=problems,
        there=gold_there(settings.gold, told.file_name, sha),
        fresh=fresh,
    )
