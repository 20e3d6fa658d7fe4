"""What was decided shows at once: before and after, unknown, rejected, added, answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from extract.corrections import Author, Decision, Subject, append, correction, known_codes
from extract.models import Anchor, Span, content_id
from extract.warehouse import look_up
from tests.review.decisions import decide
from tests.review.desk import client

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from extract.models import Correction
    from tests.review.desk import Served

SHEET = "korea-2023.pdf"
AMOUNT = "SELECT id FROM amounts WHERE text LIKE '%21.2%' AND document = '{}' LIMIT 1"


@pytest.fixture
def visitor(own_desk: Served) -> Iterator[httpx.Client]:
    with client(own_desk) as made:
        yield made


def row(visitor: httpx.Client, sha: str, record: str) -> str:
    answer = visitor.get(f"/documents/{sha}/rows/{record}")
    assert answer.status_code == 200, answer.text
    return re.sub(r"<[^>]+>|\s+", " ", answer.text.split('<div class="boxes"')[0])


def test_an_edit_shows_before_and_after_until_it_is_undone(own_desk: Served, visitor: httpx.Client) -> None:
    sha = own_desk.document(SHEET)
    amount = own_desk.one(AMOUNT.format(sha))
    made = decide(own_desk.settings, amount, Decision("edit", "value", "21200000", "21300000"))
    told = " ".join(row(visitor, sha, amount).split())
    assert "USD 21,300,000" in told
    assert re.search(r"value: was 21,200,000 → is now 21,300,000", told)
    assert "waiting to be applied" in told
    undo = Decision("undo", value=made.id)
    decide(own_desk.settings, amount, undo)
    told = row(visitor, sha, amount)
    assert "USD 21,200,000" in told
    assert "21,300,000" not in told


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision("reject"), "rejected"),
        (Decision("unknown", "currency"), "cannot be known"),
        (Decision("accept"), "accepted"),
    ],
)
def test_other_decisions_are_said_too(
    own_desk: Served, visitor: httpx.Client, decision: Decision, said: str
) -> None:
    sha = own_desk.document(SHEET)
    amount = own_desk.one(AMOUNT.format(sha))
    assert said not in row(visitor, sha, amount)
    decide(own_desk.settings, amount, decision)
    assert said in row(visitor, sha, amount)


def test_a_record_that_was_added_has_a_row_and_boxes_at_once(own_desk: Served, visitor: httpx.Client) -> None:
    sha = own_desk.document(SHEET)
    before = visitor.get(f"/documents/{sha}").text
    added(own_desk, sha)
    after = visitor.get(f"/documents/{sha}").text
    fresh = set(re.findall(r'data-record="(amt-\w+)"', after)) - set(
        re.findall(r'data-record="(amt-\w+)"', before)
    )
    assert len(fresh) == 1
    (record,) = fresh
    told = row(visitor, sha, record)
    assert "USD 5,000" in told
    assert "added by a reviewer" in told
    assert f'<rect class="box kind-amount" data-record="{record}" x="99.3" y="199.3" width="41.4"' in after


def test_a_document_shows_what_it_was_called(own_desk: Served, visitor: httpx.Client) -> None:
    sha = own_desk.document(SHEET)
    title = own_desk.one(f"SELECT title FROM documents WHERE sha256 = '{sha}'")
    decide(own_desk.settings, sha, Decision("edit", "title", title, "Korea and the ILO"))
    told = row(visitor, sha, sha)
    assert title in told
    assert "Korea and the ILO" in told
    assert "waiting to be applied" in told


def test_an_issue_that_was_accepted_waits_behind_the_others(own_desk: Served, visitor: httpx.Client) -> None:
    sha = own_desk.document(SHEET)
    issue = own_desk.one(f"SELECT id FROM issues WHERE document = '{sha}' LIMIT 1")
    decide(own_desk.settings, issue, Decision("accept"))
    assert "waiting to be applied" in row(visitor, sha, issue)


def added(desk: Served, sha: str) -> Correction:
    """Add an amount to the first page, as somebody does who has drawn a box."""
    found = look_up(desk.settings.published, sha)
    anchor = Anchor(page=1, spans=(Span(page=1, x0=100, top=200, x1=140, bottom=210),), words="US$ 5,000")
    subject = Subject(sha, found.edition, "amount", content_id("amt", sha, "drawn"), anchor)
    told = Decision("add", value={"currency": "USD", "value": "5000", "flow": "other"})
    made = correction(subject, told, Author("ann", "it is printed there"), known_codes())
    append(desk.settings.corrections, [made])
    return made
