"""Values of corrections: JSON in the log, checked by the models of the records, typed in the sheet.

`"4500000"` is money, `"2021-07-01"` a day, `["KEN", "UGA"]` countries, `null` nothing.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from extract.corrections.codes import Codes, known_codes
from extract.corrections.kinds import KINDS, checked_field
from extract.errors import CorrectionError

if TYPE_CHECKING:
    from pydantic import JsonValue

    from extract.models import RecordKind
    from extract.models.base import Record


DECIMALS = 4
NAMED = frozenset({("section", "heading"), ("project", "title")})
MOST = Decimal(10) ** 24  # in units of a currency; no money that anyone has stated comes near


@cache
def _adapter(model: type[Record], field: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[field].rebuild_annotation(), config=ConfigDict(strict=True))


def parsed(kind: RecordKind, field: str, value: JsonValue, codes: Codes | None = None) -> Any:
    """Return the typed value; `CorrectionError` if the field does not take it."""
    try:
        typed = _adapter(KINDS[kind].model, checked_field(kind, field)).validate_json(json.dumps(value))
    except ValidationError as error:
        reason = error.errors()[0]["msg"].rstrip(".")
        raise CorrectionError(f"{field}: {shown(value)} is refused: {reason}.") from error
    _check_size(field, typed)
    _check_words(kind, field, typed)
    (codes or known_codes()).check(kind, field, typed)
    return typed


def _check_size(field: str, typed: object) -> None:
    """Raise `CorrectionError` for a number that the database cannot hold as it is."""
    if isinstance(typed, Decimal) and (abs(typed) >= MOST or typed != round(typed, DECIMALS)):
        raise CorrectionError(
            f"{field}: {typed} is refused: it has more than {DECIMALS} decimals, or is too big."
        )


def _check_words(kind: RecordKind, field: str, typed: object) -> None:
    """Raise `CorrectionError` for a heading or a title that is blank."""
    if isinstance(typed, str) and not typed.strip() and (kind, field) in NAMED:
        none = " Say null where there is none." if kind == "section" else ""
        raise CorrectionError(f"{field}: a blank one is refused.{none}")


def told(kind: RecordKind, field: str, typed: object) -> JsonValue:
    """Return a typed value as JSON."""
    written: JsonValue = _adapter(KINDS[kind].model, field).dump_python(typed, mode="json")
    return written


def plainly(kind: RecordKind, field: str, value: JsonValue) -> JsonValue:
    """Return `value` as the program writes it: `"4.50"` is `"4.5"`; what is refused stays as it is."""
    try:
        adapter = _adapter(KINDS[kind].model, field)
        written: JsonValue = adapter.dump_python(adapter.validate_json(json.dumps(value)), mode="json")
    except ValidationError:
        return value
    return written


def from_text(kind: RecordKind, field: str, text: str, codes: Codes) -> JsonValue:
    """Return what a person typed as JSON: `null` is nothing, lists are parted by `;` or are JSON.

    `CorrectionError` if the field takes none of these.
    """
    refused: list[CorrectionError] = []
    for value in _readings(text, listed=_takes_lists(kind, field)):
        try:
            return told(kind, field, parsed(kind, field, value, codes))
        except CorrectionError as error:
            refused.append(error)
    raise refused[-1 if text == "null" else 0]


def _takes_lists(kind: RecordKind, field: str) -> bool:
    empty: JsonValue = []
    try:
        _adapter(KINDS[kind].model, checked_field(kind, field)).validate_json(json.dumps(empty))
    except ValidationError:
        return False
    return True


def _readings(text: str, *, listed: bool) -> tuple[JsonValue, ...]:
    """Return what `text` may mean, the likeliest first."""
    try:
        found: JsonValue = json.loads(text)
    except ValueError:
        found = text
    if listed:
        return (found,) if isinstance(found, list) else ([p.strip() for p in text.split(";") if p.strip()],)
    return (None, text) if found is None else (text, found)


def shown(value: JsonValue) -> str:
    """Return a value for people."""
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
