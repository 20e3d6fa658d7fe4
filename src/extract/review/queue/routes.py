"""The page of the queue, and who has what."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Generic, Literal, TypeVar

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from extract.corrections import Author, Decision, Subject, append, correction
from extract.errors import WarehouseError
from extract.review.pages import page
from extract.review.queue.counts import chosen
from extract.review.queue.entries import assignments, queue_of
from extract.review.queue.mixing import mixed
from extract.review.queue.rows import by_document, document_row, row
from extract.review.queue.state import LONGEST, MOST, State
from extract.review.who import Reviewer, desk_of, note
from extract.warehouse import look_up

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.review.queue.entries import Entry, Queue
    from extract.review.queue.rows import DocumentRow, Row

ROWS = 50  # on a page
WHOLE = r"^[0-9a-f]{64}$"
ISSUE = r"^iss-[0-9a-f]{16}$"
Choice = Annotated[str, Field(max_length=LONGEST)]
F = TypeVar("F")
T = TypeVar("T")

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of a list: `number` of `pages`, with `count` entries on all of them."""

    rows: Sequence[T]
    number: int
    pages: int
    count: int


class Asked(BaseModel):
    """What stands in the URL of the queue; empty filters let all through."""

    model_config = ConfigDict(frozen=True)

    kind: Choice = ""
    severity: Choice = ""
    code: Choice = ""
    partner: Choice = ""
    source: Choice = ""
    language: Choice = ""
    rule: Choice = ""
    assigned: Choice = ""
    show: Literal["issues", "documents"] = "issues"
    page: Annotated[int, Field(ge=1, le=MOST)] = 1


@router.get("/queue", response_class=HTMLResponse, tags=["queue"])
def show(request: Request, reviewer: Reviewer, asked: Annotated[Asked, Query()]) -> Response:
    """Show what is left to decide, the most at stake first."""
    desk = desk_of(request)
    if not desk.settings.published.is_file():
        return page(request, "queue_unpublished.html.j2", path=desk.settings.published)
    state = State(**asked.model_dump())
    queue = queue_of(desk)
    seen = chosen(queue.open, state, reviewer)
    listed = _listed(mixed(seen.entries), state, queue)
    answer = page(
        request,
        "queue.html.j2",
        state=state.with_(page=listed.number),
        choices=seen.choices,
        listed=listed,
        reviewer=reviewer,
        queue=queue,
    )
    if request.headers.get("hx-request"):
        answer.headers["HX-Push-Url"] = state.url
    return answer


def _listed(entries: Sequence[Entry], state: State, queue: Queue) -> Listed[Row] | Listed[DocumentRow]:
    if state.show == "documents":
        given = assignments(queue.over)
        return _page(by_document(entries), state.page, lambda some: document_row(some, state, given))
    return _page(entries, state.page, lambda one: row(one, state, queue.over))


def _page(found: Sequence[F], number: int, told: Callable[[F], T]) -> Listed[T]:
    pages = max(math.ceil(len(found) / ROWS), 1)
    number = min(number, pages)
    part = found[(number - 1) * ROWS : number * ROWS]
    return Listed([told(one) for one in part], number, pages, len(found))


@router.post("/queue/assign", response_class=HTMLResponse, tags=["queue"])
def assign(
    request: Request,
    reviewer: Reviewer,
    record: Annotated[str, Form(pattern=f"{WHOLE}|{ISSUE}")],
    to: Annotated[str, Form(pattern="^(me|nobody)$")],
    state: Annotated[str, Form(alias="queue", max_length=2000)] = "",
) -> Response:
    """Give an issue or a document to whoever asks, or take it from whoever has it."""
    desk = desk_of(request)
    try:
        found = look_up(desk.settings.published, record)
    except WarehouseError as error:
        raise HTTPException(404, error.message) from error
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    name = reviewer if to == "me" else None
    made = correction(
        subject, Decision("assign", value=name), Author(reviewer, "assigned at the review desk")
    )
    append(desk.settings.corrections, [made])
    note(request, action="assign", record=record, to=name or "nobody")
    if request.headers.get("hx-request"):
        return page(
            request, "queue_assigned.html.j2", record=record, assigned=name, reviewer=reviewer, query=state
        )
    return RedirectResponse(State.parse(state).url, status_code=303)
