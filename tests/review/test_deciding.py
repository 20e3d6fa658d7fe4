"""The panel and what its forms send, over HTTP."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from extract.corrections import Author, Decision
from extract.warehouse import publish
from tests.review.asking import ADDRESS, client, settings, token
from tests.review.decisions import decide, forget
from tests.review.desk import Served, copied
from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

KENYA = "kenya-2024.pdf"
NOWHERE = "0" * 64


@pytest.fixture(scope="module")
def desk(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A desk that the tests of this module share; nothing applies what they decide."""
    return Served(ADDRESS, settings(copied(ingested, tmp_path_factory.mktemp("deciding") / "data")))


@pytest.fixture
def own_desk(desk: Served) -> Served:
    """The same, with an empty log."""
    forget(desk.settings.corrections)
    return desk


@pytest.fixture(scope="module")
def browser(desk: Served) -> httpx.Client:
    """A browser that has opened a page of the desk."""
    made = client(desk.settings)
    made.headers.update({"Origin": ADDRESS, "X-CSRF-Token": token(made)})
    return made


def an(desk: Served, table: str, where: str = "true") -> tuple[str, str]:
    """The first row of a table: its document and its id."""
    rows = desk.asked(f"SELECT document, id FROM {table} WHERE {where} ORDER BY page, id LIMIT 1")
    return str(rows[0][0]), str(rows[0][1])


def sent(
    browser: httpx.Client, place: tuple[str, str], action: str, kind: str = "amount", **more: object
) -> httpx.Response:
    document, record = place
    told = {"kind": kind, "record_id": record, "action": action} | more
    return browser.post(f"/documents/{document}/decisions", data=told)


def told(answer: httpx.Response) -> dict[str, object]:
    """What the page hears of a decision."""
    found: dict[str, object] = json.loads(answer.headers["HX-Trigger"])["decided"]
    return found


TABLES = (
    *("amounts", "stated_contributions", "stated_projects", "sections", "country_mentions", "facts"),
    *("key_figures", "issues", "contacts", "tables", "charts", "date_mentions", "organisation_mentions"),
)


@pytest.mark.parametrize("table", TABLES)
def test_there_is_a_panel_for_every_kind_of_record(desk: Served, browser: httpx.Client, table: str) -> None:
    document, record = an(desk, table)
    answer = browser.get(f"/documents/{document}/panel/{record}")
    assert answer.status_code == 200, answer.text
    assert f'data-record="{record}"' in answer.text
    assert 'data-key="a"' in answer.text


def test_the_document_itself_has_a_panel_with_its_fields(desk: Served, browser: httpx.Client) -> None:
    document = desk.document(KENYA)
    page = browser.get(f"/documents/{document}/panel/{document}").text
    assert 'value="Kenya (KEN)"' in page
    assert 'name="value.published"' in page


@pytest.mark.parametrize(
    "record", ["amt-0000000000000000", NOWHERE, "amt-xyz", "..%2Fsettings", "amt-0000000000000000%00"]
)
def test_what_is_not_there_is_told_without_a_trace(desk: Served, browser: httpx.Client, record: str) -> None:
    document = desk.document(KENYA)
    answer = browser.get(f"/documents/{document}/panel/{record}")
    assert answer.status_code in {404, 422}
    assert "Traceback" not in answer.text


def test_an_accepted_record_is_in_the_log_with_its_rule(own_desk: Served, browser: httpx.Client) -> None:
    place = an(own_desk, "amounts")
    answer = sent(browser, place, "accept")
    assert answer.status_code == 200, answer.text
    (kept,) = own_desk.log
    assert (kept.action, kept.record_id, kept.reviewer) == ("accept", place[1], "ann")
    assert kept.rule == own_desk.one(f"SELECT rule FROM amounts WHERE id = '{place[1]}'")
    assert kept.reason == "As the document says."
    assert told(answer)["record"] == place[1]


