"""The settings file as it is first written: every setting as a comment, with its meaning and its default.

All of it is made from the models. Prose begins with `# `, a setting that is left out with `#` alone.
"""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ByteSize

from extract.errors import SettingsError, StorageError
from extract.settings import SETTINGS_FILE, Settings
from extract.settings.sources import KINDS, FolderSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic.fields import FieldInfo

WIDTH = 100  # characters of a line of prose
COLUMN = 54  # where the meanings of a source's settings begin
INBOX = "inbox"
FORMER = SETTINGS_FILE.with_suffix(".toml.old")
HEAD = """
Settings of factsheets, as `factsheets init` writes them. `factsheets doctor` tells whether they are right.

A line that begins with # and no space is a setting with its default, or with an example where there is no
default: take away the # to change it. Each may be given by the environment instead, which counts first; its
name there stands before its meaning. Sizes are numbers of bytes, or texts such as "100 MB" and "1.5 GB".
"""
SOURCES = """
FACTSHEETS_SOURCES: where fact sheets come from. One table [[sources]] for each place, as many as you like;
each has a name of its own. From the environment it is a JSON list, in the place of all that are here.

The hints of a source are used only where a document is silent, and what comes of them is marked.
"""
UNITS = (("GB", 10**9), ("MB", 10**6), ("KB", 10**3), ("B", 1))


def write_settings(*, force: bool = False) -> Path | None:
    """Write the settings file into the working folder, and make the folder of its source beside it.

    Returns where the former file is kept now, if there was one. Raises `SettingsError` if there is a file and
    `force` is not given, `StorageError` if the folder cannot be written.
    """
    if SETTINGS_FILE.exists() and not force:
        raise SettingsError(
            f"{SETTINGS_FILE} is here already. To begin with a new one: factsheets init --force; "
            f"the former is kept as {FORMER}."
        )
    try:
        kept = SETTINGS_FILE.replace(FORMER) if SETTINGS_FILE.exists() else None
        SETTINGS_FILE.write_text(settings_text(), "utf-8")
        SETTINGS_FILE.with_name(INBOX).mkdir(exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"{error.filename or SETTINGS_FILE}: cannot be written ({error.strerror or error}). "
            "Make this folder writable, or work in another."
        ) from error
    return kept


def settings_text() -> str:
    """Return the settings file: single settings, then their tables, then the sources."""
    lines = [*_prose(HEAD), "", *_keys(Settings), *_prose(SOURCES), ""]
    lines += _source(FolderSource, active={"name": INBOX, "kind": "folder", "path": INBOX})
    for model in KINDS.values():
        lines += _source(model, active={}) if model is not FolderSource else ()
    return "\n".join(lines).rstrip() + "\n"


def _keys(model: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield what stands in the table `above`: its keys first, then the tables in it; sources come later."""
    fields = {name: field for name, field in model.model_fields.items() if name != "sources"}
    tables = {name: inner for name, field in fields.items() if (inner := _table(field))}
    for name, field in fields.items():
        if name not in tables:
            yield from _entry(name, field, f"FACTSHEETS_{'__'.join((*above, name)).upper()}")
    for name, table in tables.items():
        head = f"[{'.'.join((*above, name))}]"
        yield from (*_prose((table.__doc__ or "").partition("\n")[0]), head, "")
        yield from _keys(table, (*above, name))


def _table(field: FieldInfo) -> type[BaseModel] | None:
    """Return the model of a field that is a table of its own."""
    default = _default(field)
    return type(default) if isinstance(default, BaseModel) else None


def _source(model: type[BaseModel], active: dict[str, str]) -> Iterator[str]:
    """Yield a source: as it is in `active`, or commented out with examples."""
    mark = "" if active else "#"
    kind = model.model_fields["kind"].default
    yield from _prose(f"Kind {kind}: {(model.__doc__ or '').partition('.')[0]}.")
    yield f"{mark}[[sources]]"
    given = {"kind": kind, "name": f"my-{kind}"} | active
    for key, field in _inner(model):
        set_here = mark + _line(key, given.get(key, shown(field)))
        left_out = "#" + _line(key, shown(field))
        yield f"{set_here if key in given else left_out:{COLUMN}} # {field.description}"
    yield ""


def _inner(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the fields of a source by key: kind and name, its own, those of all such sources, hints."""
    own = model.__annotations__
    order = ("kind", "name", *own, *model.model_fields)
    fields = {name: model.model_fields[name] for name in order}
    tables = {name: inner for name, field in fields.items() if (inner := _table(field))}
    yield from ((name, field) for name, field in fields.items() if name not in tables)
    for name, table in tables.items():
        yield from ((f"{name}.{key}", one) for key, one in table.model_fields.items())


def _line(key: str, value: object) -> str:
    return f"{key} = {written(value)}"


def _entry(key: str, field: FieldInfo, variable: str) -> Iterator[str]:
    """Yield a setting as a comment, below its meaning and its name in the environment."""
    yield from _prose(f"{variable}: {field.description}{'' if _has_default(field) else ' (not set)'}")
    yield f"#{_line(key, shown(field))}"
    yield ""


def _has_default(field: FieldInfo) -> bool:
    return not field.is_required() and _default(field) not in (None, (), [])


def _default(field: FieldInfo) -> Any:
    return field.get_default(call_default_factory=True, validated_data={})


def shown(field: FieldInfo) -> Any:
    """Return the default of a field, or an example of it where there is none."""
    return _default(field) if _has_default(field) or not field.examples else field.examples[0]


def written(value: object) -> str:
    """Return a value as TOML has it; sizes as texts with a unit."""
    match value:
        case bool():
            return "true" if value else "false"
        case ByteSize():
            return json.dumps(size(value))
        case int() | float():
            return repr(value)
        case tuple() | list() | None:
            return f"[{', '.join(map(written, value or ()))}]"
        case _:
            return json.dumps(str(value), ensure_ascii=False)


def size(number: int) -> str:
    """Return bytes as people write them, in the largest unit that tells them exactly."""
    for unit, factor in UNITS:
        told = f"{number / factor:.10g}"
        if number >= factor and float(told) * factor == number:
            return f"{told} {unit}"
    return f"{number} B"


def _prose(text: str) -> list[str]:
    paragraphs = text.strip().split("\n\n")
    wrapped = [wrap(paragraph, WIDTH, break_on_hyphens=False) for paragraph in paragraphs]
    return [line for lines in wrapped for line in ("#", *(f"# {one}" for one in lines))][1:]
