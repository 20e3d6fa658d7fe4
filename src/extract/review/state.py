"""How far decisions have come: what the pages ask while some wait."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import HTMLResponse

from extract.review.applying import Applier, State
from extract.review.pages import page
from extract.review.queue.warming import warmed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

router = APIRouter()


def applier_of(request: Request) -> Applier:
    """Return what applies the decisions of a desk."""
    applier: Applier = request.app.state.applier
    return applier


Applies = Annotated[Applier, Depends(applier_of)]


@router.get("/state")
def state(applier: Applies) -> State:
    """Tell how far decisions have come into the published database."""
    return applier.state


@router.get("/state/told", response_class=HTMLResponse, include_in_schema=False)
def told(request: Request) -> HTMLResponse:
    """Tell the same in words, for the bar of all pages."""
    return page(request, "bar_state.html.j2")


@asynccontextmanager
async def applying(app: FastAPI) -> AsyncIterator[None]:
    """Apply decisions, and keep the queue ready, as long as the desk is open."""
    applier: Applier = app.state.applier
    applier.start()
    try:
        with warmed(app.state.desk):
            yield
    finally:
        applier.stop()
