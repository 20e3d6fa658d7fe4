"""The fields of forms: what stands in each, what the program had read, and what was sent and not kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.review.deciding.inputs import input_of
from extract.review.deciding.typed import shown_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.corrections import Codes
    from extract.review.deciding.inputs import Input
    from extract.review.waiting import Waiting
    from extract.warehouse.reviewing.records import Sight

OF_PART = ("title", "value", "currency", "countries", "start", "end")


@dataclass(frozen=True, slots=True)
class Blank:
    """One field of the form: what stands in it, what the program had read if that is other, what is wrong."""

    input: Input
    texts: tuple[str, ...]
    shown: str  # what stood in it when the form was made; only what differs from it is decided
    read: str = ""
    error: str = ""

    @property
    def text(self) -> str:
        """What stands in a field that takes one value."""
        return self.texts[0] if self.texts else ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What was sent and not kept: the texts of fields, and what is wrong with each."""

    texts: Mapping[str, tuple[str, ...]]
    errors: Mapping[str, str]
    message: str = ""
    reason: str = ""
    parts: tuple[Mapping[str, tuple[str, ...]], ...] = ()


NOTHING = Tried({}, {})


def blank(sight: Sight, asked: Input, waiting: Waiting, codes: Codes, tried: Tried) -> Blank:
    """Return a field of a record, with the value in force."""
    found = sight.found
    now = waiting.value(found.record_id, asked.name, found.now.get(asked.name))
    machine = found.machine.get(asked.name)
    texts = shown_in(found.kind, asked.name, now, codes)
    before = shown_in(found.kind, asked.name, machine, codes)
    return Blank(
        input=asked,
        texts=tried.texts.get(asked.name, texts),
        shown="; ".join(texts),
        read=("; ".join(before) or "nothing") if before != texts else "",
        error=tried.errors.get(asked.name, ""),
    )


def parts(words: str, tried: Tried) -> tuple[tuple[Blank, ...], ...]:
    """Return the forms of the parts into which a project is split: those sent, or two, one called `words`."""
    sent = tried.parts or ({"title": (words,)}, {})
    return tuple(_part(f"part.{n}.", part, tried.errors) for n, part in enumerate(sent))


def _part(prefix: str, texts: Mapping[str, tuple[str, ...]], errors: Mapping[str, str]) -> tuple[Blank, ...]:
    return tuple(
        Blank(input_of("project", name), texts.get(name, ()), "", error=errors.get(prefix + name, ""))
        for name in OF_PART
    )
