"""Add a record that the program has missed: from a box on a page to a form, and from it to a correction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract import sources
from extract.corrections import Author, Decision, correction
from extract.corrections import Subject as About
from extract.corrections.kinds import KINDS
from extract.entities.values import Context
from extract.errors import CorrectionError, FactSheetsError
from extract.marking import ADDED, Text, text_of
from extract.models import Anchor, content_id
from extract.review.deciding.decisions import Refused, typed_values
from extract.review.deciding.inputs import inputs
from extract.review.deciding.panel import NOTHING, Blank, Tried
from extract.review.deciding.reasons import reason_for
from extract.review.deciding.typed import shown_in
from extract.warehouse.reviewing.standing import standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic import JsonValue

    from extract.corrections import Codes
    from extract.marking import Candidate, Place
    from extract.models import Correction, RecordKind, Span
    from extract.review.deciding.inputs import Input
    from extract.review.deciding.posted import Texts
    from extract.settings import Settings
    from extract.warehouse.reviewing.standing import Standing

LOST = "The PDF of this document is not in the archive any more, so no words can be marked on it."
FILLED = {("project", "title"), ("project", "description")}  # from the words, where nothing is given
NO_WORDS = "No words stand in this box. Draw it around the words that say so."


@dataclass(frozen=True, slots=True)
class Marked:
    """A box that was drawn on a page, and what stands in it."""

    document: str
    place: Place
    standing: Standing
    text: Text


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added: a kind, if one is chosen, and where in the words its value begins."""

    marked: Marked
    kind: RecordKind | None
    start: int | None

    @property
    def candidate(self) -> Candidate | None:
        """The value of that kind that begins there, else the first of the kind, else the first of all."""
        of_kind = [one for one in self.marked.text.values if self.kind in (None, one.kind)]
        return next((one for one in of_kind if one.start == self.start), next(iter(of_kind), None))


@dataclass(frozen=True, slots=True)
class Said:
    """Who adds a record, why, and the code of the issue that led to it."""

    reviewer: str
    reason: str
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class AddForm:
    """The form of a record to add."""

    marked: Marked
    kind: RecordKind
    start: int
    words: str
    fields: tuple[Blank, ...]
    tried: Tried
    spans: tuple[Span, ...]
    kinds: tuple[RecordKind, ...] = ADDED

    @property
    def lines(self) -> list[tuple[float, ...]]:
        """The printed lines: page, and edges in points."""
        return [(span.page, span.x0, span.top, span.x1, span.bottom) for span in self.spans]


def archived(settings: Settings, document: str, uri: str) -> Path:
    """Return where the PDF of a document lies; `CorrectionError` if it is gone."""
    try:
        archive = sources.archive_of(settings)
        found = archive.find(uri, document)
        here = sources.fetched(found, settings) if found else None
    except FactSheetsError as error:
        raise CorrectionError(error.message) from error
    if not isinstance(here, sources.Archived):
        raise CorrectionError(LOST)
    return here.path


def marked(settings: Settings, document: str, place: Place) -> Marked | None:
    """Return what stands in a box; None if there is no such page. `CorrectionError` if it cannot be read."""
    known = standing(settings.published, document, place.page, place.box)
    if known is None or place.page > known.pages:
        return None
    path = archived(settings, document, known.uri)
    return Marked(document, place, known, text_of(path, place, _context(known), settings))


def _context(known: Standing) -> Context:
    """Return by what the words are read: as the same words in the section would be."""
    return Context(
        known.language,
        partner=known.partner,
        title=known.title,
        heading=known.heading,
        role=known.role,
        likely_currency=known.currency,
    )


def form(wanted: Wanted, codes: Codes, tried: Tried = NOTHING) -> AddForm:
    """Return the form of a record, filled from the value that is chosen, or the first that was read."""
    chosen = wanted.candidate
    kind = wanted.kind or (chosen.kind if chosen else ADDED[0])
    fields = chosen.fields if chosen else {}
    return AddForm(
        marked=wanted.marked,
        kind=kind,
        start=chosen.start if chosen else 0,
        words=chosen.text if chosen else wanted.marked.text.words,
        fields=tuple(_blank(kind, one, fields, codes, tried) for one in inputs(kind)),
        tried=tried,
        spans=chosen.spans if chosen else wanted.marked.text.spans,
    )


def _blank(
    kind: RecordKind, one: Input, fields: Mapping[str, JsonValue], codes: Codes, tried: Tried
) -> Blank:
    texts = tried.texts.get(one.name) or shown_in(kind, one.name, fields.get(one.name), codes)
    return Blank(one, texts, "", error=tried.errors.get(one.name, ""))


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
