"""The settings and the rules: whether they can be used."""

from __future__ import annotations

import os
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pydantic import BaseModel

from extract import rules
from extract.cli.doctor.findings import Finding, note, ok, problem
from extract.errors import RuleDataError
from extract.settings import SETTINGS_FILE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.cli.doctor.findings import Case

PREFIX = "FACTSHEETS_"


def settings(case: Case) -> Iterator[Finding]:
    """Tell all that cannot be used, and variables that are no settings."""
    for wrong in case.wrong:
        yield problem("settings", wrong, "Until then every command but init and doctor ends with this.")
    yield from _strange()
    if case.wrong:
        return
    if SETTINGS_FILE.exists():
        yield ok("settings", f"{SETTINGS_FILE} can be used.")
    else:
        do = "To have a file with every setting explained: factsheets init."
        yield note("settings", f"There is no {SETTINGS_FILE} in this folder: the defaults count.", do)


def _strange() -> Iterator[Finding]:
    known = set(_variables())
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(name.upper(), known, n=1)
            meant = f" Is {near[0]} meant?" if near else ""
            yield note(
                "settings", f"{name} is set, and no setting is called so.{meant}", "Correct or unset it."
            )


def _variables() -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        yield f"{PREFIX}{name.upper()}"
        if isinstance(field.default, BaseModel):
            yield from (f"{PREFIX}{name}__{key}".upper() for key in type(field.default).model_fields)


def own_rules(case: Case) -> Iterator[Finding]:
    """Read all rule files, with those of the user laid over."""
    from extract.rulebook.files import MODELS

    folder = case.settings.rules_dir
    if case.wrong:
        return
    try:
        rules.use(folder)
        for file, model in MODELS.items():
            rules.load(file, model)
    except RuleDataError as error:
        for message in error.messages:
            yield problem("rules", message, "Correct it, then run: factsheets rules check")
        return
    says = f"Those of {folder} are laid over the built-in ones." if folder else "The built-in ones count."
    yield ok("rules", says)
