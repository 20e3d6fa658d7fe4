"""Reasons at hand: the log wants one for each decision, and one key must be enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.models import Action, RecordKind

DEFAULT: Mapping[Action, str] = {
    "accept": "As the document says.",
    "edit": "The document says otherwise.",
    "reject": "The document has no such record.",
    "unknown": "The document does not tell.",
    "add": "The program missed it.",
    "merge": "Both are one project.",
    "split": "It is several projects.",
    "undo": "Taken back.",
}
ISSUE = "The document itself is so."  # an issue that is accepted
GENERAL = ("Misread by the program", "Printed elsewhere in the document", "The document contradicts itself")
QUICK: Mapping[RecordKind, tuple[str, ...]] = {
    "amount": ("Misread number", "Wrong currency", "Wrong scale: thousand, million", "Wrong period"),
    "contribution": ("Misread number", "Wrong currency", "No gift to the publisher", "Wrong period"),
    "project": ("Not a project", "Wrong budget", "Wrong country", "Wrong dates"),
    "country": ("Another country", "A language or a people", "Part of a name"),
    "date": ("Misread date", "Not a date"),
    "organisation": ("Another organisation", "Not an organisation"),
    "section": ("Not a heading", "Wrong reading order", "Wrong kind of section"),
    "key_figure": ("Misread number", "Wrong label"),
    "fact": ("Misread number", "It counts something else"),
    "document": ("Printed on the cover", "Printed in the imprint"),
}


def quick(kind: RecordKind) -> tuple[str, ...]:
    """Return the reasons that are usual for records of a kind."""
    return (*QUICK.get(kind, ()), *GENERAL)


def reason_for(action: Action, kind: RecordKind, given: str) -> str:
    """Return the reason that was given, or the usual one."""
    usual = ISSUE if (kind, action) == ("issue", "accept") else DEFAULT.get(action, "")
    return " ".join(given.split()) or usual
