"""What is said of a project's money: of its sum in the text, or by the heads of its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records.transacting.clauses import Clauses
from extract.records.transacting.cues import work_cues
from extract.records.transacting.heads import said_by_heads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.models import Amount, Language
    from extract.records.story import Story
    from extract.records.transacting.cues import Said

OUTGOING = ("2", "3")
SMALL = (1, 2, 3)  # letters of words that a name is not abbreviated by: of, the, des


def said_of_work(
    told: Story, cost: Amount | None, payers: Iterable[str], publisher: str | None
) -> Said | None:
    """Return what a section says of the sum of its work.

    What somebody else than the publisher pays or approves is no outgoing money of the publisher.
    """
    cues = work_cues(told.language)
    if cues is None or cost is None or not told.in_body(cost):
        return None
    sums = sorted((one.start, one.end) for one in told.amounts if told.in_body(one))
    low, _ = told.sentence(cost.start)
    named = (org.name for org in told.organisations if told.in_body(org) and low <= org.start < cost.start)
    return _if_its_own(Clauses(told.text, sums, cues).at(cost.start), (*payers, *named), publisher)


def said_of_cell(heads: Iterable[str], language: Language) -> Said | None:
    """Return what the heads above a project's sum in a table say: 'Budget', 'Disbursed'."""
    return said_by_heads(heads, work_cues(language))


def _if_its_own(said: Said | None, payers: Iterable[str], publisher: str | None) -> Said | None:
    named = tuple(payers)
    if said and said.code in OUTGOING and named and not any(is_publisher(name, publisher) for name in named):
        return None
    return said


def is_publisher(name: str, publisher: str | None) -> bool:
    """Tell whether a payer is the publisher, by its name or by the initials of it."""
    words = (publisher or "").casefold().split()
    initials = {"".join(word[0] for word in words if len(word) > small) for small in SMALL}
    own = name.casefold()
    return bool(words) and (own in initials or f" {own} " in f" {' '.join(words)} ")