def test_only_what_was_changed_is_decided(own_desk: Served, browser: httpx.Client) -> None:
    place = an(own_desk, "amounts", "currency = 'USD'")
    was = own_desk.asked(f"SELECT value::VARCHAR, qualifier FROM amounts WHERE id = '{place[1]}'")[0]
    page = browser.get(f"/documents/{place[0]}/panel/{place[1]}").text
    shown = re.search(r'name="shown.value" value="([^"]*)"', page)
    assert shown
    fields = {"shown.value": shown[1], "value.value": "41.8 million"}
    fields |= {"shown.currency": "USD", "value.currency": "eur"}
    fields |= {"shown.qualifier": str(was[1]), "value.qualifier": str(was[1])}
    answer = sent(browser, place, "edit", reason="Misread number", **fields)
    assert answer.status_code == 200, answer.text
    assert {one.field: one.value for one in own_desk.log} == {"value": "41800000", "currency": "EUR"}
    assert {one.reason for one in own_desk.log} == {"Misread number"}
    assert len({one.at for one in own_desk.log}) == 1
    assert 'value="41,800,000"' in answer.text, "the decision shows at once"
    assert "The program read:" in answer.text


def test_what_a_field_does_not_take_is_told_beside_it_and_kept(
    own_desk: Served, browser: httpx.Client
) -> None:
    place = an(own_desk, "amounts")
    answer = sent(browser, place, "edit", **{"value.value": "a lot", "value.currency": "<b>"})
    assert answer.status_code == 422
    assert "is no number" in answer.text
    assert 'value="a lot"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "<b>&#34;" not in answer.text
    assert 'value="&lt;b&gt;"' in answer.text
    assert own_desk.log == ()


@pytest.mark.parametrize(
    ("kind", "field", "typed", "kept"),
    [
        ("stated_projects", "countries", "Kenya (KEN); uganda; TZA", ["KEN", "UGA", "TZA"]),
        ("stated_projects", "duration", "3 years 6 months", "P3Y6M"),
        ("stated_projects", "start", "2021-07-01", "2021-07-01"),
        ("stated_projects", "value", "", None),
        ("country_mentions", "code", "Zambia", "ZMB"),
        ("country_mentions", "at_work", "yes", True),
        ("date_mentions", "kind", "month", "month"),
        ("sections", "role", "caption", "caption"),
        ("sections", "heading", "Another heading", "Another heading"),
        ("sections", "level", "2", 2),
        ("facts", "value", "1997", "1997"),
    ],
)
def test_people_type_values_as_they_are_used_to(
    own_desk: Served, browser: httpx.Client, kind: str, field: str, typed: str, kept: object
) -> None:
    names = {"stated_projects": "project", "country_mentions": "country", "date_mentions": "date"}
    name = names.get(kind, kind.removesuffix("s"))
    answer = sent(
        browser,
        an(own_desk, kind, "at_work = false" if field == "at_work" else "true"),
        "edit",
        name,
        **{f"value.{field}": typed},
    )
    assert answer.status_code == 200, answer.text
    assert [(one.field, one.value) for one in own_desk.log] == [(field, kept)]


@pytest.mark.parametrize(("typed", "kept"), [("July 2024", "2024-07"), ("14 July 2024", "2024-07-14")])
def test_a_date_of_publication_is_as_precise_as_it_is_typed(
    own_desk: Served, browser: httpx.Client, typed: str, kept: str
) -> None:
    document = own_desk.document(KENYA)
    answer = sent(browser, (document, document), "edit", "document", **{"value.published": typed})
    assert answer.status_code == 200, answer.text
    assert [one.value for one in own_desk.log] == [kept]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("41.8 million", "Kept as <b>41,800,000</b>"),
        ("€2.1m", "Kept as <b>2,100,000</b>"),
        ("many", "is no number"),
    ],
)
def test_it_is_told_how_money_will_be_kept(
    desk: Served, browser: httpx.Client, typed: str, shown: str
) -> None:
    document = desk.document(KENYA)
    asked = {"kind": "amount", "field": "value", "value.value": typed}
    assert shown in browser.get(f"/documents/{document}/typed", params=asked).text


def test_a_stale_decision_is_refused_with_both_values(own_desk: Served, browser: httpx.Client) -> None:
    place = an(own_desk, "amounts")
    decide(
        own_desk.settings, place[1], Decision("edit", "value", "1", "41800000"), Author("ben", "as printed")
    )
    answer = sent(browser, place, "edit", **{"value.value": "41 million"})
    assert answer.status_code == 409
    assert "ben has decided on this meanwhile" in answer.text
    assert "41,800,000" in answer.text
    assert "41,000,000" in answer.text
    assert [one.reviewer for one in own_desk.log] == ["ben"]
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))
    kept = browser.post(f"/documents/{place[0]}/decisions", data=again)
    assert kept.status_code == 200, kept.text
    assert [one.value for one in own_desk.log] == ["41800000", "41000000"]


