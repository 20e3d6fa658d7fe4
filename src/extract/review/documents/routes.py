"""The addresses of the document page."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, FastAPI, HTTPException, Path, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from extract.review.documents.beside import Earlier, earlier, when
from extract.review.documents.pictures import SCALES, Pictures
from extract.review.documents.sheets import marks_of
from extract.review.documents.view import View, entries, view
from extract.review.growing import Stamp, stamp_of
from extract.review.pages import page as answer
from extract.review.state import applier_of
from extract.review.waiting import waiting
from extract.review.who import desk_of
from extract.warehouse.reviewing.documents import Read, read_document

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path as FilePath

Document = Annotated[str, Path(pattern="^(?:[0-9a-f]{64}|uri-[0-9a-f]{16})$")]
Record = Annotated[str, Path(pattern="^(?:[a-z]{3}-[0-9a-f]{16}|[0-9a-f]{64})$")]
REMEMBERED = 16  # documents
FOR_GOOD = "private, max-age=31536000, immutable"
UNKNOWN = (
    "There is no such document in the published data. It may have been read since: open the queue again."
)


@asynccontextmanager
async def _drawing(app: FastAPI) -> AsyncIterator[None]:
    """Hold the children that draw as long as the desk is open."""
    app.state.pictures = Pictures(app.state.desk.settings)
    app.state.pictures.warm()
    try:
        yield
    finally:
        app.state.pictures.close()


router = APIRouter(lifespan=_drawing, responses={404: {"description": "There is none."}})


def pictures_of(request: Request) -> Pictures:
    """Return the pictures of the desk that a request is for."""
    state = request.app.state
    if not hasattr(state, "pictures"):
        state.pictures = Pictures(desk_of(request).settings)
    pictures: Pictures = state.pictures
    return pictures


class Asked(BaseModel):
    """The state of the page, as its address has it; `queue` is that of the queue from which it was opened."""

    page: Annotated[int | None, Field(ge=1, le=100_000)] = None
    record: Annotated[str | None, Field(max_length=64)] = None
    beside: bool = False
    queue: Annotated[str, Field(max_length=4000)] = ""


@router.get("/documents/{sha}", response_class=HTMLResponse)
def document(request: Request, sha: Document, asked: Annotated[Asked, Query()]) -> HTMLResponse:
    """Show a document: its pages with the boxes of all records, and beside them what was read."""
    read = _read(request, sha)
    applier_of(request).expect(sha)
    told = _view(request, read)
    chosen = told.outline.find(asked.record) if asked.record else None
    return answer(
        request,
        "document.html.j2",
        view=told,
        chosen=asked.record if chosen or asked.record == sha else None,
        start=asked.page or (chosen.pages[0] if chosen and chosen.pages else None),
        scales=SCALES,
        editions=read.beside,
        when=when,
        queue=asked.queue,
        earlier=_earlier(request, read) if asked.beside else None,
    )


@router.get("/documents/{sha}/earlier", response_class=HTMLResponse)
def earlier_edition(request: Request, sha: Document) -> HTMLResponse:
    """Show the pages of the edition before, and what changed since."""
    found = _earlier(request, _read(request, sha))
    if found is None:
        raise HTTPException(404, "The desk knows no earlier edition of this document.")
    return answer(request, "document_earlier.html.j2", earlier=found, scales=SCALES)


@router.get(
    "/documents/{sha}/rows/{record_id}",
    response_class=HTMLResponse,
    responses={204: {"description": "The record is not there (any more)."}},
)
def row(request: Request, sha: Document, record_id: Record) -> Response:
    """Show the row of one record, with its boxes, as it is after a decision; nothing where it has gone."""
    read = _read(request, sha)
    if record_id == sha:
        return answer(request, "document_fields.html.j2", view=_view(request, read))
    told = entries(read, waiting(desk_of(request)))
    now = {one.seen_id: one.record_id for one in read.decisions}  # a record that was added has another id now
    found = told.find(record_id) or told.find(now.get(record_id, record_id))
    if found is None:
        return Response(status_code=204)
    return answer(request, "document_refresh.html.j2", entry=found, marks=marks_of(found))


@router.get(
    "/documents/{sha}/pages/{number}.png",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}},
)
def picture(
    request: Request,
    sha: Document,
    number: Annotated[int, Path(ge=1, le=100_000)],
    scale: Annotated[float, Query(json_schema_extra={"enum": list(SCALES)})] = SCALES[0],
) -> Response:
    """Return a page as a picture, `scale` pixels a point (1, 1.5, 2 or 3)."""
    if scale not in SCALES:
        raise HTTPException(422, f"The scale is one of {', '.join(f'{one:g}' for one in SCALES)}.")
    tag = f'"{sha[:32]}-{number}-{scale:g}"'
    kept = {"ETag": tag, "Cache-Control": FOR_GOOD}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=kept)
    drawn = pictures_of(request).page(sha, number, scale)
    if not drawn.png:
        raise HTTPException(404, f"Page {number} cannot be shown: {drawn.missing}")
    return Response(drawn.png, media_type="image/png", headers=kept)


def _read(request: Request, sha: str) -> Read:
    path = desk_of(request).settings.published
    read = _read_once(path, stamp_of(path), sha)
    if read is None:
        raise HTTPException(404, UNKNOWN)
    return read


@lru_cache(REMEMBERED)
def _read_once(path: FilePath, stamp: Stamp, sha: str) -> Read | None:
    """Read a document, once for each state of the published file: its rows are asked for again and again."""
    del stamp
    return read_document(path, sha)


def _view(request: Request, read: Read) -> View:
    return view(read, waiting(desk_of(request)), pictures_of(request).sizes(read.sha256))


def _earlier(request: Request, read: Read) -> Earlier | None:
    if read.beside.earlier is None:
        return None
    sizes = pictures_of(request).sizes(read.beside.earlier.sha256)
    return earlier(read.beside, read.also, sizes)
