"""What a row of the queue says, and why it stands where it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.models import plain
from extract.review.queue.following import link_to
from extract.showing.words import capital, figures, money, number, qualified, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.review.queue.entries import Entry
    from extract.review.queue.state import State
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.queue import QueueItem, Stake

TONES = {"error": "bad", "warning": "warn"}
GRAVITY = {"error": "error", "warning": "warning", "info": "remark"}
LONGEST = 160  # characters of quoted words


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row stands where it stands: words, and their points."""

    told: str
    points: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it is shown; `tag` is its severity, or that it is a sure value."""

    entry: Entry
    link: str
    tag: str
    tone: str
    what: str
    value: str
    reasons: tuple[Reason, ...]
    points: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with what is left in it: how many of each severity, and how many sure values."""

    sha256: str
    link: str
    file_name: str
    partner: str
    published: str
    state: str
    errors: int
    warnings: int
    remarks: int
    sure: int
    assigned: str | None


def row(entry: Entry, state: State, over: Waiting) -> Row:
    """Return what is shown of an entry."""
    item = entry.item
    is_sure = item.kind == "sure"
    tag = "sure value" if is_sure else "note" if item.kind == "note" else GRAVITY[item.severity or "info"]
    return Row(
        entry,
        link_to(entry, state),
        tag,
        TONES.get(item.severity or "", ""),
        _question(item) if is_sure else item.message or "",
        _value(item, over),
        () if is_sure else tuple(_reasons(item.severity or "info", item.stake)),
        "" if is_sure else f"{item.stake.stake:.0f}",
    )


def _question(item: QueueItem) -> str:
    told = f"“{_short(item.text)}”" if item.text else "no words"
    under = f" (under {_short(item.heading)})" if item.heading else ""
    return f"{capital(spaced(item.record or ''))}: {told}{under}. Is it read right?"


def _short(words: str | None) -> str:
    told = " ".join((words or "").split())
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rstrip()}…"


def _value(item: QueueItem, over: Waiting) -> str:
    """Return the value of the record, with what waits laid over it."""
    if item.value is None or item.record_id is None:
        return _said(item)
    value = _laid_over(item, over, "value", plain(item.value))
    currency = _laid_over(item, over, "currency", item.currency)
    most = _laid_over(item, over, "value_max", plain(item.value_max) if item.value_max is not None else None)
    if value is None:
        return _said(item)
    if currency is None and item.record == "key_figure":
        figure = number(Decimal(value))
    else:
        figure = money(Decimal(value), currency, Decimal(most) if most is not None else None)
    return " ".join(filter(None, (qualified(item.qualifier) + figure, item.said)))


def _laid_over(item: QueueItem, over: Waiting, field: str, shown: str | None) -> str | None:
    """Return a field of the record with what waits; None for nothing."""
    value = over.value(item.record_id or "", field, shown)
    return None if value is None else str(value)


def _said(item: QueueItem) -> str:
    """Return what a record says that is no money, long numbers in groups of three."""
    name, colon, value = (item.said or "").rpartition(": ")
    return f"{name}{colon}{figures(value)}"


def _reasons(severity: str, stake: Stake) -> Iterator[Reason]:
    """Yield the parts of what is at stake; together they are its points."""
    yield Reason(capital(GRAVITY[severity]), f"{stake.severity_points:.0f}")
    places = f", {stake.places} places" if stake.places > 1 else ""
    yield Reason(f"{capital(stake.resting)}{places}", f"{stake.use_points:.0f}")
    if stake.usd is not None:
        yield Reason(
            f"About {number(round(Decimal(stake.usd)))} dollars or units", f"{stake.amount_points:.0f}"
        )
    if stake.precision is None:
        yield Reason("No rule of which is known how often it is right", f"{stake.doubt_points:.0f}")
    else:
        yield Reason(f"Its rule is right in {100 * stake.precision:.1f}%", f"{stake.doubt_points:.0f}")
    if not stake.is_current:
        yield Reason("A newer edition is there", f"{stake.edition_points:.0f}")


def by_document(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return entries document by document, in the order in which these come first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.item.document:
            found[entry.item.document].append(entry)
    return list(found.values())


def document_row(entries: Sequence[Entry], state: State, assigned: Mapping[str, str | None]) -> DocumentRow:
    """Return what is shown of a document with these entries."""
    first = entries[0].item
    sha256 = first.document or ""

    def count(severity: str) -> int:
        return sum(one.item.severity == severity for one in entries)

    return DocumentRow(
        sha256,
        link_to(entries[0], state),
        first.file_name or "",
        first.partner_name or "partner unknown",
        first.published or "",
        first.state or "",
        count("error"),
        count("warning"),
        count("info"),
        sum(one.item.kind == "sure" for one in entries),
        assigned.get(sha256),
    )