def test_two_who_decide_the_same_do_not_contradict_each_other(
    own_desk: Served, browser: httpx.Client
) -> None:
    place = an(own_desk, "amounts")
    decide(own_desk.settings, place[1], Decision("accept"), Author("ben", "as printed"))
    assert sent(browser, place, "accept").status_code == 200
    assert [one.reviewer for one in own_desk.log] == ["ben", "ann"]


def test_undo_takes_back_all_of_ones_own_last_form(own_desk: Served, browser: httpx.Client) -> None:
    place = an(own_desk, "amounts")
    sent(browser, place, "edit", **{"value.value": "7", "value.flow": "assessed"})
    decide(own_desk.settings, place[1], Decision("comment"), Author("ben", "look again"))
    answer = browser.post(f"/documents/{place[0]}/undo", data={"record_id": place[1]})
    assert answer.status_code == 200, answer.text
    undone = {one.value for one in own_desk.log if one.action == "undo"}
    assert undone == {one.id for one in own_desk.log if one.action == "edit"}
    assert told(answer)["next"] == f"/documents/{place[0]}?record={place[1]}&queue="
    nothing = browser.post(f"/documents/{place[0]}/undo", data={})
    assert "nothing that could be taken back" in nothing.text


def test_an_issue_is_answered_by_a_decision_on_its_record(own_desk: Served, browser: httpx.Client) -> None:
    document, issue = an(own_desk, "issues", "record_id IS NOT NULL AND record <> 'document'")
    page = browser.get(f"/documents/{document}/panel/{issue}").text
    code, record = own_desk.asked(f"SELECT code, record_id FROM issues WHERE id = '{issue}'")[0]
    form = page[page.index('id="decide"') :]
    assert f'name="record_id" value="{record}"' in form
    assert f'name="answers" value="{code}"' in form
    answer = sent(browser, (document, issue), "accept", "issue", answers=code, panel=issue)
    assert answer.status_code == 200, answer.text
    assert (own_desk.log[0].kind, own_desk.log[0].answers) == ("issue", code)


def test_an_issue_leads_to_the_figures_at_its_places(desk: Served, browser: httpx.Client) -> None:
    document, issue = an(desk, "issues", "code = 'total_mismatch' AND record = 'table'")
    page = browser.get(f"/documents/{document}/panel/{issue}").text
    figures = re.findall(r'data-choose="(amt-[0-9a-f]{16})"', page)
    told = {str(row[0]) for row in desk.asked(f"SELECT text FROM amounts WHERE list_contains({figures}, id)")}
    assert {"96.4"} < told, "the total and what it is the sum of"


@pytest.mark.parametrize(("part", "field"), [("partner", "partner_code"), ("published", "published")])
def test_an_issue_about_the_document_shows_its_fields(tmp_path: Path, part: str, field: str) -> None:
    sheet = rich_sheet()
    doubt = sheet.issues[0].model_copy(update={"record": part, "field": part})
    loaded(tmp_path / "warehouse.duckdb", sheet.model_copy(update={"issues": (doubt,)}))
    publish(tmp_path / "warehouse.duckdb", tmp_path / "published.duckdb")
    page = client(settings(tmp_path)).get(f"/documents/{sheet.source.sha256}/panel/{doubt.id}").text
    assert f'name="value.{field}"' in page
    assert f'form="unknown" name="field" value="{field}" data-key="u"' in page


def test_what_cannot_be_known_is_said_of_a_field(own_desk: Served, browser: httpx.Client) -> None:
    place = an(own_desk, "amounts")
    assert sent(browser, place, "unknown", field="currency").status_code == 200
    assert [(one.action, one.field) for one in own_desk.log] == [("unknown", "currency")]


def test_a_comment_needs_words(own_desk: Served, browser: httpx.Client) -> None:
    place = an(own_desk, "amounts")
    assert sent(browser, place, "comment").status_code == 422
    assert sent(browser, place, "comment", reason="  see page 2 ").status_code == 200
    assert [one.reason for one in own_desk.log] == ["see page 2"]


