"""From the form of a record that the program has missed to the correction that adds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.corrections import Author, Decision, correction
from extract.corrections import Subject as About
from extract.corrections.kinds import KINDS
from extract.models import Anchor, content_id
from extract.review.deciding.decisions import Refused, typed_values
from extract.review.deciding.inputs import inputs
from extract.review.deciding.reasons import reason_for

if TYPE_CHECKING:
    from extract.corrections import Codes
    from extract.marking import Candidate
    from extract.models import Correction, RecordKind
    from extract.review.deciding.adding import Wanted
    from extract.review.deciding.marked import Marked
    from extract.review.deciding.posted import Texts

FILLED = {("project", "title"), ("project", "description")}  # from the words, where nothing is given
NO_WORDS = "No words stand in this box. Draw it around the words that say so."


@dataclass(frozen=True, slots=True)
class Said:
    """Who adds a record, why, and the code of the issue that led to it."""

    reviewer: str
    reason: str
    answers: str | None = None


def added(wanted: Wanted, typed: Texts, codes: Codes, said: Said) -> Correction:
    """Return the correction that adds the record; `Refused` says what is wrong with it."""
    found, kind = wanted.marked, wanted.kind
    if kind is None or not found.text.words:
        raise Refused(NO_WORDS)
    values = typed_values(kind, _asked(kind, typed), codes, found.standing.language)
    anchor = _anchor(found, wanted.candidate)
    about = About(found.document, found.standing.edition, kind, _new_id(found.document, kind, anchor), anchor)
    author = Author(said.reviewer, reason_for("add", kind, said.reason), at=datetime.now(UTC))
    return correction(about, Decision("add", value=values, answers=said.answers), author, codes)


def _asked(kind: RecordKind, typed: Texts) -> Texts:
    """Return the fields that were filled, and those that a record cannot be without."""
    return {
        one.name: typed.get(one.name, ("",))
        for one in inputs(kind)
        if any(text.strip() for text in typed.get(one.name, ())) or _is_needed(kind, one.name)
    }


def _is_needed(kind: RecordKind, name: str) -> bool:
    return KINDS[kind].model.model_fields[name].is_required() and (kind, name) not in FILLED


def _anchor(found: Marked, chosen: Candidate | None) -> Anchor:
    """Return the words of the value with their place; as the section prints them, if it has them."""
    words = chosen.text if chosen else found.text.words
    spans = chosen.spans if chosen else found.text.spans
    return Anchor(
        page=found.place.page,
        spans=spans,
        heading=found.standing.heading,
        words=_as_printed(words, found.standing.text),
    )


def _as_printed(words: str, text: str) -> str:
    """Return the same words with the blanks that the text of the section has between them."""
    if words in text:
        return words
    pattern = r"\s+".join(map(re.escape, words.split()))
    same = re.search(pattern, text) if pattern else None
    return same[0] if same else words


def _new_id(document: str, kind: RecordKind, anchor: Anchor) -> str:
    """Return an id for what no reading has named yet: by its place and words."""
    return content_id(KINDS[kind].prefix, document, "review", anchor.spans, anchor.words)
