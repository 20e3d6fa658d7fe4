"""What must be true of the fact sheet of any file whatever."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from extract.models import FactSheet
from extract.warehouse.states import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATES = {"loaded", "queued", "refused"}
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


def state_of(sheet: FactSheet) -> str:
    """Where the sheet's document goes, and for what: `loaded`, `loaded with issues`, `queued: encrypted`."""
    state = judge(sheet).state
    if state == "queued":
        return f"queued: {next((one.code for one in sheet.issues if one.severity == 'error'), 'nothing')}"
    worse = any(one.severity != "info" for one in sheet.issues)
    return f"{state} with issues" if state == "loaded" and worse else state


def problems(sheet: FactSheet, name: str) -> list[str]:
    """What is wrong with a sheet; nothing should be."""
    return [*_told(sheet, name), *_texts(sheet), *_places(sheet), *_whole(sheet)]


def _told(sheet: FactSheet, name: str) -> Iterator[str]:
    verdict = judge(sheet)
    if sheet.source.file_name != name:
        yield f"the sheet is of another file, {sheet.source.file_name}"
    if verdict.state not in _STATES or (
        verdict.state != "loaded" and not (verdict.cause and verdict.next_step)
    ):
        yield f"the state {verdict.state} has no reason"
    if verdict.state == "loaded" and not sheet.source.page_count:
        yield "it is loaded without a page"
    if any("internal error" in one.message or "Traceback" in one.message for one in sheet.issues):
        yield "an internal error"


def _texts(sheet: FactSheet) -> Iterator[str]:
    for path, value in _leaves(sheet.model_dump(), ""):
        if isinstance(value, str) and _NOT_TEXT.search(value):
            yield f"{path} has what is no text: {value[:80]!a}"
        if isinstance(value, float) and not math.isfinite(value):
            yield f"{path} is {value}"


def _places(sheet: FactSheet) -> Iterator[str]:
    pages = sheet.source.page_count
    for path, value in _leaves(sheet.model_dump(), ""):
        if path.endswith(".page") and not 1 <= value <= pages:
            yield f"{path} is {value}, of {pages} pages"
    for money in (*sheet.amounts, *sheet.contributions):
        if not money.spans:
            yield f"{money.id} has no place: {money.text[:80]!a}"


def _whole(sheet: FactSheet) -> Iterator[str]:
    try:
        again = FactSheet.model_validate_json(sheet.model_dump_json(by_alias=True))
    except ValueError as error:
        yield f"it cannot be written and read as JSON: {error}"
    else:
        if again != sheet and not _unequal_to_itself(sheet):
            yield "read from JSON it is another"


def _unequal_to_itself(sheet: FactSheet) -> bool:
    return sheet != sheet.model_copy(deep=True)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for at, one in enumerate(value):
            yield from _leaves(one, f"{path}[{at}]")
    else:
        yield path, value
