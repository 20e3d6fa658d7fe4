"""Words that are marked on a page become records: over HTTP, with real PDFs and real children."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from extract.corrections import Corrections
from extract.pipeline import extract_document
from tests.review.asking import ADDRESS, client, settings, token
from tests.review.decisions import forget
from tests.review.desk import Served, copied

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

KENYA = "kenya-2024.pdf"
BOX = {"page": 1, "x0": 0, "top": 0, "x1": 1, "bottom": 1}


@pytest.fixture(scope="module")
def desk(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A desk that the tests of this module share; nothing applies what they decide."""
    return Served(ADDRESS, settings(copied(ingested, tmp_path_factory.mktemp("adding") / "data")))


@pytest.fixture(scope="module")
def browser(desk: Served) -> httpx.Client:
    made = client(desk.settings)
    made.headers.update({"Origin": ADDRESS, "X-CSRF-Token": token(made)})
    return made


@pytest.fixture
def empty(desk: Served) -> Served:
    """The same desk, with an empty log."""
    forget(desk.settings.corrections)
    return desk


def around(desk: Served, browser: httpx.Client, *words: str) -> dict[str, float]:
    """The box around some words of the first page that follow each other."""
    document = desk.document(KENYA)
    found = browser.get(f"/documents/{document}/pages/1/words").json()["words"]
    texts = [word["text"] for word in found]
    first = next(n for n in range(len(texts)) if tuple(texts[n : n + len(words)]) == words)
    some = found[first : first + len(words)]
    return {
        "page": 1,
        "x0": min(word["x0"] for word in some) - 1,
        "top": min(word["top"] for word in some) - 1,
        "x1": max(word["x1"] for word in some) + 1,
        "bottom": max(word["bottom"] for word in some) + 1,
    }


def test_the_value_in_a_box_fills_the_form(desk: Served, browser: httpx.Client) -> None:
    box = around(desk, browser, "US$", "38", "million")
    answer = browser.post(f"/documents/{desk.document(KENYA)}/words", data=box)
    assert answer.status_code == 200, answer.text
    assert 'value="38,000,000"' in answer.text
    assert 'name="kind" value="amount"' in answer.text
    other = browser.post(f"/documents/{desk.document(KENYA)}/words", data=box | {"kind": "key_figure"})
    assert 'name="value.label"' in other.text


def test_a_record_that_is_added_is_in_the_sheet_when_it_is_read_again(
    empty: Served, browser: httpx.Client
) -> None:
    document = empty.document(KENYA)
    box = around(empty, browser, "Engineers") | {"kind": "organisation"}
    told = {"value.name": "Engineers of the Lake", "value.kind": "other"}
    answer = browser.post(f"/documents/{document}/records", data=box | told)
    assert answer.status_code == 200, answer.text
    (made,) = empty.log
    assert made.anchor.heading == "Water for Nyanza"
    named = json.loads(answer.headers["HX-Trigger"])["decided"]["record"]
    waiting = browser.get(f"/documents/{document}/panel/{named}")
    assert "ann has added it" in waiting.text, "it has a panel before it is applied"
    pdf = empty.settings.archive / document[:2] / f"{document}.pdf"
    sheet = extract_document(pdf, empty.settings, Corrections(empty.log))
    (added,) = [one for one in sheet.organisations if one.rule == "review.added"]
    assert (added.id, added.name, added.kind) == (named, "Engineers of the Lake", "other")
    section = next(one for one in sheet.sections if one.id == added.section_id)
    assert section.text[added.start : added.end] == "Engineers"
    assert [span.page for span in added.spans] == [1]


def test_what_a_record_cannot_be_without_is_asked_for(empty: Served, browser: httpx.Client) -> None:
    document = empty.document(KENYA)
    box = around(empty, browser, "National") | {"kind": "amount"}
    answer = browser.post(f"/documents/{document}/records", data=box | {"value.flow": "other"})
    assert answer.status_code == 422
    assert "This cannot be empty." in answer.text
    assert empty.log == ()


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"page": 99}, 404),
        ({"page": 0}, 422),
        ({"x0": "nan"}, 422),
        ({"x1": "1e999"}, 422),
        ({"first": -1}, 422),
        ({"kind": "section"}, 422),
        ({}, 422),
    ],
    ids=str,
)
def test_nothing_is_added_where_there_are_no_words(
    empty: Served, browser: httpx.Client, wrong: dict[str, object], status: int
) -> None:
    document = empty.document(KENYA)
    answer = browser.post(f"/documents/{document}/records", data=BOX | {"kind": "amount"} | wrong)
    assert answer.status_code == status, answer.text
    assert "Traceback" not in answer.text
    assert empty.log == ()


def test_an_empty_box_says_so(desk: Served, browser: httpx.Client) -> None:
    answer = browser.post(f"/documents/{desk.document(KENYA)}/words", data=BOX)
    assert "No words stand in this box" in answer.text


def test_a_pdf_that_is_lost_is_told(ingested: Path, tmp_path: Path) -> None:
    lost = Served(ADDRESS, settings(copied(ingested, tmp_path / "data")))
    document = lost.document(KENYA)
    (lost.settings.archive / document[:2] / f"{document}.pdf").unlink()
    made = client(lost.settings)
    made.headers.update({"Origin": ADDRESS, "X-CSRF-Token": token(made)})
    answer = made.post(f"/documents/{document}/words", data=BOX)
    assert answer.status_code == 422
    assert "not in the archive any more" in answer.text


def test_only_words_of_one_column_lie_between_two(desk: Served, browser: httpx.Client) -> None:
    document = desk.document(KENYA)
    words = [w["text"] for w in browser.get(f"/documents/{document}/pages/1/words").json()["words"]]
    first, last = words.index("National"), words.index("Treasury;")
    answer = browser.post(f"/documents/{document}/words", data=BOX | {"first": first, "last": last})
    assert ">National Treasury;</h2>" in answer.text
