"""Values and decisions in words, for those who look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.showing import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from extract.models import Correction

NOTHING = "nothing"
DONE: Mapping[str, str] = {
    "edit": "changed",
    "accept": "accepted",
    "reject": "rejected",
    "add": "added",
    "unknown": "cannot be known",
    "merge": "merged",
    "split": "split",
    "comment": "commented",
    "assign": "assigned",
    "undo": "taken back",
}


def value_in_words(value: JsonValue) -> str:
    """Return a value of the log as people read it: `41,800,000`, `KEN, UGA`, `yes`."""
    match value:
        case None:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(value_in_words, value)) or NOTHING
        case dict():
            told = (f"{words.spaced(name)} {value_in_words(one)}" for name, one in value.items() if one)
            return ", ".join(told)
    return words.figures(str(value)) or NOTHING


def decision_in_words(one: Correction) -> str:
    """Return what somebody decided: `value: 41,800,000`, `rejected`."""
    if one.action == "edit":
        return f"{words.spaced(one.field or '')}: {value_in_words(one.value)}"
    field = f" ({words.spaced(one.field)})" if one.field else ""
    return f"{DONE[one.action]}{field}"
