"""What documents print and people type is shown as it is: nothing of it runs, asks or becomes markup."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from extract.settings import Settings
from tests.review.desk import client, copied, serving, visiting
from tests.review.hostile import FILE_NAME, REVIEWER, TITLE, TYPED, hostile_data, printable
from tests.review.markup import faults
from tests.review.payloads import COMPUTED, ELEMENTS, PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx
    from playwright.sync_api import Browser, Page

    from tests.review.desk import Served

pytestmark = pytest.mark.long
FILTERS = ("partner", "source", "code", "rule", "language", "assigned", "severity", "kind", "page", "queue")
FOREIGN = "#pwned, .pwned, iframe, object, embed, base, marquee, [onerror], [onload], [onfocus]"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    settings = hostile_data(tmp_path_factory.mktemp("hostile"))
    with serving(settings, REVIEWER) as served:
        yield served


@pytest.fixture(scope="module")
def asking(hostile: Served) -> Iterator[httpx.Client]:
    with client(hostile) as made:
        yield made


@pytest.fixture(scope="module")
def document(hostile: Served) -> str:
    return f"/documents/{hostile.one('SELECT sha256 FROM documents')}"


def test_the_corpus_is_in_the_database(hostile: Served) -> None:
    """Otherwise the tests below would pass for nothing."""
    text = hostile.one("SELECT string_agg(concat_ws(' ', heading, text), ' ') FROM sections")
    assert shown_in(text) == list(PAYLOADS)
    assert len({entry.reviewer for entry in hostile.log}) > 0.5 * len(PAYLOADS)
    assert hostile.one("SELECT title FROM documents").startswith(TYPED["title"])


def test_no_page_has_foreign_markup(asking: httpx.Client, document: str) -> None:
    for path in ("/queue", "/rules", document):
        answer = asking.get(path)
        assert answer.status_code == 200
        assert faults(answer.text) == [], path
        assert COMPUTED not in answer.text


def test_no_panel_or_row_has_foreign_markup(hostile: Served, asking: httpx.Client, document: str) -> None:
    tables = (
        "sections",
        "amounts",
        "organisation_mentions",
        "contacts",
        "links",
        "stated_projects",
        "issues",
    )
    keys = [key for table in tables for (key,) in hostile.asked(f"SELECT id FROM {table} ORDER BY id")]
    assert len(keys) > len(PAYLOADS)
    for key in (document.rpartition("/")[2], *keys):
        for part in ("panel", "rows"):
            answer = asking.get(f"{document}/{part}/{key}")
            assert answer.status_code in {200, 204, 404}, (part, key)
            assert faults(answer.text) == [], (part, key)
            assert COMPUTED not in answer.text


@pytest.mark.parametrize("name", FILTERS)
def test_what_is_asked_of_the_queue_is_no_markup(asking: httpx.Client, name: str) -> None:
    for payload in PAYLOADS:
        answer = asking.get("/queue", params={name: payload})
        assert answer.status_code < 500, payload
        assert faults(answer.text) == [], payload
        assert COMPUTED not in answer.text
        assert "pwned" not in answer.cookies


def test_the_way_back_leads_nowhere_else(asking: httpx.Client, document: str) -> None:
    for payload in PAYLOADS:
        for path in (document, "/login"):
            for name in ("queue", "next", "record", "page"):
                answer = asking.get(path, params={name: payload}, follow_redirects=False)
                assert answer.status_code < 500, (path, name, payload)
                assert faults(answer.text) == [], (path, name, payload)
                assert "evil.invalid" not in answer.headers.get("location", "").partition("?")[0]


def test_addresses_that_are_none_are_refused(hostile: Served, asking: httpx.Client, document: str) -> None:
    for payload in PAYLOADS:
        told = quote(payload, safe="")
        places = (
            f"/documents/{told}",
            f"{document}/panel/{told}",
            f"{document}/pages/{told}.png",
            f"/{told}",
        )
        for path in places:
            answer = asking.get(path)
            if answer.status_code == 307:  # to the same without a slash at its end
                assert answer.headers["location"].startswith(f"{hostile.address}/"), path
            else:
                assert 400 <= answer.status_code < 500, path
            assert faults(answer.text) == [], path


@pytest.mark.browser
def test_nothing_runs_in_a_browser(chromium: Browser, hostile: Served, document: str) -> None:
    amounts = [key for (key,) in hostile.asked("SELECT id FROM amounts ORDER BY id LIMIT 4")]
    paths = ["/queue", f"/queue?partner={quote(ELEMENTS[0])}", "/rules", document]
    paths += [f"{document}?record={key}" for key in amounts]
    with visiting(chromium, hostile) as (page, trouble):
        for path in paths:
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert page.locator(FOREIGN).count() == 0, path
        assert page.evaluate("typeof window.pwned") == "undefined"
        assert trouble == []


@pytest.mark.browser
def test_it_is_shown_as_it_is(chromium: Browser, hostile: Served, document: str) -> None:
    """Where pages are pictures, the lists have the headings; sentences are in the picture."""
    listed = hostile.one("SELECT string_agg(heading, ' ') FROM sections")
    with visiting(chromium, hostile) as (page, _):
        page.goto(document)
        page.wait_for_load_state("networkidle")
        shown = text_of(page)
        for words in (TYPED["title"], FILE_NAME, REVIEWER, printable(TITLE)):
            assert words in shown
        assert len(shown_in(shown)) > 0.8 * len(PAYLOADS)
        assert set(shown_in(listed)) <= set(shown_in(shown))


@pytest.mark.browser
def test_all_of_it_is_shown_where_words_stand_for_pictures(
    chromium: Browser, hostile: Served, tmp_path: Path
) -> None:
    """The PDF is gone from the archive: the page has the text of all sections, and every payload in it."""
    settings = Settings(data_dir=copied(hostile.settings.data_dir, tmp_path / "data"))
    for pdf in settings.archive.rglob("*.pdf"):
        pdf.unlink()
    with serving(settings) as desk, visiting(chromium, desk) as (page, trouble):
        page.goto(f"/documents/{desk.one('SELECT sha256 FROM documents')}")
        page.wait_for_load_state("networkidle")
        assert shown_in(text_of(page)) == list(PAYLOADS)
        assert page.locator(FOREIGN).count() == 0
        assert page.evaluate("typeof window.pwned") == "undefined"
        assert trouble == []


def text_of(page: Page) -> str:
    return " ".join((page.locator("body").text_content() or "").split())


def shown_in(text: str) -> list[str]:
    """Return the payloads that stand in a text word for word."""
    told = " ".join(text.split())
    return [payload for payload in PAYLOADS if printable(payload) in told]
