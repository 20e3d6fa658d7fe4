"""What changed since the edition before, and the pages on which that edition says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.review.documents.entries import Entry
from extract.review.documents.sheets import Sheet, sheets
from extract.showing import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.review.documents.drawing import Drawn
    from extract.warehouse.reviewing.editions import Beside, Change, Edition

SAID: Mapping[str, str] = {
    "same": "the same",
    "restated": "restated",
    "added": "new",
    "gone": "gone",
    "overlaps": "other years, which overlap",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one record; `ids` are all by which it is known in this edition."""

    state: str
    said: str
    label: str
    told: str
    ids: tuple[str, ...]
    older_id: str | None
    older_page: int | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier edition: its pages, with the boxes of what was compared, and all changes since."""

    edition: Edition
    when: str
    changes: tuple[Changed, ...]
    sheets: tuple[Sheet, ...]
    missing: str


def earlier(beside: Beside, also: Mapping[str, Sequence[str]], sizes: Drawn) -> Earlier | None:
    """Return the earlier edition of a document, if there is one."""
    if beside.earlier is None:
        return None
    kinds = {one.older_id: one.kind for one in beside.changes if one.older_id}
    rows = [Entry(kinds[key], key, "", "", (), spots) for key, spots in beside.places.items()]
    return Earlier(
        beside.earlier,
        when(beside.earlier),
        tuple(changed(beside, also)),
        sheets(beside.earlier.page_count, sizes.sizes, rows),
        sizes.missing,
    )


def when(edition: Edition) -> str:
    """Return what an edition is called."""
    return words.printed(edition.published) or edition.file_name


def changed(beside: Beside, also: Mapping[str, Sequence[str]]) -> Iterator[Changed]:
    """Yield what became of each record."""
    for one in beside.changes:
        ids = (one.newer_id, *also.get(one.newer_id, ())) if one.newer_id else ()
        yield Changed(
            one.state,
            SAID.get(one.state, one.state),
            one.label,
            _told(one),
            tuple(ids),
            one.older_id,
            one.older_page,
        )


def since(beside: Beside, also: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return what became of each record of this edition, in words: `Since June 2021: restated, …`."""
    found: dict[str, dict[str, None]] = {}
    edition = when(beside.earlier) if beside.earlier else ""
    for one in changed(beside, also):
        for record in one.ids:
            told = f"{one.said}, {one.told}" if one.told and one.state != "added" else one.said
            found.setdefault(record, {})[f"Since {edition}: {told}"] = None
    return {record: tuple(said) for record, said in found.items()}


def _told(one: Change) -> str:
    old, new = words.figures(one.old), words.figures(one.new)
    if one.field:
        return f"{words.spaced(one.field)}: {old or 'nothing'} → {new or 'nothing'}"
    return new or old
