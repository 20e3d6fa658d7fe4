"""What was decided shows before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.corrections import Author, Decision, Subject, append, correction
from extract.models import Anchor, CorrectedDocument, Span
from extract.review import Desk
from extract.review.growing import GrowingLog
from extract.review.waiting import Waiting, waiting
from extract.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from extract.models import Action, Correction, RecordKind

DOCUMENT = "a" * 64
AMOUNT, ISSUE = "amt-0123456789abcdef", "iss-0123456789abcdef"
PLACE = Span(page=1, x0=10, top=10, x1=50, bottom=20)


@dataclass(frozen=True)
class Raised:
    id: str = ISSUE
    document: str = DOCUMENT
    code: str = "currency_ambiguous"
    record: str | None = "amount"
    record_id: str | None = AMOUNT
    field: str | None = "currency"
    spans: tuple[Span, ...] = (PLACE,)


def decided(
    action: Action,
    field: str | None = None,
    value: object = None,
    seen: object = None,
    *,
    kind: RecordKind = "amount",
    record: str = AMOUNT,
    minute: int = 0,
    reviewer: str = "ann",
    answers: str | None = None,
) -> Correction:
    subject = Subject(
        DOCUMENT,
        CorrectedDocument(file_name="a.pdf"),
        kind,
        record,
        Anchor(page=1, spans=(PLACE,), words="x"),
    )
    author = Author(reviewer, "seen", datetime(2026, 1, 1, 12, minute, tzinfo=UTC))
    decision = Decision(action, field, seen, value, answers=answers)  # type: ignore[arg-type]
    return correction(subject, decision, author)


def undoing(one: Correction, minute: int) -> Correction:
    return decided("undo", one.field, one.id, kind=one.kind, record=one.record_id, minute=minute)


def laid_over(*entries: Correction, published: frozenset[str] = frozenset()) -> Waiting:
    return Waiting.of_log(entries, published)


def test_a_value_that_waits_is_shown_in_the_place_of_the_published_one() -> None:
    over = laid_over(decided("edit", "value", "500", "400"))

    assert over.value(AMOUNT, "value", "400") == "500"
    assert over.value(AMOUNT, "currency", "USD") == "USD"
    assert [one.value for one in over.of(DOCUMENT)] == ["500"]


def test_what_is_published_is_not_laid_over_again() -> None:
    one = decided("edit", "value", "500", "400")
    over = laid_over(one, published=frozenset({one.id}))

    assert over.value(AMOUNT, "value", "450") == "450"
    assert over.of(DOCUMENT) == ()
    assert over.last(AMOUNT, "value") == one


def test_the_last_of_several_decisions_counts() -> None:
    first = decided("edit", "value", "500", "400")
    over = laid_over(decided("edit", "value", "600", "400", minute=2), first)

    assert over.value(AMOUNT, "value", "400") == "600"


def test_an_undoing_brings_back_the_decision_before() -> None:
    first = decided("edit", "value", "500", "400", minute=1)
    second = decided("edit", "value", "600", "400", minute=2)
    over = laid_over(first, second, undoing(second, 3), published=frozenset({first.id, second.id}))

    assert over.value(AMOUNT, "value", "600") == "500"
    assert over.is_undone(second)
    assert not over.is_undone(first)


def test_an_undoing_of_all_brings_back_what_the_program_had_read() -> None:
    first = decided("edit", "value", "500", "400", minute=1)
    over = laid_over(first, undoing(first, 2), published=frozenset({first.id}))

    assert over.value(AMOUNT, "value", "500") == "400"
    assert over.in_force(AMOUNT, "value") is None
    assert over.last(AMOUNT, "value") == over.entries[-1]


def test_comments_decide_nothing() -> None:
    over = laid_over(decided("comment", None, "why is this so?"))

    assert over.last(AMOUNT) is None
    assert not over.settles(Raised())


def test_an_issue_is_settled_by_a_decision_on_it_on_its_record_or_on_its_field() -> None:
    assert laid_over(decided("accept", kind="issue", record=ISSUE)).settles(Raised())
    assert laid_over(decided("edit", "currency", "KES", "USD")).settles(Raised())
    assert laid_over(decided("accept", "currency", seen="USD")).settles(Raised())
    assert laid_over(decided("reject")).settles(Raised())
    assert laid_over(decided("edit", "value", "1", "2")).settles(Raised(field=None))


def test_an_issue_stays_open_for_decisions_on_something_else() -> None:
    assert not laid_over(decided("edit", "value", "1", "2")).settles(Raised())
    assert not laid_over(decided("accept", record="amt-ffffffffffffffff")).settles(Raised())
    undone = decided("accept", kind="issue", record=ISSUE)
    assert not laid_over(undone, undoing(undone, 5)).settles(Raised())


def test_a_decision_on_the_document_settles_what_it_did_not_say() -> None:
    told = decided("edit", "published", "2024-02", kind="document", record=DOCUMENT)

    assert laid_over(told).settles(
        Raised(code="date_unknown", record="published", record_id=None, field="published", spans=())
    )
    assert not laid_over(told).settles(
        Raised(code="partner_unknown", record="partner", record_id=None, field="partner", spans=())
    )


def test_money_that_nobody_had_claimed_is_settled_by_adding_it_there() -> None:
    unclaimed = Raised(code="amount_unclaimed", record="amount", record_id=None, field=None)
    added = decided("add", None, {"currency": "USD", "value": "5", "flow": "other"}, record="amt-new")
    elsewhere = Raised(
        code="amount_unclaimed",
        record_id=None,
        field=None,
        spans=(Span(page=2, x0=10, top=10, x1=50, bottom=20),),
    )

    assert laid_over(added).settles(unclaimed)
    assert not laid_over(added).settles(elsewhere)


def test_who_has_said_it_twice_waits_once_and_for_another_person() -> None:
    code = "currency_ambiguous"
    twice = [decided("accept", answers=code, minute=minute) for minute in (0, 1)]
    alone = Waiting.of_log(tuple(twice), frozenset(), {code})
    assert alone.proposals(AMOUNT) == (twice[1],)
    assert not alone.decides(AMOUNT)

    second = decided("accept", answers=code, minute=2, reviewer="bo")
    both = Waiting.of_log((*twice, second), frozenset(), {code})
    assert both.proposals(AMOUNT) == ()
    assert both.settles(Raised())


def test_a_decision_shows_as_soon_as_it_is_in_the_log(tmp_path: Path) -> None:
    desk = Desk(Settings(data_dir=tmp_path), "ann")
    assert waiting(desk).entries == ()

    append(desk.settings.corrections, [decided("edit", "value", "500", "400")])
    assert waiting(desk).value(AMOUNT, "value", "400") == "500"

    append(desk.settings.corrections, [decided("edit", "value", "600", "400", minute=1)])
    assert waiting(desk).value(AMOUNT, "value", "400") == "600"


def test_a_torn_line_is_read_once_it_is_whole(tmp_path: Path) -> None:
    path, one, two = tmp_path / "log", decided("reject"), decided("comment", value="x", minute=1)
    line = one.model_dump_json().encode() + b"\n"
    log = GrowingLog(path)
    path.write_bytes(line[:40])
    assert log.entries() == ()

    path.write_bytes(line)
    assert log.entries() == (one,)
    with path.open("ab") as stream:
        stream.write(two.model_dump_json().encode() + b"\n")
    assert log.entries() == (one, two)


def test_another_file_in_the_place_of_the_log_is_read_from_its_start(tmp_path: Path) -> None:
    path, one, two = tmp_path / "log", decided("reject"), decided("comment", value="x", minute=1)
    path.write_bytes(one.model_dump_json().encode() + b"\n")
    log = GrowingLog(path)
    assert log.entries() == (one,)

    other = tmp_path / "other"
    other.write_bytes(two.model_dump_json().encode() + b"\n")
    other.replace(path)
    assert log.entries() == (two,)
