"""The log: what is kept is read again, whatever a crash has torn, and nothing else is lost."""

from __future__ import annotations

import fcntl
import pickle
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.corrections import append, last_decision, read_log
from extract.corrections.log import parse
from extract.corrections.making import identity
from extract.errors import CorrectionError, CorrectionsBusy, StaleDecision
from extract.models import Anchor, CorrectedDocument, Correction, Span
from tests.corrections.builders import decided

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier

HERE = Path("log.jsonl")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
names = texts.map(str.strip).filter(bool)
numbers = st.floats(0, 900, allow_nan=False)
spans = st.builds(Span, page=st.integers(1, 9), x0=numbers, top=numbers, x1=numbers, bottom=numbers)
anchors = st.builds(
    Anchor, page=st.none() | st.integers(1, 9), spans=st.tuples(spans), heading=st.none() | texts, words=texts
)
values = st.none() | texts | st.lists(texts, max_size=3) | st.booleans()
corrections = st.builds(
    Correction,
    id=st.just(""),
    document=st.just("0" * 64),
    edition=st.just(CorrectedDocument(file_name="a.pdf")),
    kind=st.sampled_from(["amount", "project"]),
    record_id=names,
    anchor=anchors,
    field=st.none() | names,
    action=st.sampled_from(["edit", "comment"]),
    seen=values,
    value=values,
    reviewer=names,
    at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    reason=names,
).map(lambda made: made.model_copy(update={"id": identity(made)}))


def several(number: int) -> list[Correction]:
    return [decided("amount", "value", str(value), after=value) for value in range(1, number + 1)]


def written(entries: Sequence[Correction]) -> bytes:
    return b"".join(entry.model_dump_json().encode() + b"\n" for entry in entries)


@given(st.lists(corrections, max_size=4, unique_by=lambda one: one.id))
def test_what_is_appended_is_read(entries: list[Correction]) -> None:
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log.jsonl"
        assert append(log, entries) == len(entries)
        assert read_log(log).entries == tuple(entries)
        assert read_log(log).problems == ()
        assert append(log, entries) == 0


def test_a_log_torn_at_any_byte_loses_only_what_was_being_written(tmp_path: Path) -> None:
    first, second = (line + b"\n" for line in written(several(2)).splitlines())
    entries = several(3)
    log = tmp_path / "log.jsonl"
    for end in range(len(second) + 1):
        log.write_bytes(first + second[:end])
        whole = end >= len(second) - 1  # all but the end of the line
        before = read_log(log)
        assert before.entries == tuple(entries[: 2 if whole else 1])
        assert [problem.torn for problem in before.problems] == ([] if whole or not end else [True])
        append(log, entries[2:])
        after = read_log(log)
        assert after.entries == (*before.entries, entries[2])
        assert [(one.line, one.torn) for one in after.problems] == [(p.line, False) for p in before.problems]


def test_a_log_torn_in_its_first_line_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_bytes(written(several(1))[:40])
    append(log, several(1))
    assert read_log(log).entries == tuple(several(1))
    assert log.read_bytes().startswith(written(several(1))[:40] + b"\n")


