"""The page of a report: self-contained, each figure with its explanation, equal to the database, escaped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from extract.showing.report.figures import sum_of
from extract.warehouse.reporting import Money, Report, Usd, Who
from tests.showing.report.reports import page_of, report_of
from tests.warehouse.builders import rich_sheet, unread_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.showing.report.reports import Page

EVIL = "</style></title><script>alert('x')</script><img src=http://evil.example/x onerror=alert(1)>&\""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_of(
        tmp_path_factory.mktemp("report"),
        rich_sheet("zambia", partner="Zambia", code="ZMB", kind="assessed"),
        rich_sheet("peru-2019", partner="Peru", code="PER", year=2019),
        rich_sheet("peru-2023", partner="Peru", code="PER", year=2023, value=Decimal(5_000_000)),
        unread_sheet("locked", "encrypted"),
    )


@pytest.fixture(scope="module")
def page(report: Report) -> Page:
    return page_of(report)


def test_the_page_asks_for_nothing_from_elsewhere(page: Page) -> None:
    assert set(page.sources) <= {"data:,"}
    assert not {"script", "iframe", "object", "embed", "form"} & set(page.names)
    assert all(link.startswith("#") for link in page.links)
    assert "@import" not in page.html
    assert "vega.github.io" not in page.html


def test_each_link_has_its_target_once(page: Page) -> None:
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert not page.open


def test_each_sum_leads_to_the_record_that_states_it(page: Page, report: Report) -> None:
    for one in report.stated:
        assert (f"#{one.record}", sum_of(one.money)) in page.linked
    for work in report.works:
        assert work.money
        assert (f"#{work.record}", sum_of(work.money)) in page.linked
        assert (f"#{work.record}", work.title) in page.linked


def test_marks_of_charts_lead_to_the_same_records(page: Page, report: Report) -> None:
    in_charts = {target for target, words in page.linked if not words}
    assert {f"#{one.record}" for one in report.given} <= in_charts
    assert {f"#{work.record}" for work in report.works} <= in_charts
    assert {f"#country-{one.code}" for one in report.placed} <= in_charts


def test_every_record_is_explained_by_its_words_and_place(page: Page, report: Report) -> None:
    for one in report.evidence:
        assert one.record in page.ids
        assert one.record in page.text
        assert one.kind == "issue" or one.quote in page.text
    assert "Page 2 · Money" in page.text
    assert "test.rule" in page.text


def test_all_parts_are_there_and_say_what_the_database_says(page: Page, report: Report) -> None:
    parts = ("partners", "contributions", "countries", "projects", "changes", "issues", "coverage", "sources")
    assert set(parts) <= set(page.ids)
    assert f"{len(report.works)} projects" in page.text
    assert all(issue.message in page.text for issue in report.noted)
    assert "locked.pdf" in page.text
    assert "older edition" in page.text


def test_a_report_on_one_partner_leaves_the_others_out(report: Report) -> None:
    told = page_of(replace(report, partner=Who("PER", "Peru")))
    assert "Peru PER" in told.text
    assert "partners" not in told.ids


def test_what_documents_say_is_never_markup(tmp_path: Path) -> None:
    sheet = rich_sheet(name="evil", partner=EVIL)
    (contribution,), (project,), (issue,) = sheet.contributions, sheet.projects, sheet.issues
    (section,) = sheet.sections
    told = {
        "contributions": (contribution.model_copy(update={"provider": EVIL, "text": EVIL}),),
        "projects": (project.model_copy(update={"title": EVIL, "text": EVIL, "funders": (EVIL,)}),),
        "issues": (issue.model_copy(update={"message": EVIL}),),
        "sections": (section.model_copy(update={"heading": EVIL}),),
        "publisher": EVIL,
        "title": EVIL,
    }
    page = page_of(report_of(tmp_path, sheet.model_copy(update=told)))
    assert not {"script", "img"} & set(page.names)
    assert page.text.count("alert('x')") > 5
    assert not page.open
    assert "onerror=alert(1)>" not in page.html


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    page = page_of(report_of(tmp_path))
    assert "The database has no documents with a partner yet." in page.text
    assert "state no contributions" in page.text
    assert not page.open


def test_a_partner_without_contributions_says_so(tmp_path: Path) -> None:
    sheet = rich_sheet("peru", partner="Peru", code="PER").model_copy(update={"contributions": ()})
    told = replace(report_of(tmp_path, sheet), partner=Who("PER", "Peru"))
    assert "The documents about Peru state no contributions that can be counted." in page_of(told).text


def test_dollars_stand_beside_a_sum_with_rate_day_and_source(report: Report) -> None:
    assert "US dollars" not in page_of(report).text
    usd = Usd(Decimal("5500000.00"), None, Decimal("1.1"), date(2023, 7, 1), "Central bank")
    stated = tuple(replace(one, money=replace(one.money, usd=usd)) for one in report.stated)
    told = page_of(replace(report, stated=stated)).text
    assert "≈ USD 5,500,000 at 1.1 (1 July 2023, Central bank)" in told


def test_a_shared_amount_stands_with_no_country(report: Report) -> None:
    shared = tuple(
        replace(one, share_known=False, money=None, sharing=3, basis="shared") for one in report.placed
    )
    told = page_of(replace(report, placed=shared)).text
    assert told.count("amount shared by 3 countries or regions") == len(shared)
    assert "no amount is known for this country alone" in page_of(replace(report, placed=shared)).html


def test_of_very_many_accounts_the_first_are_drawn(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("extract.showing.report.accounts"), "MOST_CHARTS", 1)
    told = page_of(report)
    assert sum(name.endswith("-title") for name in told.ids if name.startswith("giving-")) == 1
    assert "Without a chart, as this page has many: factsheets report ZMB OUT.html draws it." in told.text


def test_money_of_an_unknown_currency_is_shown_as_such(report: Report) -> None:
    bare = Money(None, Decimal(70), None, "exact", None)
    told = page_of(replace(report, stated=(replace(report.stated[0], money=bare),), given=()))
    assert "Currency not known" in told.text
    assert "70 (currency unknown)" in told.text
    assert "No chart: the documents state no years." in told.text
