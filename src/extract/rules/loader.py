"""Reads rule files, once for each process."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from extract.errors import RuleDataError
from extract.rules.merging import laid_over
from extract.rules.models import LanguageRules
from extract.rules.overlay import ENDING, built_in, in_force
from extract.rules.rulefile import RuleFile
from extract.rules.validating import validated

if TYPE_CHECKING:
    from pydantic import BaseModel

    from extract.rules.overlay import Overlay

T = TypeVar("T", bound="BaseModel")

LANGUAGES = "languages"  # the file
NOT_THERE = "there is nothing like this to take away; `factsheets rules show {}` shows what there is"


def load(name: str, model: type[T]) -> T:
    """Return the rules in `NAME.toml` as `model`, those of the user's folder laid over, read once.

    Raises `RuleDataError` with the file, the line and the key if the file is missing, is no TOML, or does not
    fit; its `others` are all else that is wrong in the file.
    """
    rules = _load(name + ENDING, model)
    assert isinstance(rules, model)
    return rules


@cache
def _load(file: str, model: type[BaseModel]) -> BaseModel:
    known = () if file == LANGUAGES + ENDING else languages()
    return parse(built_in_file(file), model, own_file(file), known)


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages in which texts are read (ISO 639-1)."""
    return tuple(dict.fromkeys(language_rules().languages))


def language_rules() -> LanguageRules:
    """Return `languages.toml`."""
    return load(LANGUAGES, LanguageRules)


def parse(file: RuleFile, model: type[T], own: RuleFile | None = None, known: tuple[str, ...] = ()) -> T:
    """Validate the content of a rule file, with the user's own laid over it if there is one."""
    content, missed = laid_over(file.content, own.content, model) if own else (file.content, [])
    rules = validated(content, model, known)
    name = file.name.removesuffix(ENDING)
    wrong = [(path, NOT_THERE.format(name)) for path in missed] + (rules if isinstance(rules, list) else [])
    if wrong:
        errors = [(own or file).error(path, told) for path, told in wrong]
        raise RuleDataError.all_of(sorted(errors, key=lambda error: error.line or 0))
    assert not isinstance(rules, list)
    return rules


def built_in_file(file: str) -> RuleFile:
    """Return a file of the program's own rules."""
    try:
        return RuleFile(file, files("extract.rules").joinpath(file).read_bytes())
    except FileNotFoundError as error:
        raise RuleDataError("there is no such rule file", file=file) from error


def own_file(file: str) -> RuleFile | None:
    """Return the user's file of this name, empty if it is not there; None where there is no folder."""
    overlay = in_force()
    if overlay.folder is None:
        return None
    return RuleFile(str(overlay.folder / file), dict(overlay.files).get(file, b""))


@cache
def version() -> str:
    """Return a short hash over all rule files, the user's too: it changes when any rule changes."""
    return version_of(in_force())


def version_of(overlay: Overlay) -> str:
    """Return what `version` is where `overlay` counts."""
    digest = hashlib.sha256()
    for file in built_in():
        digest.update(file.encode() + b"\0" + built_in_file(file).data + b"\0")
    for file, data in overlay.files:
        digest.update(b"own\0" + file.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:12]