def test_a_project_is_merged_into_another_one(own_desk: Served, browser: httpx.Client) -> None:
    document, work = an(own_desk, "stated_projects")
    other = own_desk.one(
        f"SELECT id FROM stated_projects WHERE document = '{document}' AND id <> '{work}' ORDER BY id LIMIT 1"
    )
    assert sent(browser, (document, work), "merge", "project").status_code == 422
    assert sent(browser, (document, work), "merge", "project", into=work).status_code == 422
    answer = sent(browser, (document, work), "merge", "project", into=other)
    assert answer.status_code == 200, answer.text
    (kept,) = own_desk.log
    assert isinstance(kept.value, dict)
    assert kept.value["into"] == other


def test_a_project_is_split_into_parts(own_desk: Served, browser: httpx.Client) -> None:
    place = an(own_desk, "stated_projects")
    one = {"part.0.title": "Wells", "part.0.value": "2 million", "part.0.currency": "USD"}
    refused = sent(browser, place, "split", "project", **one)
    assert refused.status_code == 422
    assert 'value="Wells"' in refused.text, "what was typed is still there"
    both = one | {"part.1.title": "Pumps", "part.1.countries": "Kenya (KEN)"}
    assert sent(browser, place, "split", "project", **both).status_code == 200
    (kept,) = own_desk.log
    parts = [
        {"title": "Wells", "value": "2000000", "currency": "USD"},
        {"title": "Pumps", "countries": ["KEN"]},
    ]
    assert kept.value == {"parts": parts}


@pytest.mark.parametrize(
    "wrong",
    [
        {"action": "undo"},
        {"action": "add"},
        {"action": "edit", "kind": "project"},
        {"action": "edit", "value.nothing": "1"},
        {"action": "edit", "value.id": "1"},
        {"action": "accept", "field": "id"},
        {"action": "accept", "answers": "no_such_code"},
        {"action": "edit", "value.value": "9" * 9000},
        {"action": "fly"},
    ],
    ids=lambda told: "-".join(f"{name}={value[:12]}" for name, value in told.items()),
)
def test_nothing_is_kept_of_what_no_form_sends(
    own_desk: Served, browser: httpx.Client, wrong: dict[str, str]
) -> None:
    document, record = an(own_desk, "amounts")
    answer = browser.post(
        f"/documents/{document}/decisions", data={"kind": "amount", "record_id": record} | wrong
    )
    assert answer.status_code == 422, answer.text
    assert own_desk.log == ()


def test_words_of_people_and_documents_are_escaped(own_desk: Served, browser: httpx.Client) -> None:
    place = an(own_desk, "amounts")
    evil = "<img src=x onerror=alert(1)>'\"><script>alert(2)</script>"
    sent(browser, place, "comment", reason=evil)
    page = browser.get(f"/documents/{place[0]}/panel/{place[1]}?queue=%22%3E%3Cscript%3E").text
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_whoever_decides_by_the_way_needs_the_second_person_too(own_desk: Served) -> None:
    """An issue that needs two people needs them also where its record is decided on, and not itself."""
    document, record = an(own_desk, "issues", "code = 'total_mismatch'")
    ((kind, about),) = own_desk.asked(f"SELECT record, record_id FROM issues WHERE id = '{record}'")
    review = own_desk.settings.review.model_copy(update={"two_reviewers": ("total_mismatch",)})
    browser = client(own_desk.settings.model_copy(update={"review": review}))
    browser.headers.update({"Origin": ADDRESS, "X-CSRF-Token": token(browser)})
    answer = sent(browser, (document, str(about)), "accept", str(kind))
    assert answer.status_code == 200, answer.text
    assert [(one.record_id, one.answers) for one in own_desk.log] == [(about, "total_mismatch")]


def test_a_merge_says_what_was_seen(own_desk: Served, browser: httpx.Client) -> None:
    rows = own_desk.asked("SELECT document, id, title FROM stated_projects ORDER BY document, id LIMIT 2")
    (document, one, title), (_, other, _) = rows
    answer = sent(browser, (str(document), str(one)), "merge", "project", into=str(other))
    assert answer.status_code == 200, answer.text
    (made,) = own_desk.log
    assert isinstance(made.seen, dict)
    assert made.seen["title"] == title
