"""Which entries a reviewer sees, and how many there are of each value of each filter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.review.queue.state import FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from extract.review.queue.entries import Entry
    from extract.review.queue.state import State

NOBODY, ME, NONE = "nobody", "me", "none"
KINDS = {"issue": "issues", "sure": "sure values", "note": "notes that need no decision"}
SURE = "sure value"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: how it is called, and how many entries choosing it would show."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries that a state shows, and the choices of each filter."""

    entries: tuple[Entry, ...]
    choices: Mapping[str, tuple[Choice, ...]]


def chosen(entries: Iterable[Entry], state: State, reviewer: str) -> Chosen:
    """Return what a state shows of `entries`; each filter counts what all others let through."""
    wanted = [(number, name, _wanted(name, state, reviewer)) for number, name in enumerate(FILTERS)]
    counts: tuple[Counter[str], ...] = tuple(Counter() for _ in FILTERS)
    shown: list[Entry] = []
    for entry in entries:
        values = tuple(VALUES[name](entry) for name in FILTERS)
        misses = [n for n, name, value in wanted if not _fits(name, values[n], value)]
        if not misses:
            shown.append(entry)
        if len(misses) <= 1:
            for n in misses or range(len(FILTERS)):
                counts[n][values[n]] += 1
    return Chosen(tuple(shown), dict(zip(FILTERS, map(_choices, FILTERS, counts), strict=True)))


def _wanted(name: str, state: State, reviewer: str) -> str:
    value = str(getattr(state, name))
    return reviewer if name == "assigned" and value == ME else value


def _fits(name: str, value: str, wanted: str) -> bool:
    """Tell whether a filter lets a value through; notes are seen only by who asks for them."""
    return value == wanted if wanted else name != "kind" or value != "note"


def _choices(name: str, counts: Counter[str]) -> tuple[Choice, ...]:
    told = (Choice(value, _label(name, value), count) for value, count in counts.items())
    if name in ORDERS:
        return tuple(sorted(told, key=lambda one: ORDERS[name].index(one.value)))
    return tuple(sorted(told, key=lambda one: (one.value in {NONE, NOBODY}, one.label)))


def _label(name: str, value: str) -> str:
    if name == "kind":
        return KINDS[value]
    if name == "language":
        return LANGUAGES.get(value, value)
    return value.replace("_", " ") if name == "code" else value


ORDERS = {"kind": ("issue", "sure", "note"), "severity": ("error", "warning", "info", NONE)}
LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", NONE: "unknown"}
VALUES: Mapping[str, Callable[[Entry], str]] = {
    "kind": lambda entry: entry.item.kind,
    "severity": lambda entry: entry.item.severity or NONE,
    "code": lambda entry: entry.item.code or NONE,
    "partner": lambda entry: entry.item.partner_name or NONE,
    "source": lambda entry: entry.item.source or NONE,
    "language": lambda entry: entry.item.language or NONE,
    "rule": lambda entry: entry.item.rule or NONE,
    "assigned": lambda entry: entry.assigned or NOBODY,
}
