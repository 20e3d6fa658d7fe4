"""The form of a record that the program has missed, filled from the words in a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.marking import ADDED
from extract.review.deciding.blanks import NOTHING, Blank, Tried
from extract.review.deciding.inputs import inputs
from extract.review.deciding.typed import shown_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from extract.corrections import Codes
    from extract.marking import Candidate
    from extract.models import RecordKind, Span
    from extract.review.deciding.inputs import Input
    from extract.review.deciding.marked import Marked


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
