"""Decisions go into the log, and whoever applies them is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from extract.corrections import append
from extract.errors import StaleDecision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI

    from extract.models import Correction
    from extract.review.desk import Desk


class Applier(Protocol):
    """What brings decisions into the published database."""

    def wake(self) -> None:
        """There is something to apply."""


def keep(desk: Desk, app: FastAPI, made: Sequence[Correction], after: str) -> None:
    """Put decisions into the log, all or none; `after` is the last entry that their maker has seen.

    Raises `StaleDecision` where somebody has since decided otherwise on the same thing.
    """
    log = desk.settings.corrections
    try:
        append(log, made, after=after or None)
    except StaleDecision as stale:
        if not _same(stale, made):
            raise
        append(log, made, after=stale.theirs.id)
    wake(app)


def keep_all(desk: Desk, app: FastAPI, made: Sequence[Correction]) -> None:
    """Put decisions into the log whoever has decided since: what is added, said or taken back."""
    append(desk.settings.corrections, made)
    wake(app)


def wake(app: FastAPI) -> None:
    """Tell whoever applies decisions, if somebody does in this process."""
    applier: Applier | None = getattr(app.state, "applier", None)
    if applier is not None:
        applier.wake()


def _same(stale: StaleDecision, made: Sequence[Correction]) -> bool:
    """Tell whether another person has decided just the same, which is no conflict."""
    theirs, (mine, *others) = stale.theirs, made
    same = (theirs.action, theirs.field, theirs.value) == (mine.action, mine.field, mine.value)
    return same and not others and theirs.reviewer != mine.reviewer
