"""Find the record that a reviewer saw, also when its id has changed.

In the same file it stands where it stood: boxes that overlap, with words of which one holds the other. In
another edition it has the same words under the same heading. Where two would do equally, none is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.corrections.kinds import KINDS
from extract.models import Anchor, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.models import Contribution, Correction, FactSheet, RecordKind

WORDS = 200  # characters that are kept of long texts
HALF = 0.5  # of the smaller of two places
Rank = tuple[float, ...]


def anchor_of(sheet: FactSheet, kind: RecordKind, record: Any) -> Anchor:
    """Return where a record stands and what it says."""
    return next(_sights(sheet, kind, record))


def find(sheet: FactSheet, asked: Correction) -> Any | None:
    """Return the record that `asked` is about; None if it is gone, or several could be meant."""
    records = getattr(sheet, KINDS[asked.kind].list)
    own = asked.document == sheet.source.sha256
    if own:
        for record in records:
            if record.id == asked.record_id:
                return record
    ranks = {n: _rank(sheet, asked, record, own=own) for n, record in enumerate(records)}
    found = sorted(((rank, n) for n, rank in ranks.items() if rank), reverse=True)
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return records[found[0][1]]


def overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Return the share of the smaller place that lies in the other one."""
    mine, theirs = tuple(one), tuple(other)
    smaller = min(sum(map(_area, mine)), sum(map(_area, theirs)))
    shared = sum(_shared(a, b) for a in mine for b in theirs)
    return shared / smaller if smaller > 0 else 0.0


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for blanks and capitals."""
    return _norm(one) == _norm(other)


def _rank(sheet: FactSheet, asked: Correction, record: object, *, own: bool) -> Rank | None:
    ranks = (likeness(asked.anchor, sight, own=own) for sight in _sights(sheet, asked.kind, record))
    return max((rank for rank in ranks if rank), default=None)


def likeness(anchor: Anchor, other: Anchor, *, own: bool) -> Rank | None:
    """Return how much two sights are alike, as numbers that sort; None if they are of different records.

    `own` tells that both are of the same file, where places count.
    """
    words = same_words(anchor.words, other.words)
    heading = same_words(anchor.heading or "", other.heading or "")
    if anchor.detail != other.detail:
        return None
    if not own:
        return (1.0,) if words and heading else None
    share = overlap(anchor.spans, other.spans)
    if anchor.spans and other.spans:
        return (words, share, heading) if share >= HALF and _nested(anchor, other) else None
    return (1.0, 0.0, heading) if words and heading else None


def _nested(one: Anchor, other: Anchor) -> bool:
    mine, theirs = _norm(one.words), _norm(other.words)
    return mine in theirs or theirs in mine


def _sights(sheet: FactSheet, kind: RecordKind, record: Any) -> Iterator[Anchor]:
    """Yield all places of a record, its own first; those of contributions are all that state it."""
    headings = {section.id: section.heading for section in sheet.sections}
    spans: tuple[Span, ...] = getattr(record, "spans", ())
    detail, words = "", _words(kind, record)
    if kind in {"fact", "issue"}:
        detail = record.key if kind == "fact" else record.code
    if kind == "contribution":
        detail = _charted(record)
    heading = record.heading if kind == "section" else headings.get(getattr(record, "section_id", None) or "")
    page = spans[0].page if spans else None
    yield Anchor(page=page, spans=spans, heading=heading, words=words[:WORDS], detail=detail)
    if kind == "contribution":
        for place in record.places[1:]:
            if place.record == "amount":
                told = headings.get(place.section_id or "")
                yield Anchor(spans=place.spans, heading=told, words=place.text[:WORDS])


def _words(kind: RecordKind, record: Any) -> str:
    if kind == "issue":
        return str(record.message)
    if kind == "section" and record.heading:
        return str(record.heading)
    return str(record.text)


def _charted(contribution: Contribution) -> str:
    """Return the series and the label of a chart's value; its words and place are the whole chart's."""
    own = next(iter(contribution.places), None)
    return f"{own.series}|{own.label}" if own and own.record == "chart_value" else ""


def _norm(text: str) -> str:
    return " ".join(text.casefold().split())


def _area(span: Span) -> float:
    return max(span.x1 - span.x0, 0.0) * max(span.bottom - span.top, 0.0)


def _shared(one: Span, other: Span) -> float:
    if one.page != other.page:
        return 0.0
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0.0) * max(high, 0.0)
