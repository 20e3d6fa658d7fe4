"""Which open issue a decision answers, where the reviewer has not said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from extract.models import RecordKind

    Open = tuple[str, str | None]  # code and field of an issue


def answered(
    kind: RecordKind, field: str | None, issues: Iterable[Open], two_reviewers: Collection[str]
) -> str | None:
    """Return the code of the issue about a record that a decision on `field` answers; None if none does.

    Of several it is one that needs two people, so that nobody decides it alone by the way.
    """
    named = issue_field(kind, field)
    codes = [code for code, other in issues if field is None or other in {None, named}]
    if kind == "document" and field is not None:
        codes = [code for code, other in issues if other == named]
    needing = [code for code in codes if code in two_reviewers]
    return next(iter((*needing, *codes)), None)


def issue_field(kind: RecordKind, field: str | None) -> str | None:
    """Return how issues call a field: those of a document's partner are one to them."""
    return field.partition("_")[0] if kind == "document" and field else field
