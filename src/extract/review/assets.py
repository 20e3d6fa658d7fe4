"""Scripts, styles and pictures of the desk: a fixed list, so that no request names a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Header, HTTPException
from fastapi.responses import Response

from extract.showing.page import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that comes with the desk."""

    content: bytes
    kind: str
    tag: str


@router.get("/static/{name}")
def asset(name: str, if_none_match: Annotated[str | None, Header()] = None) -> Response:
    """Return a file of the list; nothing but its tag, if the browser has it."""
    found = assets().get(name)
    if found is None:
        raise HTTPException(404)
    headers = {"ETag": found.tag, "Cache-Control": "no-cache"}
    if if_none_match == found.tag:
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type=found.kind, headers=headers)


@cache
def assets() -> Mapping[str, Asset]:
    """Return all files of the folder `static` by name, and the colours that all pages share."""
    own = (files("extract.review") / "static").iterdir()
    found = ((file.name, file.read_bytes()) for file in (*own, files("extract.showing") / COLOURS))
    return {name: _asset(name, content) for name, content in found if _kind(name)}


def _asset(name: str, content: bytes) -> Asset:
    return Asset(content, _kind(name), f'"{sha256(content).hexdigest()[:16]}"')


def _kind(name: str) -> str:
    return TYPES.get(f".{name.rpartition('.')[2]}", "")
