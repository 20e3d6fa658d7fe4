"""What a merge and a split of projects say: into which project, and of which parts.

A merge has the other project's id and its `Anchor`; a split has the fields of at least two parts, each with a
title. What a part does not name it takes from the whole, but for money and people, which would count twice.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from extract.corrections.values import parsed, shown, told
from extract.errors import CorrectionError
from extract.models import Into

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

    from extract.corrections.codes import Codes

LEAST = 2  # parts
SEEN = (
    *("title", "countries", "regions", "funders", "partners", "currency", "value", "qualifier"),
    *("start", "end", "duration", "beneficiaries"),
)


def seen_of(machine: Mapping[str, JsonValue]) -> JsonValue:
    """Return what a reviewer has seen of a project who merges or splits it: `seen` of the decision.

    `machine` is what the program had read, by field. Once it reads another value, the decision is stale.
    """
    return {name: machine[name] for name in SEEN if name in machine}


def into_of(value: JsonValue) -> Into:
    """Return into which project another one is merged; `CorrectionError` if that is not told."""
    try:
        return Into.model_validate_json(json.dumps(value))
    except ValidationError as error:
        raise CorrectionError(
            f"A merge needs the project that stays: `into` (its id) and `anchor`. {shown(value)} is not that."
        ) from error


def told_into(record_id: str, value: JsonValue) -> JsonValue:
    """Return the value of a merge as the program writes it."""
    into = into_of(value)
    if into.into == record_id:
        raise CorrectionError(f"{record_id} cannot be merged into itself. Choose another project.")
    return into.model_dump(mode="json")


def parts_of(value: JsonValue, codes: Codes | None = None) -> tuple[Mapping[str, Any], ...]:
    """Return the typed fields of each part; `CorrectionError` if there are too few, or one is not whole."""
    return tuple(
        {name: parsed("project", name, one, codes) for name, one in part.items()} for part in _parts(value)
    )


def told_parts(value: JsonValue, codes: Codes | None) -> JsonValue:
    """Return the value of a split as the program writes it."""
    parts: list[JsonValue] = [
        {name: told("project", name, one) for name, one in part.items()} for part in parts_of(value, codes)
    ]
    return {"parts": parts}


def _parts(value: JsonValue) -> Sequence[Mapping[str, JsonValue]]:
    parts = value.get("parts") if isinstance(value, dict) else None
    whole = [part for part in parts or () if isinstance(part, dict)] if isinstance(parts, list) else []
    if not isinstance(parts, list) or len(whole) != len(parts) or len(whole) < LEAST:
        raise CorrectionError(f"A split needs `parts`: a list of the fields of at least {LEAST} projects.")
    for number, part in enumerate(whole, start=1):
        title = part.get("title")
        if not (isinstance(title, str) and title.strip()):
            raise CorrectionError(f"Part {number} of the split has no title. Give each part one.")
    return whole
