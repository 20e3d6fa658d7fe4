"""From what was sent to corrections that can be kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.corrections import Author, Decision, answered, correction, seen_of
from extract.corrections import Subject as About
from extract.errors import CorrectionError
from extract.models import Into
from extract.review.deciding.inputs import input_of
from extract.review.deciding.reasons import reason_for
from extract.review.deciding.typed import value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from pydantic import JsonValue

    from extract.corrections import Codes
    from extract.models import Action, Correction, RecordKind
    from extract.review.deciding.posted import Posted
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.records import Sight

UNCHANGED = "Nothing was changed. If it is right as it stands, accept it (a)."


class Refused(CorrectionError):  # noqa: N818 - what was sent
    """What was sent cannot be kept; `errors` say of which field what is wrong."""

    def __init__(self, message: str, errors: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.errors = errors or {}


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the corrections of one form: all at one moment, by one person."""

    sight: Sight
    waiting: Waiting
    codes: Codes
    reviewer: str
    two_reviewers: Collection[str] = ()

    def made(self, sent: Posted, look: Callable[[str], Sight | None]) -> tuple[Correction, ...]:
        """Return the corrections; `look` finds other records. `Refused` says what is wrong."""
        author = Author(
            self.reviewer,
            reason_for(sent.told.action, sent.told.kind, sent.told.reason),
            at=datetime.now(UTC),
        )
        if not author.reason:
            raise Refused("Write what you want to say.", {"reason": "A comment needs words."})
        try:
            return tuple(self._one(sent, decision, author) for decision in self._decisions(sent, look))
        except Refused:
            raise
        except CorrectionError as error:
            raise Refused(error.message) from error

    def _one(self, sent: Posted, decision: Decision, author: Author) -> Correction:
        found = self.sight.found
        about = About(found.document, found.edition, found.kind, found.record_id, found.anchor)
        rule = self.sight.rule.name if self.sight.rule else None
        told = replace(decision, rule=rule, answers=self._answers(sent.told.answers, decision))
        return correction(about, told, author, self.codes)

    def _answers(self, asked: str, decision: Decision) -> str | None:
        """Return the code of the issue that led here, or that is settled by the way; two people go first."""
        found = self.sight.found
        code = answered(found.kind, decision.field, found.issues, self.two_reviewers)
        return code if code in self.two_reviewers else asked or code

    def _decisions(self, sent: Posted, look: Callable[[str], Sight | None]) -> Iterator[Decision]:
        match sent.told.action:
            case "edit":
                yield from self._edits(sent)
            case "accept" | "unknown":
                field = sent.told.field and input_of(self.kind, sent.told.field).name
                yield Decision(sent.told.action, field, self._machine(field))
            case "merge":
                yield Decision("merge", seen=self._seen, value=_into(self.kind, look(sent.told.into or "")))
            case "split":
                yield Decision("split", seen=self._seen, value={"parts": list(self._parts(sent))})
            case "reject" | "comment":
                yield Decision(sent.told.action)
            case _:
                raise Refused(f"{sent.told.action!r} cannot be decided here.")

    @property
    def kind(self) -> RecordKind:
        """The kind of the record."""
        return self.sight.found.kind

    @property
    def _seen(self) -> JsonValue:
        """What the program had read of a project that is merged or split."""
        return seen_of(self.sight.found.machine)

    def _machine(self, field: str | None) -> JsonValue:
        return self.sight.found.machine.get(field) if field else None

    def _edits(self, sent: Posted) -> Iterator[Decision]:
        """Yield an edit for each field that was changed."""
        values = typed_values(self.kind, sent.changed(), self.codes, self._language)
        found = self.sight.found
        changed = {
            name: value
            for name, value in values.items()
            if value != self.waiting.value(found.record_id, name, found.now.get(name))
        }
        if not changed:
            raise Refused(UNCHANGED)
        for name, value in changed.items():
            yield Decision("edit", name, self._machine(name), value)

    def _parts(self, sent: Posted) -> Iterator[JsonValue]:
        if len(sent.parts) < 2:
            raise Refused("A project is split into two parts or more. Give each a title.")
        for number, part in enumerate(sent.parts):
            texts = {name: some for name, some in part.items() if "".join(some).strip()}
            values = typed_values(self.kind, texts, self.codes, self._language, f"part.{number}.")
            if not values.get("title"):
                raise Refused("Each part needs a title.", {f"part.{number}.title": "Give it a title."})
            yield values

    @property
    def _language(self) -> str:
        return str(self.sight.found.now.get("language") or self.sight.language or "en")


def typed_values(
    kind: RecordKind,
    texts: Mapping[str, tuple[str, ...]],
    codes: Codes,
    language: str,
    prefix: str = "",
) -> dict[str, JsonValue]:
    """Return the values of all fields; `Refused` tells of each that is wrong."""
    values: dict[str, JsonValue] = {}
    errors: dict[str, str] = {}
    for name, some in texts.items():
        try:
            values[name] = value_of(kind, name, some, codes, language)
        except CorrectionError as error:
            errors[prefix + name] = _capital(error.message.removeprefix(f"{name}: "))
    if errors:
        raise Refused("Nothing was kept yet: see the marked field.", errors)
    return values


def _into(kind: RecordKind, other: Sight | None) -> JsonValue:
    """Return the project with which another is merged, as it can be found again."""
    if kind != "project" or other is None or other.found.kind != "project":
        raise Refused("Choose the project of which this one is a part.", {"into": "Choose a project."})
    told: JsonValue = Into(into=other.found.record_id, anchor=other.found.anchor).model_dump(mode="json")
    return told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def batch(entries: tuple[Correction, ...], one: Correction) -> tuple[Correction, ...]:
    """Return all that was decided with one form, `one` among it."""
    same = (one.at, one.reviewer, one.document, one.record_id)
    return tuple(x for x in entries if (x.at, x.reviewer, x.document, x.record_id) == same)


def undoing(waiting: Waiting, reviewer: str) -> tuple[Correction, ...]:
    """Return what the reviewer has decided last, and not taken back: all of one form."""
    for one in reversed(waiting.entries):
        mine = one.reviewer == reviewer and one.action not in ("undo", "assign")
        if mine and not waiting.is_undone(one):
            return tuple(x for x in batch(waiting.entries, one) if not waiting.is_undone(x))
    return ()


def undo(one: Correction, author: Author) -> Correction:
    """Return the correction that takes `one` back."""
    about = About(one.document, one.edition, one.kind, one.record_id, one.anchor)
    action: Action = "undo"
    return correction(about, Decision(action, one.field, value=one.id), author)
