"""A record as one row of the lists: a title, the words as printed, tags, and what reviewers made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.corrections.adding import RULE
from extract.review.documents import titles
from extract.showing import words
from extract.showing.wording import shown
from extract.warehouse.reviewing.documents import NAMES as FIELD_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.review.documents.laying import Laid
    from extract.warehouse.reviewing.documents import Decided
    from extract.warehouse.reviewing.rows import Spot

LONGEST = 160  # characters of a quote
NOTHING = "nothing"
NAMES: Mapping[str, str] = {"comparison": "cross-check"}  # of kinds whose own name does not say it
PLURALS: Mapping[str, str] = {"country": "countries"}
STATES: Mapping[str, str] = {  # what a row's tag says of decisions
    "waiting": "waiting to be applied",
    "unknown": "cannot be known",
    "proposed": "needs a second reviewer",
    "rejected": "rejected",
    "added": "added by a reviewer",
    "corrected": "corrected",
    "accepted": "accepted",
    "stale": "corrected, but read differently now",
}


@dataclass(frozen=True, slots=True)
class Before:
    """A field that was corrected: what the program had read, and what counts now."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row. `states` are names of `STATES`; `about` is another record that it is about."""

    kind: str
    record_id: str
    title: str
    quote: str
    tags: tuple[str, ...]
    spots: tuple[Spot, ...]
    tone: str = ""  # good, warn or bad: of issues and cross-checks
    about: str | None = None
    also: tuple[str, ...] = ()
    befores: tuple[Before, ...] = ()
    states: tuple[str, ...] = ()
    section_id: str | None = None
    start: int = 0  # of its words in the section, in characters; of a section, its place in the order
    end: int = 0
    level: int = 0
    words: str = ""  # all of a section's text
    since: tuple[str, ...] = ()  # what became of it since the earlier edition

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages on which it stands."""
        return tuple(sorted({spot.page for spot in self.spots}))

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """What decisions make of it, each state with its words."""
        return tuple((state, STATES[state]) for state in self.states)

    @property
    def kind_name(self) -> str:
        """What a reader calls a record of this kind."""
        return kind_name(self.kind)


def kind_name(kind: str) -> str:
    """Return what a reader calls a record of this kind."""
    return NAMES.get(kind, words.spaced(kind))


def kinds_name(kind: str) -> str:
    """Return what a reader calls several records of this kind."""
    return PLURALS.get(kind, f"{kind_name(kind)}s")


def entry(
    laid: Laid, decided: Sequence[Decided] = (), also: Sequence[str] = (), since: Sequence[str] = ()
) -> Entry:
    """Return the row of a record: as published, with what waits laid over it."""
    held = laid.held
    title = titles.title(held)
    return Entry(
        kind=held.kind,
        record_id=held.record_id,
        title=title,
        quote="" if held.kind in titles.SELF_SAID else _short(held.text, title),
        tags=tuple(titles.tags(held)),
        spots=held.spots,
        tone=titles.tone_of(held),
        about=held.told.get("record_id") if held.kind in titles.CHECKS else None,
        also=tuple(also),
        befores=tuple(befores(laid)),
        states=tuple(states(laid, decided)),
        section_id=held.section_id,
        start=held.told["order"] if held.kind == "section" else held.start,
        end=held.end,
        level=held.told.get("level") or 0 if held.kind == "section" else 0,
        words=held.text if held.kind == "section" else "",
        since=tuple(since),
    )


def gone(one: Decided) -> Entry:
    """Return the row of a record that a reviewer has rejected: none any more, but it can come back."""
    told = " ".join(one.text.split()) or kind_name(one.kind)
    return Entry(one.kind, one.record_id, _cut(words.capital(told)), "", (), one.spots, states=("rejected",))


def befores(laid: Laid) -> Iterator[Before]:
    """Yield what was corrected, in words; what the program had read is before all."""
    told = laid.held.told
    found = {FIELD_NAMES.get(name, name): words.figures(before) for name, before in laid.held.machine.items()}
    for name, before in ({name: shown(value) for name, value in laid.was.items()} | found).items():
        yield Before(words.spaced(name), before or NOTHING, shown(told.get(name)) or NOTHING)


def states(laid: Laid, decided: Iterable[Decided]) -> Iterator[str]:
    """Yield what decisions make of a record, each once."""
    found = {*laid.states, *map(_state, decided)}
    if laid.held.rule == RULE:
        found.add("added")
    if laid.held.machine or laid.was:
        found.add("corrected")
    yield from (name for name in STATES if name in found)


def _state(one: Decided) -> str:
    if one.state in {"proposed", "stale"}:
        return one.state
    in_force = one.state in {"applied", "confirmed"}
    named = {"unknown": "unknown", "reject": "rejected", "accept": "accepted", "add": "added"}
    return named.get(one.action, "") if in_force else ""


def _short(text: str, title: str) -> str:
    """Return the words on one line, cut where they are long; nothing where the title begins with them."""
    told = " ".join(text.split())
    return "" if title.casefold().startswith(told.casefold()) else _cut(told)


def _cut(told: str) -> str:
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rpartition(' ')[0]} …"
