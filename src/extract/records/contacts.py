"""Ways to reach the people behind a document: e-mail, telephone, web address, postal address."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from functools import cache
from typing import TYPE_CHECKING, Literal

from extract.models import Contact
from extract.records.addresses import addresses
from extract.records.contact_rules import contact_rules
from extract.records.phrases import phrases
from extract.records.tracing import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.records.said import Said
    from extract.records.tracing import Passage

Kind = Literal["email", "phone", "url", "address"]

EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])")
_PHONE = re.compile(r"(?<![\w/.-])(?P<plus>\+|00)?\(?\d[\d \u00a0().\-–/]{5,24}\d(?!\w)")
_GAP = re.compile(r"[^\d()]{3}")  # no number has three signs between two of its digits
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_TRAILING = ".,;:)]’'\"”»"
_PARAGRAPH = re.compile(r"[^\n]+")


def contacts(said: Said) -> tuple[Contact, ...]:
    """Return the contacts in the contact block; without one, those beside any e-mail address."""
    blocks = [said.bodies[s.id] for s in said.sections if s.role == "contact" and s.id in said.bodies]
    if blocks:
        found = [contact for block in blocks for contact in _in_block(said, block)]
    else:
        held = (*said.bodies.values(), *said.cells)
        found = [contact for passage in held for contact in _beside_email(said, passage)]
    return distinct(found)


def _in_block(said: Said, passage: Passage) -> Iterator[Contact]:
    yield from _reachable(passage, 0, len(passage.text))
    yield from _addresses(said, passage, 0, len(passage.text), loose=True)


def _beside_email(said: Said, passage: Passage) -> Iterator[Contact]:
    for paragraph in _PARAGRAPH.finditer(passage.text):
        if EMAIL.search(paragraph.group()):
            yield from _reachable(passage, *paragraph.span())
            if passage.table_id is None:
                yield from _addresses(said, passage, *paragraph.span(), loose=False)


def _addresses(said: Said, passage: Passage, low: int, high: int, *, loose: bool) -> Iterator[Contact]:
    for found in addresses(said, passage, low, high, loose=loose):
        yield _contact("address", passage, found.start, found.end, found.value)


def _reachable(passage: Passage, low: int, high: int) -> Iterator[Contact]:
    taken: list[tuple[int, int]] = []
    for found in EMAIL.finditer(passage.text, low, high):
        taken.append(found.span())
        yield _contact("email", passage, *found.span())
    for pattern in (_WEB, _bare_host()):
        for found in pattern.finditer(passage.text, low, high):
            start, end = found.start(), found.start() + len(found.group().rstrip(_TRAILING))
            if not _meets(taken, start, end):
                insort(taken, (start, end))
                yield _contact("url", passage, start, end)
    for found in _PHONE.finditer(passage.text, low, high):
        if _is_phone(passage.text, found) and not _meets(taken, found.start(), found.start() + 1):
            yield _contact("phone", passage, *found.span())


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of the stretches, which are in order and apart, shares a character."""
    at = bisect_right(taken, start, key=lambda stretch: stretch[1])
    return at < len(taken) and taken[at][0] < end


def _contact(kind: Kind, passage: Passage, start: int, end: int, value: str | None = None) -> Contact:
    place = passage.place(start, end)
    traced = place.traced("con", f"contact.{kind}", kind)
    return Contact(**traced, **place.offsets, kind=kind, value=value or place.text)


@cache
def _bare_host() -> re.Pattern[str]:
    """Match `example.org/partners` and `data.example.fr`: a host without `http` before it."""
    last = "|".join((*map(re.escape, contact_rules().domains), r"[a-z]{2}(?=/|\b)"))
    return re.compile(
        rf"(?<![\w@./-])(?:[a-z0-9-]{{2,63}}\.){{1,5}}(?:{last})(?![\w@-])(?:/[^\s<>]*)?", re.IGNORECASE
    )


def _is_phone(text: str, found: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", found.group())
    if not 7 <= len(digits) <= 15 or _GAP.search(found.group().lstrip("+")):
        return False
    label = text[max(0, found.start() - 20) : found.start()].rstrip(" :.(\u00a0")
    if _labelled(contact_rules().fax_labels, label):
        return False
    return bool(found["plus"]) or _labelled(contact_rules().phone_labels, label)


def _labelled(labels: tuple[str, ...], before: str) -> bool:
    last = re.search(r"[^\W\d_]+\.?$", before)
    return bool(
        last and phrases(tuple(label.rstrip(".") for label in labels)).fullmatch(last.group().rstrip("."))
    )
