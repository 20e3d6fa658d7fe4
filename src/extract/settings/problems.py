"""What is wrong with the settings, in sentences: which setting or source, which key, what is allowed."""

from __future__ import annotations

import json
import os
import tomllib
from contextlib import suppress
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pydantic import BaseModel, JsonValue

from extract.settings.sources import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

Loc = tuple[str | int, ...]
PREFIX = "FACTSHEETS_"
SECRET, HIDDEN = "passwords", "not shown here"
LONGEST = 60  # characters of a value that are shown
SIZES = "must be a size such as 100 MB"
MUST = {
    "byte_size": SIZES,
    "byte_size_unit": SIZES,
    "tuple_type": "must be a list",
    "model_attributes_type": "must be a table",
    "model_type": "must be a table",
    "path_type": "must be a path",
}


def sentences(error: ValidationError, model: type[BaseModel], file: Path) -> Iterator[str]:
    """Yield what pydantic found wrong with `model`, whose settings stand in `file` and the environment."""
    sources = _given(file)
    for wrong in error.errors(include_url=False):
        loc: Loc = wrong["loc"]
        if loc[:1] == ("sources",):
            yield f"{_source(loc, sources)}{_in_source(wrong, loc)} {_where(('sources',), file)}"
        else:
            yield f"{_told(wrong, loc, _at(model, loc[:-1]))} {_where(loc, file)}"


def _given(file: Path) -> Sequence[JsonValue]:
    """Return the sources as they were written."""
    with suppress(OSError, ValueError):
        written = os.environ.get(f"{PREFIX}SOURCES")
        given = json.loads(written) if written else tomllib.loads(file.read_text("utf-8")).get("sources")
        return given if isinstance(given, list) else ()
    return ()


def _source(loc: Loc, sources: Sequence[JsonValue]) -> str:
    """Return which source it is: by its number and name."""
    if len(loc) == 1 or not isinstance(loc[1], int):
        return ""
    given = sources[loc[1]] if loc[1] < len(sources) else None
    name = given.get("name") if isinstance(given, dict) else None
    return f"Source {loc[1] + 1}{f' ({name})' if name else ''}: "


def _in_source(wrong: ErrorDetails, loc: Loc) -> str:
    kinds = ", ".join(KINDS)
    match wrong["type"]:
        case "union_tag_not_found":
            return f"it has no kind. Kinds are {kinds}."
        case "union_tag_invalid":
            tag = str(wrong["ctx"]["tag"])
            return f"there is no kind '{tag}'{_near(tag, KINDS)} Kinds are {kinds}."
        case "tuple_type":
            return "The sources are no list. Begin each with [[sources]], in two pairs of brackets."
        case "value_error" if len(loc) == 1:
            return f"{str(wrong['ctx']['error']).capitalize()}. Give each a name of its own."
    kind = KINDS.get(str(loc[2])) if len(loc) > 2 else None
    return _told(wrong, loc[3:], _at(kind, loc[3:-1]) if kind else None)


def _told(wrong: ErrorDetails, loc: Loc, table: type[BaseModel] | None) -> str:
    """Say what is wrong with the key at `loc`, in a `table` of which the model is given if it is known."""
    key, fields = _key(loc), table.model_fields if table else {}
    field = fields.get(str(loc[-1])) if loc else None
    match wrong["type"]:
        case "extra_forbidden":
            known = ", ".join(fields)
            return f"There is no setting '{key}'{_near(str(loc[-1]), fields)} There are {known}."
        case "missing":
            told = f" ({field.description})" if field and field.description else ""
            return f"The setting '{key}' is missing{told}."
    named = f"The setting '{key}' is" if key else "it is"
    value = HIDDEN if loc[:1] == (SECRET,) else _value(wrong["input"])
    return f"{named} {value}, and {_must(wrong, field and field.description)}."


def _must(wrong: ErrorDetails, meaning: str | None) -> str:
    if wrong["type"] == "string_pattern_mismatch":
        begins = str(wrong["ctx"]["pattern"]).startswith("^https?")
        return "must begin with http:// or https://" if begins else f"must be: {meaning}"
    if wrong["type"] == "value_error":
        return f"that is wrong: {wrong['ctx']['error']}"
    return MUST.get(wrong["type"], wrong["msg"].replace("Input should", "should").rstrip("."))


def _at(model: type[BaseModel] | None, loc: Sequence[str | int]) -> type[BaseModel] | None:
    """Return the model of the table at `loc` within `model`."""
    for part in loc:
        field = model.model_fields.get(str(part)) if model else None
        kind = field.annotation if field else None
        model = kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None
    return model


def _near(given: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(given, known, n=1)
    return f"; is '{near[0]}' meant?" if near else "."


def _key(loc: Loc) -> str:
    """Return such as `limits.pages`, or `urls, entry 2`."""
    names = ".".join(str(part) for part in loc if isinstance(part, str))
    return names + "".join(f", entry {part + 1}" for part in loc if isinstance(part, int))


def _value(given: object) -> str:
    told = repr(given)
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"


def _where(loc: Loc, file: Path) -> str:
    """Say where to correct it: in the environment, if it was given there."""
    names = [PREFIX + "__".join(str(part) for part in loc[:end]).upper() for end in range(len(loc), 0, -1)]
    given = {name.upper(): name for name in os.environ}
    variable = next((given[name] for name in names if name in given), None)
    return f"Correct the environment variable {variable}." if variable else f"Correct it in {file}."
