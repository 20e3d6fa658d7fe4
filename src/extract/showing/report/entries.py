"""The appendix: where each figure comes from. Figures read at the same place share an entry."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from extract.showing.report import told
from extract.showing.report.pieces import Piece, Spotted, pieces, spotted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.sources import Archive
    from extract.warehouse.reporting import Evidence, Report

MOST_PICTURES = 150
LONGEST = 400  # characters of a quote


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a document, and the records that were read there."""

    place: Evidence
    quote: str
    records: tuple[tuple[Evidence, str], ...]
    piece: Piece | None


@dataclass(frozen=True, slots=True)
class Appendix:
    """All entries by document; `left_out` pictures would have made the page too large."""

    entries: tuple[tuple[Evidence, tuple[Entry, ...]], ...]
    pictures: int
    left_out: int


def appendix(report: Report, archive: Archive | None) -> Appendix:
    """Return where the records of a report come from, with pictures from `archive` if it is given."""
    groups = _groups(report)
    wanted = _pictured(report, groups) if archive else {}
    places = list(dict.fromkeys(wanted.values()))
    drawn = pieces(places[:MOST_PICTURES], archive) if archive else {}
    lines = told.all_of(report)
    shown = {record: drawn[place] for record, place in wanted.items() if place in drawn}
    entries = [_entry(group, lines, shown.get(group[0].record)) for group in groups]
    by_document = groupby(entries, key=lambda entry: entry.place.document)
    return Appendix(
        entries=tuple((some[0].place, some) for _, found in by_document for some in [tuple(found)]),
        pictures=len(drawn),
        left_out=max(len(places) - MOST_PICTURES, 0),
    )


def _groups(report: Report) -> list[tuple[Evidence, ...]]:
    """Return the records of each place: documents as the report has them, places as they are printed."""
    documents = {name: at for at, name in enumerate(dict.fromkeys(one.document for one in report.evidence))}

    def order(one: Evidence) -> tuple[object, ...]:
        first = one.spots[0] if one.spots else None
        where = (one.page or 0, first.top if first else 0.0, first.x0 if first else 0.0)
        return documents[one.document], *where, one.quote, one.section or "", one.record

    return [tuple(some) for _, some in groupby(sorted(report.evidence, key=order), key=_place)]


def _place(one: Evidence) -> tuple[object, ...]:
    return one.document, one.page, one.spots, one.quote, one.section, one.row_head, one.column_head


def _pictured(report: Report, groups: Iterable[Sequence[Evidence]]) -> dict[str, Spotted]:
    """Return the places of what is counted, contributions and projects, by the first record of each."""
    counted = {one.record for one in (*report.stated, *report.given)} | {work.record for work in report.works}
    found: dict[str, Spotted] = {}
    for first, *others in groups:
        place = spotted(first.document, first.spots)
        if place and any(one.record in counted for one in (first, *others)):
            found[first.record] = place
    return found


def _entry(group: Sequence[Evidence], lines: Mapping[str, str], piece: Piece | None) -> Entry:
    first = group[0]
    quote = first.quote if len(first.quote) <= LONGEST else first.quote[: LONGEST - 1].rstrip() + "…"
    told_records = [(one, lines.get(one.record, one.kind.capitalize())) for one in group]
    return Entry(
        place=first,
        quote=quote,
        records=tuple(sorted(told_records, key=lambda record: record[1])),
        piece=piece,
    )
