"""The pages of adding: the words of a page, what stands in a box, and the record that is made of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from extract.geometry import Box
from extract.marking import ADDED, words_of
from extract.review.deciding import marked
from extract.review.deciding.added import Said, added
from extract.review.deciding.adding import Wanted, form
from extract.review.deciding.answering import triggering
from extract.review.deciding.blanks import Tried
from extract.review.deciding.decisions import Refused
from extract.review.deciding.keeping import keep_all
from extract.review.deciding.looking import codes_of, name_of
from extract.review.deciding.onward import next_of
from extract.review.deciding.posted import Drawn, Sha, Texts, typed_texts
from extract.review.deciding.saying import value_in_words
from extract.review.pages import page
from extract.review.who import Reviewer, desk_of, note
from extract.warehouse.reviewing.standing import standing

NOWHERE = Box(0, 0, 0, 0)
NO_PAGE = "There is no such page."
router = APIRouter(responses={404: {"description": "There is none."}})


@router.get("/documents/{sha}/pages/{number}/words")
def page_words(
    request: Request, sha: Sha, number: Annotated[int, Path(ge=1, le=100_000)], _who: Reviewer
) -> JSONResponse:
    """Return the words of a page with their boxes, in points from the top left, line by line."""
    settings = desk_of(request).settings
    known = standing(settings.published, sha, number, NOWHERE)
    if known is None or number > known.pages:
        raise HTTPException(404, NO_PAGE)
    found = words_of(marked.archived(settings, sha, known.uri), number, settings)
    edges = ("x0", "top", "x1", "bottom")
    words = [{"text": one.text} | {edge: getattr(one.box, edge) for edge in edges} for one in found]
    return JSONResponse({"page": number, "words": words})


@router.post("/documents/{sha}/words", response_class=HTMLResponse)
def read_words(request: Request, sha: Sha, _who: Reviewer, drawn: Annotated[Drawn, Form()]) -> Response:
    """Return what stands in a box, the values that are read there, and the form to add one of them."""
    kind = drawn.kind if drawn.kind in ADDED else None
    wanted = Wanted(_marked(request, sha, drawn), kind, drawn.start)
    filled = form(wanted, codes_of(desk_of(request)))
    return page(request, "adding.html.j2", form=filled, sent=drawn)


@router.post("/documents/{sha}/records", response_class=HTMLResponse)
def add_record(
    request: Request,
    sha: Sha,
    who: Reviewer,
    drawn: Annotated[Drawn, Form()],
    typed: Annotated[Texts, Depends(typed_texts)],
) -> Response:
    """Keep a record that the program has missed; return what was added."""
    desk, codes = desk_of(request), codes_of(desk_of(request))
    if drawn.kind not in ADDED:
        raise HTTPException(422, f"A record of the kind {drawn.kind} cannot be added.")
    wanted = Wanted(_marked(request, sha, drawn), drawn.kind, drawn.start)
    try:
        made = added(wanted, typed, codes, Said(who, drawn.reason, drawn.answers or None))
    except Refused as refused:
        tried = Tried(typed, refused.errors, refused.message, drawn.reason)
        filled = form(wanted, codes, tried)
        return page(request, "adding.html.j2", status=422, form=filled, sent=drawn)
    keep_all(desk, request.app, [made])
    name = name_of(made)
    note(request, action="add", record=name, document=sha)
    said = f"Added: {value_in_words(made.value)}."
    answer = page(request, "added.html.j2", made=made, name=name, said=said, queue=drawn.queue)
    onward = next_of(desk, drawn.queue, name, who) if drawn.onward else None
    told = {"record": name, "next": onward, "said": said, "onward": drawn.onward}
    return triggering(answer, told)


def _marked(request: Request, sha: str, drawn: Drawn) -> marked.Marked:
    found = marked.marked(desk_of(request).settings, sha, drawn.place)
    if found is None:
        raise HTTPException(404, NO_PAGE)
    return found
