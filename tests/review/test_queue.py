"""The queue: what is at stake comes first, filters, who has what, and what comes next."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extract.corrections import Author, Decision, Subject, append, correction, read_log
from extract.errors import WarehouseError
from extract.review import Desk
from extract.review.queue import State, next_after, previous_before, warming
from extract.review.queue.entries import Queue, queue_of
from extract.review.queue.mixing import mixed
from extract.review.queue.warming import warmed
from extract.warehouse import look_up
from extract.warehouse.reviewing.queue import queue_items
from tests.review.asking import client, settings, token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.models import Action
    from extract.settings import Settings

RECORD = re.compile(r'<li class="row" data-record="([^"]+)"')


@pytest.fixture
def made(published_samples: Path, tmp_path: Path) -> Settings:
    """Settings of a desk over the samples, with a log of its own."""
    (tmp_path / "published.duckdb").symlink_to(published_samples)
    return settings(tmp_path)


@pytest.fixture
def desk(made: Settings) -> Desk:
    return Desk(made, "ann")


def decide(desk: Desk, record: str, action: Action, reviewer: str = "ann", **more: str) -> None:
    found = look_up(desk.settings.published, record)
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    made = correction(subject, Decision(action, **more), Author(reviewer, "looked at it"))
    append(desk.settings.corrections, [made])


def walk(desk: Desk, state: State, record: str) -> Iterator[str]:
    """Yield the records that come after `record`, until the queue begins anew."""
    first = record
    while (link := next_after(desk, state, record)) and (record := at(link)) != first:
        yield record


def at(link: str | None) -> str:
    found = re.search(r"record=([a-z]{3}-[0-9a-f]{16})", link or "")
    assert found, link
    return found[1]


def test_what_is_at_stake_is_the_sum_of_its_parts(published_samples: Path) -> None:
    issues = queue_items(published_samples, 10).issues
    stakes = [one.stake.stake for one in issues]

    assert stakes == sorted(stakes, reverse=True)
    for one in issues:
        s = one.stake
        parts = s.severity_points + s.use_points + s.amount_points + s.doubt_points + s.edition_points
        assert s.stake == pytest.approx(parts)
        assert s.resting


def test_graver_issues_larger_amounts_and_more_places_weigh_more(published_samples: Path) -> None:
    issues = queue_items(published_samples, 1).issues
    by_severity = {
        severity: [one.stake.severity_points for one in issues if one.severity == severity]
        for severity in ("error", "warning", "info")
    }
    assert [set(points) for points in by_severity.values()] == [{100.0}, {60.0}, {20.0}]

    amounts = [one for one in issues if one.record == "amount" and one.stake.usd]
    largest, smallest = (
        max(amounts, key=lambda one: one.stake.usd or 0),
        min(amounts, key=lambda one: one.stake.usd or 0),
    )
    assert largest.stake.amount_points > smallest.stake.amount_points
    table = next(one for one in issues if one.record == "table")
    assert table.stake.usd, "a table weighs what its largest figure does"


def test_an_older_edition_weighs_less_and_notes_need_no_decision(published_samples: Path) -> None:
    issues = queue_items(published_samples, 1).issues
    older = next(one for one in issues if one.code == "older_edition")

    assert older.kind == "note"
    assert older.stake.edition_points == -30
    assert {one.stake.edition_points for one in issues if one.stake.is_current} == {0}


def test_the_sample_is_the_same_each_time_and_a_smaller_one_is_a_part_of_it(published_samples: Path) -> None:
    large = [one.id for one in queue_items(published_samples, 40).sample]
    small = [one.id for one in queue_items(published_samples, 15).sample]

    assert len(large) == 40
    assert small == large[:15]
    doubted = {one.record_id for one in queue_items(published_samples, 1).issues}
    assert not doubted & set(large)


def test_what_was_rejected_keeps_its_place_in_the_sample(published_samples: Path) -> None:
    first = queue_items(published_samples, 10).sample
    gone = "amt-0000000000000000"
    with_gone = queue_items(published_samples, 2000, [gone]).sample

    assert gone in [one.id for one in with_gone]
    assert [one.id for one in with_gone if one.id != gone][:9] == [one.id for one in first[:9]]


def test_sure_values_stand_evenly_between_issues(desk: Desk) -> None:
    entries = queue_of(desk).entries
    issues = [one for one in entries if one.item.kind == "issue"]
    sure = [one for one in entries if one.item.kind == "sure"]

    few = "".join(one.item.kind[0] for one in mixed((*issues, *sure[: len(issues) // 3])))
    assert re.fullmatch(r"(i{2,4}s)+i*", few), few
    many = "".join(one.item.kind[0] for one in mixed((*issues, *sure)))
    assert re.fullmatch(r"(is)+s+", many), many
    order = mixed((*issues, *sure))
    assert [one for one in order if one.item.kind == "issue"] == issues
    assert [one for one in order if one.item.kind == "sure"] == sure


def test_the_page_shows_each_entry_and_leads_to_its_place(made: Settings) -> None:
    told = client(made).get("/queue").text

    queue = queue_of(Desk(made, "ann"))
    shown = RECORD.findall(told)
    assert len(shown) == 50
    assert set(shown) <= {one.item.id for one in queue.entries}
    assert f"0 of {queue.left} decided" in told
    issue = next(one.item for one in queue.entries if one.item.kind == "issue")
    assert f"/documents/{issue.document}?record={issue.id}" in told


def test_filters_count_what_choosing_them_would_show(made: Settings) -> None:
    browser = client(made)
    told = browser.get("/queue?kind=issue").text
    found = re.search(r'<option value="currency_ambiguous">currency ambiguous \((\d+)\)', told)
    assert found
    chosen = browser.get("/queue?kind=issue&code=currency_ambiguous").text
    assert len(RECORD.findall(chosen)) == int(found[1])
    assert "Error" not in chosen

    french = browser.get("/queue?language=fr&kind=sure").text
    named = set(re.findall(r"<span>([\w-]+\.pdf)", french))
    assert named
    assert all(name.endswith("-fr.pdf") for name in named)


def test_the_state_stands_in_the_url_and_goes_along_with_each_link(made: Settings) -> None:
    told = client(made).get("/queue?kind=issue&partner=Colombia").text

    assert "queue=kind%3Dissue%26partner%3DColombia" in told
    assert State.parse("kind=issue&partner=Colombia").query == "kind=issue&partner=Colombia"
    assert State.parse("kind=issue&page=3").with_(code="x") == State(kind="issue", code="x")
    assert State.parse("page=-1&show=all&%zz&partner=" + "x" * 999).url == f"/queue?partner={'x' * 200}"


@pytest.mark.parametrize("query", ["page=0", "page=x", "show=all", f"partner={'x' * 201}"])
def test_a_query_that_no_page_sends_is_refused(made: Settings, query: str) -> None:
    answer = client(made).get(f"/queue?{query}")

    assert answer.status_code == 422
    assert "Traceback" not in answer.text


def test_a_filter_with_nothing_behind_it_says_so(made: Settings) -> None:
    told = client(made).get("/queue?partner=%3Cb%3ENowhere%3C/b%3E").text

    assert "Nothing is left with these filters" in told
    assert "<b>Nowhere" not in told


def test_documents_are_listed_with_what_is_left_in_them(made: Settings) -> None:
    told = client(made).get("/queue?show=documents").text
    queue = queue_of(Desk(made, "ann"))

    documents = re.findall(r'<li class="row" data-document="([0-9a-f]{64})"', told)
    assert set(documents) == {one.item.document for one in queue.entries if one.item.kind != "note"}
    assert "1 error" in told


def test_a_decision_shows_at_once(desk: Desk, made: Settings) -> None:
    before = queue_of(desk)
    issue = next(one.item for one in before.entries if one.item.code == "currency_ambiguous")
    sure = next(one.item for one in before.entries if one.item.kind == "sure")
    decide(desk, issue.id, "accept")
    decide(desk, sure.id, "accept")

    after = queue_of(desk)
    assert (after.left, after.done) == (before.left - 2, before.done + 2)
    shown = client(made).get("/queue?kind=issue").text
    assert issue.id not in RECORD.findall(shown)
    assert f"2 of {before.left} decided" in shown

    last = read_log(made.corrections).entries[-1]
    decide(desk, sure.id, "undo", value=last.id)
    again = queue_of(desk)
    assert (again.left, again.done) == (before.left - 1, before.done + 1)


def test_next_follows_the_order_of_the_queue_and_begins_anew_at_its_end(desk: Desk) -> None:
    state = State(kind="issue")
    order = [one.item.id for one in queue_of(desk).entries if one.item.kind == "issue"]

    assert list(walk(desk, state, order[0])) == order[1:]
    assert at(next_after(desk, state, order[-1])) == order[0]
    assert at(previous_before(desk, state, order[2])) == order[1]
    assert "queue=kind%3Dissue" in str(next_after(desk, state, order[0]))


def test_next_goes_on_from_what_was_decided(desk: Desk) -> None:
    state = State(kind="issue")
    order = [one.item.id for one in queue_of(desk).entries if one.item.kind == "issue"]
    decide(desk, order[1], "accept")
    decide(desk, order[2], "accept")

    assert at(next_after(desk, state, order[1])) == order[3]
    assert at(next_after(desk, state, order[0])) == order[3]
    assert at(previous_before(desk, state, order[3])) == order[0]
    for one in order[3:]:
        decide(desk, one, "accept")
    decide(desk, order[0], "accept")
    assert next_after(desk, state, order[0]) is None


def test_next_of_a_record_that_is_in_no_queue_is_the_first_of_it(desk: Desk) -> None:
    state = State(kind="issue")
    order = [one.item.id for one in queue_of(desk).entries if one.item.kind == "issue"]

    assert at(next_after(desk, state, "amt-ffffffffffffffff")) == order[0]


def test_next_of_a_record_is_that_of_the_issue_about_it(desk: Desk) -> None:
    state = State(kind="issue")
    order = [one.item for one in queue_of(desk).entries if one.item.kind == "issue"]
    number, item = next((n, one) for n, one in enumerate(order) if one.record == "amount")

    assert at(next_after(desk, state, item.record_id or "")) == order[number + 1].id


def test_an_issue_is_given_to_somebody_and_taken_back(made: Settings) -> None:
    browser = client(made)
    issue = next(one.item for one in queue_of(Desk(made, "ann")).entries if one.item.kind == "issue")
    given = {"csrf": token(browser, "/queue"), "record": issue.id, "queue": "kind=issue"}

    answer = browser.post("/queue/assign", data=given | {"to": "me"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue?kind=issue")
    assert RECORD.findall(browser.get("/queue?assigned=me").text) == [issue.id]
    assert issue.id not in RECORD.findall(browser.get("/queue?kind=issue&assigned=nobody").text)

    fragment = browser.post("/queue/assign", data=given | {"to": "nobody"}, headers={"HX-Request": "true"})
    assert "assign to me" in fragment.text
    assert RECORD.findall(browser.get("/queue?assigned=me").text) == []
    assert [(one.action, one.value) for one in read_log(made.corrections).entries] == [
        ("assign", "ann"),
        ("assign", None),
    ]


def test_a_document_that_is_assigned_brings_its_entries(made: Settings) -> None:
    browser = client(made)
    document = next(one.item.document for one in queue_of(Desk(made, "ann")).entries)
    given = {"csrf": token(browser, "/queue"), "record": document, "to": "me"}
    browser.post("/queue/assign", data=given)

    mine = browser.get("/queue?assigned=ann&show=documents").text
    assert re.findall(r'<li class="row" data-document="([0-9a-f]{64})"', mine) == [document]


@pytest.mark.parametrize("record", ["", "amt-0123456789abcdef", "../published.duckdb", "iss-1", "'; DROP"])
def test_nothing_else_can_be_assigned(made: Settings, record: str) -> None:
    browser = client(made)
    given = {"csrf": token(browser, "/queue"), "record": record, "to": "me"}

    assert browser.post("/queue/assign", data=given).status_code == 422
    assert read_log(made.corrections).entries == ()


def test_an_issue_that_is_there_no_more_is_told(made: Settings) -> None:
    browser = client(made)
    given = {"csrf": token(browser, "/queue"), "record": "iss-0123456789abcdef", "to": "me"}
    answer = browser.post("/queue/assign", data=given)

    assert answer.status_code == 404
    assert "has no such record" in answer.text


def test_where_two_must_agree_the_issue_stays_open_for_the_other(made: Settings) -> None:
    both = made.model_copy(
        update={"review": made.review.model_copy(update={"two_reviewers": ("currency_ambiguous",)})}
    )
    desk, state = Desk(both, "ann"), State(code="currency_ambiguous")
    order = [one.item for one in queue_of(desk).entries if one.item.code == "currency_ambiguous"]
    decide(desk, order[0].id, "accept")

    entry = next(one for one in queue_of(desk).entries if one.item.id == order[0].id)
    assert (entry.is_open, entry.proposed) == (True, ("ann",))
    assert "needs a second person; decided by ann" in client(both).get("/queue?kind=issue").text
    assert at(next_after(desk, state, order[-1].id)) == order[1].id
    assert at(next_after(replace(desk, reviewer="Ann"), state, order[-1].id)) == order[1].id
    assert at(next_after(replace(desk, reviewer="bo"), state, order[-1].id)) == order[0].id

    decide(desk, order[0].id, "accept", reviewer="bo")
    assert not next(one for one in queue_of(desk).entries if one.item.id == order[0].id).is_open


def test_before_anything_is_published_the_page_says_what_to_do(tmp_path: Path) -> None:
    answer = client(settings(tmp_path)).get("/queue")

    assert answer.status_code == 200
    assert "factsheets ingest" in answer.text


def test_a_published_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "published.duckdb").write_text("no database")
    answer = client(settings(tmp_path)).get("/queue")

    assert answer.status_code == 503
    assert "is not a DuckDB database" in answer.text
    assert "Traceback" not in answer.text


def test_the_queue_is_ready_before_anybody_asks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = threading.Event()

    def asked(_desk: Desk) -> Queue:
        made.set()
        raise WarehouseError("nothing is published")

    monkeypatch.setattr(warming, "queue_of", asked)
    with warmed(desk):
        assert made.wait(30)
