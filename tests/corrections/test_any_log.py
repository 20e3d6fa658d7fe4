"""Whatever people decide, in whatever order: each decision is told of once, and nothing leads nowhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.corrections import Author, Corrections, Decision, Subject, correction
from extract.corrections.apply import apply
from extract.corrections.issues import closed, reopened
from tests.corrections.builders import NOON, decided
from tests.corrections.test_apply import addition
from tests.corrections.test_works import PARTS, leads_nowhere
from tests.corrections.works import decision, lake, merging, shore, two_works

if TYPE_CHECKING:
    from extract.models import Correction

ANSWER = "amount_implausible"


@cache
def choices() -> tuple[Correction, ...]:
    """Decisions on two projects, their amounts, what is made of them, and their section."""
    sheet = two_works()
    parts = apply(sheet, [decision(lake(sheet), "split", PARTS)])
    amounts = [sheet.amounts[0].id, "amt-shore"]
    return (
        merging(shore(sheet), lake(sheet)),
        merging(lake(sheet), shore(sheet)),
        decision(lake(sheet), "split", PARTS),
        merging(shore(sheet), parts.projects[0], sheet=parts),
        merging(parts.projects[1], shore(sheet), sheet=parts),
        *(
            decision(work, action, None)
            for work in sheet.projects
            for action in ("reject", "unknown", "accept")
        ),
        *(decided("amount", sheet=sheet, record_id=key, action="reject") for key in amounts),
        *(decided("amount", "value", "7", sheet=sheet, record_id=key, answers=ANSWER) for key in amounts),
        decided("amount", "flow", "other", sheet=sheet, record_id=amounts[0]),
        decided("amount", "value", sheet=sheet, record_id=amounts[0], action="unknown", answers=ANSWER),
        decided("project", "value", "9", sheet=parts, record_id=parts.projects[0].id),
        decided("section", "order", 3, sheet=sheet),
        decided("section", "heading", None, sheet=sheet),
        decided("document", "title", "Other", sheet=sheet),
        addition(),
    )


def at(one: Correction, minute: int, reviewer: str) -> Correction:
    subject = Subject(one.document, one.edition, one.kind, one.record_id, one.anchor)
    said = Decision(one.action, one.field, one.seen, one.value, one.rule, one.answers)
    return correction(subject, said, Author(reviewer, "so", NOON.replace(minute=minute)))


def undone(one: Correction, minute: int) -> Correction:
    subject = Subject(one.document, one.edition, one.kind, one.record_id, one.anchor)
    author = Author("ann", "no", NOON.replace(minute=minute))
    return correction(subject, Decision("undo", one.field, value=one.id), author)


made = st.tuples(st.integers(0, len(choices()) - 1), st.sampled_from(["ann", "bob"]), st.booleans())


@settings(max_examples=60)
@given(st.lists(made, min_size=1, max_size=8), st.booleans())
def test_any_log(picked: list[tuple[int, str, bool]], both: bool) -> None:
    log: list[Correction] = []
    for minute, (which, reviewer, undo) in enumerate(picked):
        log.append(at(choices()[which], minute, reviewer))
        if undo:
            log.append(undone(log[len(log) // 2], 30 + minute))
    log = list({one.id: one for one in log}.values())
    corrections = Corrections(log, {ANSWER} if both else ())
    sheet = closed(reopened(apply(two_works(), corrections)), corrections)
    assert leads_nowhere(sheet) == []
    assert Counter(one.correction.id for one in sheet.corrections) == Counter(one.id for one in log)
    for some in (sheet.projects, sheet.amounts, sheet.contributions, sheet.issues):
        assert len({one.id for one in some}) == len(some)
    again = closed(reopened(apply(two_works(), corrections)), corrections)
    assert again == sheet
    backwards = Corrections(reversed(log), corrections.two_reviewers)
    assert closed(reopened(apply(two_works(), backwards)), backwards) == sheet
