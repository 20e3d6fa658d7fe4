"""The content of a rule file as its model, or what is wrong with it in words."""

from __future__ import annotations

from difflib import get_close_matches
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from extract.rules.models import ByLanguage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails

    from extract.rules.merging import Content, Path

T = TypeVar("T", bound=BaseModel)
Wrong = tuple["Path", str]  # a place in a file, and what is wrong there

LIST = 'must be a list, such as ["one", "two"]'
TABLE = "must be a table of keys and values"
_WORDS = {
    "missing": "this key is missing",
    "tuple_type": LIST,
    "frozen_set_type": LIST,
    "dict_type": TABLE,
    "model_type": TABLE,
    "string_type": 'must be a text in quotation marks, such as "word"',
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
}


def validated(content: Content, model: type[T], languages: Sequence[str]) -> T | list[Wrong]:
    """Return `content` as `model`, or each place that does not fit, with what is wrong there.

    What there is for each language must be there for `languages`, and for no others.
    """
    wrong = list(_languages(content, model, languages))
    try:
        rules = model.model_validate(content)
    except ValidationError as error:
        return [*wrong, *((detail["loc"], _told(detail, model)) for detail in error.errors())]
    return wrong or rules


def _languages(
    content: Any, model: type[BaseModel], languages: Sequence[str], path: Path = ()
) -> Iterator[Wrong]:
    if not isinstance(content, dict):
        return
    fields = model.model_fields
    if issubclass(model, ByLanguage):
        for key in content.keys() - {*fields, *languages}:
            known = ", ".join(languages)
            yield (*path, key), f"no language has this code; languages.toml has {known}. Add it there, too"
        for language in languages if model.complete else ():
            if language not in content:
                yield (*path, language), f"there is no table for {language!r}, which languages.toml lists"
    for name, field in fields.items():
        for of in _models(field.annotation):
            yield from _languages(content.get(name), of, languages, (*path, name))


def _told(detail: ErrorDetails, model: type[BaseModel]) -> str:
    if detail["type"] == "extra_forbidden":
        return _unknown(detail["loc"], model)
    words = _WORDS.get(detail["type"])
    if words is None:
        words = detail["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
        words = words.replace("String should match pattern", "must have the form")
    given = detail["input"]
    if not isinstance(given, str | int | float):
        return words
    return f"{words}, not {given!r}" if words.startswith("must") else f"{words}: {given!r}"


def _unknown(path: Path, model: type[BaseModel]) -> str:
    known = list(_keys_at(model, path[:-1]))
    near = get_close_matches(str(path[-1]), known, 1)
    if near:
        return f"there is no such key; did you mean {near[0]!r}?"
    return f"there is no such key; those known here are {', '.join(known)}"


def _keys_at(model: type[BaseModel], path: Path) -> Iterator[str]:
    """Yield the keys of the table at `path` in a file of `model`."""
    kind: Any = model
    for part in path:
        kind = _kind_of(kind, part)
    for of in _models(kind):
        yield from (field.alias or name for name, field in of.model_fields.items())


def _kind_of(kind: Any, part: str | int) -> Any:
    """Return the type of what stands at `part` in something of the type `kind`."""
    for of in _models(kind):
        for name, field in of.model_fields.items():
            if part in (name, field.alias):
                return field.annotation
        if issubclass(of, ByLanguage):
            return of.told_type()
    return get_args(kind)[-1 if get_origin(kind) is dict else 0] if get_args(kind) else None


def _models(kind: Any) -> list[type[BaseModel]]:
    kinds = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return [one for one in kinds if isinstance(one, type) and issubclass(one, BaseModel)]
