"""Sure values are mixed in evenly, so that nobody decides them in a row, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.review.queue.entries import Entry


def mixed(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries with sure ones at equal distances; both keep their own order.

    Where there are more sure ones than others, one stands behind each other one, and the rest at the end.
    """
    some = tuple(entries)
    rest = [one for one in some if one.item.kind != "sure"]
    sure = [one for one in some if one.item.kind == "sure"]
    apart = max(len(rest) / len(sure), 1.0) if sure else 1.0
    places = [(float(n), 0, n) for n in range(len(rest))]
    places += [((n + 1) * apart - 1, 1, n) for n in range(len(sure))]
    return tuple((sure if which else rest)[n] for _, which, n in sorted(places))
