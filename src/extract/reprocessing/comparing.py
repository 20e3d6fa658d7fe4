"""Hold what is kept of a document against what is read of it now.

What the program had read is compared with what it reads: corrections are set apart on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extract.reprocessing.changes import Change
from extract.reprocessing.decisions import Decisions, becomes
from extract.reprocessing.items import WORDS, Item, items_of
from extract.reprocessing.matching import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.reprocessing.changes import Kind
    from extract.reprocessing.decisions import Decision
    from extract.warehouse import Rows


def compare(document: str, file_name: str, older: Rows, newer: Rows) -> tuple[Change, ...]:
    """Return what would change in a document; of each, what becomes of a reviewer's decision."""
    return tuple(_Desk(document, file_name, older, newer).changes())


@dataclass
class _Desk:
    """Two readings of one document, side by side."""

    document: str
    file_name: str
    older: Rows
    newer: Rows
    told: set[str] = field(default_factory=set)  # decisions that a change has named

    @cached_property
    def sides(self) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        return items_of(self.older), items_of(self.newer)

    @cached_property
    def pairs(self) -> tuple[tuple[Item, Item], ...]:
        return tuple(pairs(*self.sides))

    @cached_property
    def now_called(self) -> Mapping[str, str]:
        """The new id of each old record that is still there."""
        return {one.id: other.id for one, other in self.pairs}

    @cached_property
    def owners(self) -> Mapping[str, tuple[Item, Item]]:
        """Each pair by both its ids."""
        return {item.id: pair for pair in self.pairs for item in pair}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """What each record says, by id."""
        return {one.id: one.anchor.words for side in self.sides for one in side if not one.owner}

    @cached_property
    def decisions(self) -> tuple[Decisions, Decisions]:
        older, newer = (rows.get("corrections", ()) for rows in (self.older, self.newer))
        return Decisions(self.document, older), Decisions(self.document, newer)

    def changes(self) -> Iterator[Change]:
        for one, other in (*self.pairs, *self._owned_pairs()):
            yield from self._between(one, other)
        yield from self._lost()
        yield from self._gained()
        yield from self._decided()

    def _between(self, one: Item, other: Item) -> Iterator[Change]:
        """Yield the fields in which a record differs; where only its place does, its id."""
        found = [*self._fields(one, other), *self._references(one, other)]
        if not found and one.id != other.id and not one.owner:
            found = [self._change("different", one, other, "id", (one.id, other.id))]
        yield from found

    def _fields(self, one: Item, other: Item) -> Iterator[Change]:
        for name in dict.fromkeys((*other.now, *one.now)):
            read = one.machine.get(name), other.machine.get(name)
            force = one.now.get(name), other.now.get(name)
            if read[0] != read[1]:
                yield self._change("decided" if self._follows(other) else "different", one, other, name, read)
            elif force[0] != force[1]:
                yield self._change("decided", one, other, name, force)

    def _follows(self, item: Item) -> bool:
        """Tell whether what belongs to a record has changed with a decision on it, and not by itself."""
        if not item.owner:
            return False
        pair = self.owners.get(item.owner)
        return pair is not None and pair[0].machine == pair[1].machine and pair[0].now != pair[1].now

    def _references(self, one: Item, other: Item) -> Iterator[Change]:
        """Yield what leads to another record; a record that is only called otherwise is no other."""
        for name in other.references:
            mine, theirs = one.references.get(name, ()), other.references[name]
            if tuple(sorted(self.now_called.get(key, key) for key in mine)) != theirs:
                led = self.decisions[0].touched(one.id, name) or self.decisions[1].touched(other.id, name)
                kind: Kind = "decided" if led else "different"
                yield self._change(kind, one, other, name, (self._said(mine), self._said(theirs)))

    def _said(self, ids: tuple[str, ...]) -> str | None:
        return "; ".join(self.words.get(key) or key for key in ids) or None

    def _owned_pairs(self) -> Iterator[tuple[Item, Item]]:
        newer = {(one.owner, one.key, one.table): one for one in self.sides[1] if one.owner}
        for one in self.sides[0]:
            twin = newer.get((*self._place(one), one.table)) if one.owner else None
            if twin:
                yield one, twin

    def _place(self, one: Item) -> tuple[str, tuple[str | None, ...]]:
        """Return where an old row belongs by the ids of today."""
        key = tuple(self.now_called.get(part or "", part) for part in one.key)
        return self.now_called.get(one.owner, one.owner), key

    def _lost(self) -> Iterator[Change]:
        kept = {id(one) for one, _ in (*self.pairs, *self._owned_pairs())}
        for one in self.sides[0]:
            if id(one) not in kept:
                decided = one.added or self._follows(one) or self.decisions[1].removed(one.id)
                yield self._change("decided" if decided else "lost", one, None, None, (_summary(one), None))

    def _gained(self) -> Iterator[Change]:
        kept = {id(other) for _, other in (*self.pairs, *self._owned_pairs())}
        for other in self.sides[1]:
            if id(other) not in kept:
                decided = other.added or self._follows(other) or self.decisions[0].removed(other.id)
                kind: Kind = "decided" if decided else "gained"
                yield self._change(kind, None, other, None, (None, _summary(other)))

    def _decided(self) -> Iterator[Change]:
        """Yield decisions that come to another state though no value changes."""
        for key in dict.fromkeys((*self.decisions[1].all, *self.decisions[0].all)):
            one = self.decisions[1].all.get(key) or self.decisions[0].all[key]
            state = becomes(one, *self.decisions)
            if state != "unchanged" and key not in self.told:
                then = self.decisions[0].all.get(key)
                yield self._change_of(one, state, then)

    def _change_of(self, one: Decision, state: str, then: Decision | None) -> Change:
        return Change(
            change="decided",
            decision=state,
            correction=one.id,
            field=one.field,
            old=then.machine if then else None,
            new=one.machine,
            record_id=one.record_id,
            **self._where(one.record, one.words, one.page),
        )

    def _change(
        self,
        kind: Kind,
        one: Item | None,
        other: Item | None,
        name: str | None,
        told: tuple[str | None, str | None],
    ) -> Change:
        item = other or one
        assert item
        made = Change(
            change=kind,
            field=name,
            old=told[0],
            new=told[1],
            rule=item.rule,
            record_id=item.id,
            **self._where(item.table, self._words(item), item.anchor.page),
        )
        return self._judged(made, one, other)

    def _judged(self, made: Change, one: Item | None, other: Item | None) -> Change:
        """Add what becomes of the decision on the value."""
        items = [item for item in (other, one) if item]
        found = (
            side.on(item.id, None if item.owner else made.field)
            for side in reversed(self.decisions)
            for item in items
        )
        decision = next((it for it in found if it), None)
        if decision is None:
            return made
        self.told.add(decision.id)
        force = other.now.get(made.field) if other and made.field else None
        more = {"decision": becomes(decision, *self.decisions), "correction": decision.id}
        return made.model_copy(update=more | {"in_force": force})

    def _words(self, item: Item) -> str:
        if not item.owner:
            return item.anchor.words
        owner = self.words.get(item.owner, "")
        return ": ".join(part for part in (owner, item.anchor.words) if part)

    def _where(self, table: str, words: str, page: int | None) -> dict[str, Any]:
        return {
            "table": table,
            "words": words[:WORDS],
            "page": page,
            "file_name": self.file_name,
            "document": self.document,
        }


def _summary(item: Item) -> str:
    """Return all values of a record in one line."""
    told = {name: value for name, value in item.machine.items() if value is not None and name != "rule"}
    return "; ".join(f"{name}: {value}" for name, value in told.items())
