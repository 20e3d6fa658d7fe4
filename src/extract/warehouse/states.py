"""What becomes of a document: loaded, queued for a person, refused or closed; and what to do about it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, RootModel

from extract.models import IssueCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.models import AppliedCorrection, FactSheet, Issue

State = Literal["seen", "archived", "loaded", "queued", "refused", "closed", "failed"]
SETTLED: frozenset[State] = frozenset({"loaded", "closed"})  # nobody has anything to do


class IssueKind(BaseModel):
    """What an issue code means; `reading` says when its error makes the document wait."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    meaning: str
    next_step: str
    reading: Literal["always", "no_sections", "no_text"] | None = None


class _IssueKinds(RootModel[dict[IssueCode, IssueKind]]):
    pass


@dataclass(frozen=True, slots=True)
class Verdict:
    """A document's state, with the cause and the next step unless it is loaded."""

    state: State
    cause: str | None = None
    next_step: str | None = None


ARCHIVED = Verdict("archived", "Its reading has not ended.", "Nothing: the next run reads it.")


@cache
def issue_kinds() -> Mapping[IssueCode, IssueKind]:
    """Return the meaning of every issue code."""
    told = (files(__package__) / "issue_codes.toml").read_text("utf-8")
    return _IssueKinds.model_validate(tomllib.loads(told)).root


def judge(sheet: FactSheet) -> Verdict:
    """Return the state that the sheet's issues call for.

    `not_a_pdf` is refused; an error for which nothing could be read is queued. If a person has settled that
    error, the document is closed: there is nothing of it that could be loaded. All else is loaded.
    """
    errors = [issue for issue in sheet.issues if issue.severity == "error"]
    for issue in errors:
        if issue.code == "not_a_pdf":
            return _verdict("refused", issue)
    for issue in errors:
        if _unread(sheet, issue):
            return _verdict("queued", issue)
    settled = None if sheet.sections else next(filter(_settles_reading, sheet.corrections), None)
    return _closed(settled) if settled else Verdict("loaded")


def _settles_reading(one: AppliedCorrection) -> bool:
    """Tell whether a decision has settled an issue for which a document is not loaded."""
    asked = one.correction
    if asked.kind != "issue" or one.state != "applied":
        return False
    return asked.anchor.detail == "not_a_pdf" or any(
        code == asked.anchor.detail and kind.reading for code, kind in issue_kinds().items()
    )


def _closed(one: AppliedCorrection) -> Verdict:
    asked = one.correction
    told = f"Nothing: {asked.reviewer} has settled that it cannot be read ({asked.reason.rstrip('.')})."
    return Verdict("closed", asked.anchor.words, told)


def _unread(sheet: FactSheet, issue: Issue) -> bool:
    match issue_kinds()[issue.code].reading:
        case "always":
            return True
        case "no_sections":
            return not sheet.sections
        case "no_text":
            return sheet.source.text_layer == "none" and not sheet.source.ocr_pages
        case None:
            return False


def _verdict(state: State, issue: Issue) -> Verdict:
    return Verdict(state, issue.message, issue_kinds()[issue.code].next_step)
