"""What could not be done, told as a page, or as a line where a part of a page was asked for."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi import Request  # noqa: TC002 - FastAPI looks at it
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from extract.errors import (
    CorrectionError,
    CorrectionsBusy,
    FactSheetsError,
    UnknownDocument,
    WarehouseBusy,
    WarehouseError,
)
from extract.review.pages import page
from extract.review.safety.headers import SAFE

if TYPE_CHECKING:
    from fastapi import FastAPI
    from fastapi.responses import Response

log = logging.getLogger(__name__)
SENTENCES = {
    404: "There is no such page. It may have been about a record that is there no more.",
    405: "This page cannot be asked for in this way.",
    500: "The desk itself failed. What was decided before is kept. Please report it (see the log).",
}
STATUS: tuple[tuple[type[FactSheetsError], int], ...] = (
    (CorrectionsBusy, 503),
    (WarehouseBusy, 503),
    (UnknownDocument, 404),
    (WarehouseError, 503),
    (CorrectionError, 422),
)
PAGE = {"text/html": {"schema": {"type": "string"}}}
DESCRIBED: dict[int | str, dict[str, Any]] = {  # for OpenAPI
    "4XX": {"description": "What cannot be done, told as a page or a part of one.", "content": PAGE},
    503: {"description": "Nothing is published yet, or the data are busy.", "content": PAGE},
}


def told(request: Request, status: int, *sentences: str) -> Response:
    """Return the page that tells of a trouble; for htmx, the line that goes in its place."""
    template = "trouble_line.html.j2" if request.headers.get("hx-request") else "trouble.html.j2"
    title = HTTPStatus(status).phrase.capitalize()
    return page(request, template, status=status, code=status, what=title, sentences=sentences)


def tell_troubles(app: FastAPI) -> None:
    """Let `app` answer every error with such a page."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(FactSheetsError, _ours)
    app.add_exception_handler(Exception, _failed)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    return told(
        request, error.status_code, detail or SENTENCES.get(error.status_code, "This cannot be done.")
    )


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [f"{one['loc'][-1]}: {one['msg']}." for one in error.errors()]
    return told(request, 422, "The request is not as this page sends it; nothing was changed.", *found)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, FactSheetsError)
    log.warning("%s %s", request.method, request.url.path, exc_info=error)
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
    return told(request, status, *error.messages)


def _failed(request: Request, _error: Exception) -> Response:
    """Tell that the desk failed; the server writes the traceback into the log."""
    answer = told(request, 500, SENTENCES[500])
    for name, value in SAFE.items():  # this answer passes no guard
        answer.headers.setdefault(name, value)
    return answer
