"""Somebody decides on what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.corrections import Author, Decision, Subject, append, correction
from extract.warehouse import look_up, query

if TYPE_CHECKING:
    from pathlib import Path

    from extract.settings import Settings


def rows(published: Path, sql: str) -> list[tuple[object, ...]]:
    return list(query(published, sql).rows)


def values(settings: Settings, words: str) -> list[int]:
    """What the published file says of the amounts with these words."""
    found = rows(settings.published, f"SELECT value::BIGINT FROM amounts WHERE text = '{words}' ORDER BY ALL")
    return [int(str(value)) for (value,) in found]


def decide(settings: Settings, words: str, value: str, file_name: str = "%") -> str:
    """Correct the value of an amount; return the id of the correction, which is in the log."""
    ((key,),) = query(
        settings.published,
        "SELECT a.id FROM amounts a JOIN documents d ON d.sha256 = a.document "
        f"WHERE text = '{words}' AND file_name LIKE '{file_name}'",
    ).rows
    return correct(settings, str(key), value)


def correct(settings: Settings, key: str, value: str) -> str:
    """Correct the value of the amount with this id; return the id of the correction."""
    found = look_up(settings.published, key)
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    decision = Decision("edit", "value", found.machine["value"], value)
    made = correction(subject, decision, Author("ann", "a misprint"))
    append(settings.corrections, [made])
    return made.id
