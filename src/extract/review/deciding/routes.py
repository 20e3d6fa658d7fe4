"""The pages of deciding: the panel, and what its forms send."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from extract.corrections import Author, two_reviewers
from extract.errors import CorrectionError, StaleDecision
from extract.models import RecordKind  # noqa: TC001 - FastAPI looks at it
from extract.review.deciding.answering import in_view, told_decided, told_panel, told_stale, triggering
from extract.review.deciding.blanks import Tried
from extract.review.deciding.decisions import Maker, Refused, undo, undoing
from extract.review.deciding.keeping import keep, keep_all
from extract.review.deciding.looking import chosen, codes_of, name_of, waits
from extract.review.deciding.onward import next_of, place_of
from extract.review.deciding.posted import Key, Name, Posted, Sha, Text, posted
from extract.review.deciding.reasons import DEFAULT
from extract.review.deciding.saying import decision_in_words, value_in_words
from extract.review.deciding.typed import value_of
from extract.review.pages import page
from extract.review.waiting import waiting
from extract.review.who import Reviewer, desk_of, note
from extract.warehouse.reviewing.lists import pick_lists
from extract.warehouse.reviewing.records import Sight  # noqa: TC001 - FastAPI looks at it

router = APIRouter(default_response_class=HTMLResponse)
GONE = "There is no such record any more: the document was read anew. Choose one of the list."
NOTHING_TO_UNDO = "You have decided nothing that could be taken back."


@router.get("/documents/{sha}/panel/{record_id}")
def show(request: Request, sha: Sha, record_id: Key, _who: Reviewer, queue: Text = "") -> Response:
    """Return the panel of a record, an issue, or the document itself."""
    desk = desk_of(request)
    found = chosen(desk, sha, record_id)
    if found is not None:
        return told_panel(request, found, queue)
    added = waits(desk, sha, record_id)
    if added is None:
        raise HTTPException(404, GONE)
    return page(request, "added.html.j2", made=added, name=record_id, said="", queue=queue)


@router.post("/documents/{sha}/decisions", responses={409: {}})
def decide(request: Request, sha: Sha, who: Reviewer, sent: Annotated[Posted, Depends(posted)]) -> Response:
    """Keep a decision; return the panel. 409 with both decisions if somebody has decided meanwhile."""
    desk, found = desk_of(request), sight_of(request, sha, sent.told.record_id)
    if found.found.kind != sent.told.kind:
        raise HTTPException(
            422, f"{sent.told.record_id} is of the kind {found.found.kind}, not {sent.told.kind}."
        )
    maker = Maker(found, waiting(desk), codes_of(desk), who, two_reviewers(desk.settings))
    try:
        made = maker.made(sent, lambda key: chosen(desk, sha, key) if key else None)
        if sent.told.action == "comment":
            keep_all(desk, request.app, made)
        else:
            keep(desk, request.app, made, sent.told.after)
    except Refused as refused:
        tried = Tried(sent.typed, refused.errors, refused.message, sent.told.reason, sent.parts)
        seen = in_view(request, sha, sent, found)
        return told_panel(request, seen, sent.told.queue, tried)
    except StaleDecision as stale:
        return told_stale(request, sent, stale)
    return told_decided(request, made, sent, in_view(request, sha, sent, found))


@router.post("/documents/{sha}/undo")
def take_back(
    request: Request,
    sha: Sha,
    who: Reviewer,
    record_id: Annotated[Key | None, Form(description="what the panel is of")] = None,
    queue: Annotated[Text, Form(description="state of the queue")] = "",
) -> Response:
    """Take back what this reviewer has decided last, in whatever document that was."""
    desk = desk_of(request)
    last = undoing(waiting(desk), who)
    if not last:
        return told_panel(
            request, sight_of(request, sha, record_id or sha), queue=queue, said=NOTHING_TO_UNDO
        )
    keep_all(desk, request.app, [undo(one, Author(who, DEFAULT["undo"])) for one in last])
    first, said = last[0], f"Taken back: {', '.join(map(decision_in_words, last))}."
    note(request, action="undo", record=first.record_id, document=first.document)
    name = name_of(first)
    there = chosen(desk, first.document, name)
    answer = told_panel(request, there or sight_of(request, sha, sha), queue, said=said)
    back = place_of(first.document, name, queue) if there else None
    return triggering(
        answer, {"record": name, "next": back, "said": said, "back": True, "onward": bool(back)}
    )


@router.get("/documents/{sha}/typed")
def typed(
    request: Request, sha: Sha, _who: Reviewer, kind: RecordKind, field: Name, prefix: Text = "value."
) -> Response:
    """Tell how what is typed into a field will be kept: `41.8 million` is `41,800,000`."""
    texts = request.query_params.getlist(prefix + field)
    language = str(sight_of(request, sha, sha).language or "en")
    try:
        value = value_of(kind, field, texts, codes_of(desk_of(request)), language)
    except CorrectionError as error:
        return page(request, "typed.html.j2", told="", error=error.message)
    return page(request, "typed.html.j2", told=value_in_words(value), error="")


@router.get("/documents/{sha}/next", response_class=JSONResponse)
def onward(
    request: Request, sha: Sha, who: Reviewer, record: Text = "", queue: Text = ""
) -> dict[str, str | None]:
    """Tell where the queue goes on after a record; null at its end."""
    return {"next": next_of(desk_of(request), queue, record or sha, who)}


@router.get("/lists")
def lists(request: Request, _who: Reviewer) -> Response:
    """Return what the fields of forms choose from, and the help on keys."""
    desk = desk_of(request)
    known = pick_lists(desk.settings.published)
    answer = page(request, "lists.html.j2", lists=known, bodies=codes_of(desk).bodies)
    answer.headers["Cache-Control"] = "private, max-age=600"
    return answer


def sight_of(request: Request, sha: str, record_id: str) -> Sight:
    """Return what is to be shown or decided on; 404 if it is not there."""
    found = chosen(desk_of(request), sha, record_id)
    if found is None:
        raise HTTPException(404, GONE)
    return found
