"""Reads rule files, once for each process."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from extract.errors import RuleDataError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class RuleModel(BaseModel):
    """The base of everything in a rule file: frozen, and nothing unknown is let in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(RuleModel):
    """An entry with its own tests: texts that it accepts, and texts that it must leave alone."""

    examples: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


T = TypeVar("T", bound=BaseModel)


def load(name: str, model: type[T]) -> T:
    """Return the rules in `NAME.toml` as `model`, read once for each process.

    Raises `RuleDataError` with the file and the key if the file is missing, is no TOML, or does not fit.
    """
    rules = _load(f"{name}.toml", model)
    assert isinstance(rules, model)
    return rules


@cache
def _load(file: str, model: type[BaseModel]) -> BaseModel:
    return parse(file, _read(file), model)


def parse(file: str, data: bytes, model: type[T]) -> T:
    """Validate the bytes of a rule file; `file` is its name for error messages."""
    try:
        content = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleDataError(f"is not readable as TOML: {error}", file=file) from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        raise RuleDataError(first["msg"], file=file, key=_key(first["loc"], content)) from error


def _key(location: tuple[int | str, ...], content: Any) -> str:
    """Write `country.3.names` as `country[3] (code = "BEN").names`, so that a person finds the place."""
    told = ""
    for part in location:
        told += f"[{part}]" if isinstance(part, int) else f"{'.' if told else ''}{part}"
        content = _step(content, part)
        if isinstance(part, int) and isinstance(content, dict) and content:
            name, value = next(iter(content.items()))
            told += f" ({name} = {value!r})"
    return told


def _step(content: Any, part: int | str) -> Any:
    if isinstance(part, int):
        return content[part] if isinstance(content, list) and part < len(content) else None
    return content.get(part) if isinstance(content, dict) else None


def _read(file: str) -> bytes:
    try:
        return _folder().joinpath(file).read_bytes()
    except FileNotFoundError as error:
        raise RuleDataError("there is no such rule file", file=file) from error


@cache
def version() -> str:
    """Return a short hash over all rule files: it changes when any rule changes."""
    digest = hashlib.sha256()
    for entry in sorted(_folder().iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _folder() -> Traversable:
    return files("extract.rules")
