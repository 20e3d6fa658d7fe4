"""Find what the panel is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract import rules
from extract.corrections import KINDS, Codes, known_codes
from extract.models import content_id
from extract.review.waiting import waiting
from extract.warehouse.reviewing.records import called_now, sight

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import Correction
    from extract.review.desk import Desk
    from extract.warehouse.reviewing.records import Sight

OF_DOCUMENT = frozenset({"document", "partner", "published"})  # what issues call parts of the document


def codes_of(desk: Desk) -> Codes:
    """Return the codes and names that values must be known by."""
    return _codes(desk.settings.rules_dir)


@cache
def _codes(rules_dir: Path | None) -> Codes:
    rules.use(rules_dir)
    return known_codes()


def chosen(desk: Desk, document: str, record_id: str) -> Sight | None:
    """Return the record (issue, document) that is called so, also one whose id a new reading has changed."""
    found = sight(desk.settings.published, document, record_id)
    if found is not None:
        return found
    now = called_now(desk.settings.published, document, record_id)
    return sight(desk.settings.published, document, now) if now else None


def about(desk: Desk, found: Sight) -> Sight | None:
    """Return the record that an issue is about, if it is about one."""
    if found.found.kind != "issue":
        return None
    told, document = found.found.now, found.found.document
    if told.get("record") in OF_DOCUMENT:
        return chosen(desk, document, document)
    return chosen(desk, document, str(told["record_id"])) if told.get("record_id") else None


def waits(desk: Desk, document: str, record_id: str) -> Correction | None:
    """Return what has added a record that is not in the published file yet."""
    known = waiting(desk)
    added = (one for one in known.of(document) if one.action == "add" and not known.is_undone(one))
    return next((one for one in added if record_id in (one.record_id, name_of(one))), None)


def name_of(one: Correction) -> str:
    """Return the id of the record that a decision is about; of one that it adds, as it will be called."""
    if one.action != "add":
        return one.record_id
    return content_id(KINDS[one.kind].prefix, one.document, "review", one.id)
