"""What the browser is told: panels, and the events that let the page around them follow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from extract.review.deciding.blanks import NOTHING
from extract.review.deciding.looking import about, chosen, codes_of
from extract.review.deciding.onward import next_of
from extract.review.deciding.panel import panel
from extract.review.deciding.saying import decision_in_words
from extract.review.pages import page
from extract.review.waiting import waiting
from extract.review.who import desk_of, note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fastapi import Request
    from fastapi.responses import Response

    from extract.errors import StaleDecision
    from extract.models import Correction
    from extract.review.deciding.blanks import Tried
    from extract.review.deciding.posted import Posted
    from extract.warehouse.reviewing.records import Sight

DECIDED = "decided"
AGAIN = frozenset({"after", "next", "csrf"})  # fields that are not sent again as they were


def told_panel(
    request: Request, found: Sight, queue: str = "", tried: Tried = NOTHING, *, said: str = ""
) -> Response:
    """Return the panel of a record or an issue; `said` is what has just happened."""
    desk = desk_of(request)
    shown = panel(found, about(desk, found), waiting(desk), codes_of(desk), tried)
    status = 422 if tried.message else 200
    return page(request, "panel.html.j2", status=status, panel=shown, queue=queue, said=said)


def told_decided(request: Request, made: Sequence[Correction], sent: Posted, shown: Sight) -> Response:
    """Return the panel after a decision, and where to go on if that was asked for."""
    first = made[0]
    said = f"{'; '.join(map(decision_in_words, made))}."
    note(request, action=first.action, record=first.record_id, document=first.document)
    here = (sent.told.queue, shown.found.record_id)
    onward = next_of(desk_of(request), *here, first.reviewer) if sent.told.onward else None
    answer = told_panel(request, shown, sent.told.queue, said=said)
    return triggering(
        answer, {"record": first.record_id, "next": onward, "said": said, "onward": sent.told.onward}
    )


def told_stale(request: Request, sent: Posted, stale: StaleDecision) -> Response:
    """Return both decisions, to choose from."""
    entries = waiting(desk_of(request)).entries
    again = [(name, value) for name, value in sent.all if name not in AGAIN]
    note(request, action="stale", record=sent.told.record_id)
    return page(
        request,
        "stale.html.j2",
        status=409,
        theirs=stale.theirs,
        yours=stale.yours,
        told=decision_in_words,
        again=again,
        after=entries[-1].id if entries else "",
        shown=sent.told.panel or sent.told.record_id,
        queue=sent.told.queue,
    )


def in_view(request: Request, document: str, sent: Posted, found: Sight) -> Sight:
    """Return what the panel was of from which something was sent: the issue, or the record itself."""
    other = chosen(desk_of(request), document, sent.told.panel) if sent.told.panel else None
    return other or found


def triggering(answer: Response, told: Mapping[str, object]) -> Response:
    """Let the page hear of a decision."""
    answer.headers["HX-Trigger"] = json.dumps({DECIDED: told})
    return answer
