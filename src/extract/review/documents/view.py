"""All that the document page shows, made of the published file, of what waits, and of the PDF."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.review.documents.beside import since
from extract.review.documents.entries import (
    STATES,
    Before,
    Entry,
    befores,
    entry,
    gone,
    kind_name,
    kinds_name,
    states,
)
from extract.review.documents.laying import laid, laid_fields
from extract.review.documents.outline import Outline, outline
from extract.review.documents.sheets import Sheet, sheets
from extract.showing import words
from extract.showing.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.review.documents.drawing import Drawn
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.documents import Decided, Read

FIELDS = ("title", "partner_name", "partner_code", "published", "language", "publisher")
LABELS = {"partner_name": "Partner", "partner_code": "Partner code"}
MARKED = ("issue", "amount", "contribution", "project", "fact", "key_figure", "table", "chart", "contact")
LEGEND = (*MARKED, "comparison", "section", "country", "region", "date", "organisation", "link")
LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish"}


@dataclass(frozen=True, slots=True)
class Told:
    """A field of the document."""

    name: str
    label: str
    value: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record in the legend; the boxes of some are not shown until they are wanted."""

    name: str
    label: str
    count: int
    shown: bool


@dataclass(frozen=True, slots=True)
class View:
    """The page of one document. `missing` says why there are no pictures."""

    sha256: str
    name: str
    file_name: str
    state: str
    cause: str | None
    fields: tuple[Told, ...]
    states: tuple[str, ...]
    befores: tuple[Before, ...]
    outline: Outline
    sheets: tuple[Sheet, ...]
    kinds: tuple[Kind, ...]
    missing: str

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """What decisions make of the document's own fields, each state with its words."""
        return tuple((state, STATES[state]) for state in self.states)

    @property
    def lists(self) -> tuple[tuple[str, str, tuple[Entry, ...]], ...]:
        """The lists behind the sections: kind, what several of it are called, rows."""
        return tuple((kind, kinds_name(kind), rows) for kind, rows in self.outline.lists.items())


def view(read: Read, waiting: Waiting, sizes: Drawn) -> View:
    """Return the page of a document whose pages have `sizes`."""
    found = entries(read, waiting)
    own = laid_fields(read, waiting)
    changed = tuple(befores(own))
    told = own.held.told
    return View(
        sha256=read.sha256,
        name=told["title"] or told["file_name"],
        file_name=told["file_name"],
        state=told["state"],
        cause=told["cause"],
        fields=tuple(_fields(told, changed)),
        states=tuple(states(own, _decisions(read).get(read.sha256, []))),
        befores=changed,
        outline=found,
        sheets=sheets(told["page_count"] or 0, sizes.sizes, found.all()),
        kinds=tuple(_kinds(found)),
        missing=sizes.missing,
    )


def entries(read: Read, waiting: Waiting) -> Outline:
    """Return all rows of a document, by list."""
    decided, told = _decisions(read), since(read.beside, read.also)
    rows = [
        entry(
            one,
            decided.get(one.held.record_id, ()),
            read.also.get(one.held.record_id, ()),
            told.get(one.held.record_id, ()),
        )
        for one in laid(read, waiting)
    ]
    present = {one.record_id for one in rows}
    rejected = [one for one in read.decisions if (one.action, one.state) == ("reject", "applied")]
    return outline(rows, [gone(one) for one in rejected if one.record_id not in present])


def _decisions(read: Read) -> Mapping[str, list[Decided]]:
    found: dict[str, list[Decided]] = {}
    for one in read.decisions:
        found.setdefault(one.record_id, []).append(one)
    return found


def _fields(told: Mapping[str, Any], changed: tuple[Before, ...]) -> Iterator[Told]:
    before = {one.name: one.before for one in changed}
    for name in FIELDS:
        value = shown(told[name])
        if name == "published":
            value = words.printed(value)
        elif name == "language":
            value = LANGUAGES.get(value, value)
        label = LABELS.get(name) or words.capital(name)
        yield Told(name, label, value or "not known", before.get(words.spaced(name)))


def _kinds(found: Outline) -> Iterator[Kind]:
    counts = Counter(one.kind for one in found.all() if one.spots)
    for kind in (kind for kind in LEGEND if kind in counts):
        count = counts[kind]
        name = kind_name(kind) if count == 1 else kinds_name(kind)
        yield Kind(kind, name, count, kind in MARKED)