@pytest.mark.parametrize("line", [b"{}", b"not json", b"\xff\xfe", b'{"id": 1}', b"[]", b"null"])
def test_lines_that_are_no_corrections_are_reported_and_stay(line: bytes, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    one, two = several(2)
    log.write_bytes(written([one]) + line + b"\n" + written([two]))
    found = read_log(log)
    assert found.entries == (one, two)
    assert [problem.line for problem in found.problems] == [2]
    assert found.notes[0].startswith(f"{log}:2: is no correction")
    append(log, several(3))
    assert line in log.read_bytes().splitlines()
    assert len(read_log(log).entries) == 3


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    found = parse(HERE, content)
    assert found.entries == ()
    assert len(found.problems) <= content.count(b"\n") + 1


def test_the_same_correction_is_one(tmp_path: Path) -> None:
    (one,) = several(1)
    assert parse(HERE, written([one, one])).entries == (one,)
    assert append(tmp_path / "log.jsonl", [one, one]) == 1


def test_two_logs_merge_to_the_same_whichever_comes_first(tmp_path: Path) -> None:
    mine, yours, both = several(3)[:2], several(3)[1:], {one.id for one in several(3)}
    for n, (first, second) in enumerate(((mine, yours), (yours, mine))):
        log = tmp_path / f"{n}.jsonl"
        append(log, first)
        assert append(log, second) == 1
        assert {one.id for one in read_log(log).entries} == both


def test_a_second_writer_gets_a_clear_sentence(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    append(log, several(1))
    with log.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(CorrectionsBusy, match="another process is writing the corrections"):
            append(log, several(2), patience=0)
    assert read_log(log).entries == tuple(several(1))
    assert append(log, several(2), patience=0) == 1


def test_no_log_is_an_empty_one(tmp_path: Path) -> None:
    assert read_log(tmp_path / "none.jsonl").entries == ()


def test_a_log_that_cannot_be_opened_is_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="cannot be read"):
        read_log(tmp_path)


# A decision that was made without having seen the last one is refused.


def test_the_last_decision_is_that_on_the_field_or_on_the_whole_record() -> None:
    first = decided("amount", "value", "5")
    other = decided("amount", "currency", "USD", after=1)
    note = decided("amount", action="comment", value="ask", after=2)
    log = [first, other, note]
    key = (first.document, first.kind, first.record_id)
    assert last_decision(log, *key, "value") == first
    assert last_decision(log, *key, "currency") == other
    assert last_decision(log, *key, "flow") is None
    assert last_decision(log, *key, None) == other
    reject = decided("amount", action="reject", after=3)
    assert last_decision([*log, reject], *key, "value") == reject
    assert last_decision(log, *key[:2], "amt-other", "value") is None


def test_a_decision_that_has_not_seen_the_last_one_is_refused_with_both(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    first = decided("amount", "value", "5")
    theirs = decided("amount", "value", "6", after=1, reviewer="bob")
    yours = decided("amount", "value", "7", after=2, reviewer="carl")
    assert append(log, [first], after=None) == 1
    assert append(log, [theirs], after=first.id) == 1
    for seen in (None, first.id, "cor-of-another-log"):
        with pytest.raises(StaleDecision, match="bob has decided on the same thing") as caught:
            append(log, [yours], after=seen)
        assert (caught.value.theirs, caught.value.yours) == (theirs, yours)
        copy = pickle.loads(pickle.dumps(caught.value))
        assert (copy.theirs, copy.yours, copy.message) == (theirs, yours, caught.value.message)
    assert read_log(log).entries == (first, theirs)
    assert append(log, [yours], after=theirs.id) == 1


def test_what_others_decided_elsewhere_or_only_said_refuses_nothing(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    append(log, [decided("amount", "currency", "USD"), decided("fact", "value", "5")])
    append(log, [decided("amount", action="comment", value="ask", after=1)])
    assert append(log, [decided("amount", "value", "6", after=2)], after=None) == 1
    assert append(log, [decided("amount", action="comment", value="so", after=3)], after=None) == 1


def race(log: Path, name: str, start: Barrier, told: Queue[str]) -> None:
    mine = decided("amount", "value", "6", reviewer=name)
    start.wait()
    try:
        append(log, [mine], after=None)
    except StaleDecision as error:
        told.put(f"{error.yours.reviewer} after {error.theirs.reviewer}")
    else:
        told.put("kept")


def test_of_two_who_decide_at_once_one_is_kept(tmp_path: Path) -> None:
    spawn = get_context("fork")
    for turn in range(5):
        log = tmp_path / f"{turn}.jsonl"
        start, told = spawn.Barrier(2), spawn.Queue()
        people = [spawn.Process(target=race, args=(log, name, start, told)) for name in ("ann", "bob")]
        for person in people:
            person.start()
        answers = sorted(told.get(timeout=30) for _ in people)
        for person in people:
            person.join()
        (kept,) = read_log(log).entries
        loser = "bob" if kept.reviewer == "ann" else "ann"
        assert answers == [f"{loser} after {kept.reviewer}", "kept"]


# Lines of before the log had rules and answers.

OLD = (
    '{"id":"cor-4356ae5b226b4724","document":"1d43cfed6bbe6dd9919678dea66a37b1576a9890cf5142a7e0d3eddf57f'
    '1e123","edition":{"file_name":"norway.pdf","title":"Norway and the Harbour Union, '
    '2023","language":"en","publisher":"Harbour Union","partner_code":"NOR","partner_name":"Norway","publ'
    'ished_start":"2023-07-01","published_end":"2023-07-31"},"kind":"amount","record_id":"amt-5669e0eaee0'
    '9f63d","anchor":{"page":2,"spans":[{"page":2,"x0":40.0,"top":100.5,"x1":300.25,"bottom":112.0}],"hea'
    'ding":"Money","words":"EUR 4.5 million","detail":""},"field":"value","action":"edit","seen":"4500000'
    '","value":"41000000","reviewer":"ann","at":"2024-05-01T12:00:00Z","reason":"the page says so"}'
)


def test_a_line_of_old_is_read_keeps_its_id_and_is_written_as_it_was() -> None:
    (old,) = parse(HERE, OLD.encode()).entries
    assert (old.rule, old.answers) == (None, None)
    assert identity(old) == old.id
    assert old.model_dump_json() == OLD


def test_what_led_to_a_decision_is_kept_and_counts_in_its_id(tmp_path: Path) -> None:
    plain = decided("amount", "value", "5")
    told = decided("amount", "value", "5", rule="money.code_first", answers="total_mismatch")
    assert plain.id != told.id
    append(tmp_path / "log.jsonl", [told])
    assert read_log(tmp_path / "log.jsonl").entries == (told,)
    assert (told.rule, told.answers) == ("money.code_first", "total_mismatch")
    assert identity(told) == told.id
