"""A reviewer's day at the desk, in Chromium; after each step the published database says so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from extract.review.safety import Logins
from extract.review.safety.doors import logins_file
from extract.settings import Settings
from extract.settings.review import Review
from tests.intake.steps import ingested
from tests.pdfs import text_pdf
from tests.review.desk import serving, until, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.review.desk import Served

pytestmark = pytest.mark.browser
STEPS = Path(__file__).parents[1] / "intake" / "steps.py"
PATIENCE = 60_000  # milliseconds, an upper bound on a slow machine
AMOUNT = "SELECT id FROM amounts WHERE text = '{}'"
KENYA, WRONG, RIGHT = "kenya-2024.pdf", "US$ 186 million", 168_000_000
PRINTED = ("Norway added 4.5 million of its own money in 2021.", "It pays for a school.")
ADDED = "SELECT value::INT, currency, text, page FROM amounts WHERE rule = 'review.added'"
PASSWORDS = {"ann": "a sentence that ann knows", "bob": "a sentence that bob knows"}
WAITS_FOR_ANOTHER = "{}: accepted. It counts once another person has decided the same."
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Reviewer:
    """Somebody at the desk, with a browser."""

    desk: Served
    page: Page

    def open(self, key: str, file_name: str = KENYA) -> None:
        """Open a record of a document."""
        self.page.goto(f"/documents/{self.desk.document(file_name)}?record={key}")
        self.sees(key)

    def sees(self, key: str) -> None:
        """Wait until the panel is about a record."""
        expect(self.page.locator(f"#panel .panel[data-record='{key}']")).to_be_visible()

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def is_told(self, words: str) -> None:
        """Wait until the panel says what was done."""
        expect(self.page.locator("#panel").get_by_role("status")).to_contain_text(words)

    def accepts(self, key: str) -> None:
        """Open a record or an issue and accept it, by one key."""
        self.open(key)
        self.page.wait_for_selector("dialog#keys", state="attached")
        self.page.bring_to_front()
        self.presses("a")
        self.is_told("accepted")

    @property
    def proposed(self) -> Locator:
        """Where the panel says that a second person is needed."""
        return self.page.locator("#panel .proposed")

    def draws(self, first: Locator, last: Locator) -> None:
        """Drag a box around what stands from one word to another."""
        start, end = first.bounding_box(), last.bounding_box()
        assert start
        assert end
        mouse = self.page.mouse
        mouse.move(start["x"] - 1, start["y"] - 1)
        mouse.down()
        mouse.move(end["x"] + end["width"] + 1, end["y"] + end["height"] + 1, steps=5)
        mouse.up()

    def changes_value(self, typed: str) -> None:
        """Type another value and keep it, by keyboard alone."""
        self.page.bring_to_front()
        self.presses("e")
        field = self.page.get_by_label("Value", exact=True)
        expect(field).to_be_focused()
        self.presses("Control+a")
        self.page.keyboard.type(typed)
        self.presses("Enter")


@pytest.fixture
def ann(chromium: Browser, own_desk: Served) -> Iterator[Reviewer]:
    with visiting(chromium, own_desk, 1440) as (page, trouble):
        yield Reviewer(own_desk, page)
        assert trouble == []


def steps(settings: Settings, *paths: Path, **environment: str) -> subprocess.Popen[str]:
    """Start a run of its own."""
    env = os.environ | {"FACTSHEETS_DATA_DIR": str(settings.data_dir)} | environment
    return subprocess.Popen([sys.executable, str(STEPS), *map(str, paths)], env=env, text=True, stdout=-1)


def test_a_wrong_amount_is_mended_from_the_queue_on(ann: Reviewer) -> None:
    desk, page = ann.desk, ann.page
    key = desk.one(AMOUNT.format(WRONG))
    page.goto("/queue")
    page.locator(".row .open").first.focus()
    ann.presses("Enter")
    page.wait_for_url(re.compile("/documents/"))
    ann.open(key)
    ann.presses("e")
    field = page.get_by_label("Value", exact=True)
    expect(field).to_be_focused()
    ann.presses("Control+a")
    page.keyboard.type("168 million")
    expect(page.locator("#f-value-value-hint")).to_contain_text("168,000,000")
    ann.presses("Enter")
    ann.is_told("168,000,000")
    expect(page.locator(f".record[data-record='{key}']").first).to_contain_text("168,000,000")
    desk.until_published(f"SELECT value::BIGINT FROM amounts WHERE id = '{key}'", RIGHT)
    machine = f"SELECT machine['value'] FROM amounts WHERE id = '{key}'"
    assert desk.asked(machine) == [("186000000",)]
    told = "SELECT action, state, reviewer FROM corrections"
    assert desk.asked(told) == [("edit", "applied", "ann")]


@pytest.mark.long
def test_one_key_accepts_and_goes_on(ann: Reviewer) -> None:
    desk, page = ann.desk, ann.page
    page.goto("/queue?code=total_mismatch")
    page.locator(".row .open").first.focus()
    ann.presses("Enter")
    shown = page.locator("#panel .panel[data-kind='issue']")
    expect(shown).to_be_visible()
    first = shown.get_attribute("data-record")
    ann.presses("a")
    expect(page.locator(f"#panel .panel:not([data-record='{first}'])")).to_be_visible()
    expect(shown).to_be_visible()
    second = shown.get_attribute("data-record")
    assert second != first
    desk.until_published(f"SELECT count(*)::INT FROM issues WHERE id = '{first}'", 0)
    assert [(entry.action, entry.record_id) for entry in desk.log] == [("accept", first)]


@pytest.mark.long
def test_a_missed_amount_is_drawn_onto_the_page(chromium: Browser, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    (tmp_path / "norway.pdf").write_bytes(text_pdf("Norway – ILO Cooperation", *PRINTED))
    ingested([tmp_path / "norway.pdf"], settings)
    with serving(settings) as desk, visiting(chromium, desk, 1440) as (page, trouble):
        ann = Reviewer(desk, page)
        assert desk.asked(ADDED) == [], "the program misses it"
        page.goto(f"/documents/{desk.document('norway.pdf')}")
        ann.presses("i")
        sheet = page.locator("section.sheet[data-page='1'] svg.drawing")
        expect(sheet.locator(".word[data-text='4.5']")).to_be_attached()
        sheet.scroll_into_view_if_needed()
        ann.draws(sheet.locator(".word[data-text='4.5']"), sheet.locator(".word[data-text='million']"))
        expect(page.locator("#panel-title")).to_have_text("4.5 million")
        page.locator("#panel").get_by_role("button", name="amount", exact=True).click()
        expect(page.get_by_role("button", name="Add the amount")).to_be_visible()
        page.get_by_label("Value", exact=True).fill("4.5 million")
        page.get_by_label("Currency").fill("NOK")
        page.get_by_role("button", name="Add the amount").click()
        ann.is_told("Added")
        until(lambda: desk.asked(ADDED), "the new amount", lambda: desk.asked("FROM corrections"))
        assert desk.asked(ADDED) == [(4_500_000, "NOK", "4.5 million", 1)]
        assert trouble == []


@pytest.mark.long
def test_a_false_project_goes_and_comes_back_when_that_is_undone(ann: Reviewer) -> None:
    desk = ann.desk
    document = desk.document(KENYA)
    key = desk.one(f"SELECT id FROM stated_projects WHERE document = '{document}' ORDER BY page, id LIMIT 1")
    count = f"SELECT count(*)::INT FROM stated_projects WHERE id = '{key}'"
    ann.open(key)
    ann.presses("x")
    ann.is_told("rejected")
    desk.until_published(count, 0)
    ann.presses("z")
    ann.is_told("Taken back")
    desk.until_published(count, 1)
    assert [entry.action for entry in desk.log] == ["reject", "undo"]
    states = "SELECT action, state FROM corrections ORDER BY decided"
    assert desk.asked(states) == [("reject", "withdrawn"), ("undo", "noted")]


def test_the_second_of_two_reviewers_sees_both_values(chromium: Browser, data_folder: Path) -> None:
    settings = Settings(data_dir=data_folder)
    for name, password in PASSWORDS.items():
        Logins(logins_file(settings)).add(name, password)
    with (
        serving(settings) as desk,
        visiting(chromium, desk) as (first, _),
        visiting(chromium, desk) as (second, trouble),
    ):
        ann, bob = Reviewer(desk, first), Reviewer(desk, second)
        key = desk.one(AMOUNT.format(WRONG))
        for one, name in ((ann, "ann"), (bob, "bob")):
            enters(one, name)
            one.open(key)
        ann.changes_value("168 million")
        ann.is_told("168,000,000")
        bob.changes_value("1.86 million")
        both = second.locator("#panel .stale")
        expect(both).to_contain_text("168,000,000")
        expect(both).to_contain_text("1,860,000")
        assert [entry.reviewer for entry in desk.log] == ["ann"], "the second decision is not kept"
        assert all("409" in told for told in trouble), trouble
        both.get_by_role("button", name="Keep mine").click()
        bob.is_told("1,860,000")
        desk.until_published(f"SELECT value::BIGINT FROM amounts WHERE id = '{key}'", 1_860_000)
        states = "SELECT reviewer, state FROM corrections ORDER BY decided"
        assert desk.asked(states) == [("ann", "superseded"), ("bob", "applied")]


def test_what_needs_two_people_counts_once_the_second_has_decided_the_same(
    chromium: Browser, data_folder: Path
) -> None:
    settings = Settings(data_dir=data_folder, review=Review(two_reviewers=("total_mismatch",)))
    for name, password in PASSWORDS.items():
        Logins(logins_file(settings)).add(name, password)
    with (
        serving(settings) as desk,
        visiting(chromium, desk) as (first, first_trouble),
        visiting(chromium, desk) as (second, trouble),
    ):
        ann, bob = Reviewer(desk, first), Reviewer(desk, second)
        enters(ann, "ann")
        enters(bob, "bob")
        document = desk.document(KENYA)
        issue = desk.one(
            f"SELECT id FROM issues WHERE document = '{document}' AND code = 'total_mismatch' ORDER BY id"
            " LIMIT 1"
        )
        left = f"SELECT count(*)::INT FROM issues WHERE id = '{issue}'"
        counted = "SELECT string_agg(reviewer || ' ' || state, ', ' ORDER BY decided) FROM corrections"

        ann.accepts(issue)
        expect(ann.proposed).to_have_text(WAITS_FOR_ANOTHER.format("ann"))
        desk.until_published(counted, "ann proposed")
        assert desk.asked(left) == [(1,)]
        ann.accepts(issue)
        desk.until_published(counted, "ann superseded, ann proposed")
        assert desk.asked(left) == [(1,)], "nobody is the second of himself"

        row = second.locator(f".row[data-record='{issue}']")
        second.goto("/queue?code=total_mismatch")
        expect(row).to_contain_text("needs a second person; decided by ann")
        bob.open(issue)
        expect(bob.proposed).to_have_text(WAITS_FOR_ANOTHER.format("ann"))
        bob.accepts(issue)
        expect(bob.proposed).to_have_count(0)
        second.goto("/queue?code=total_mismatch")
        expect(row).to_have_count(0)
        desk.until_published(left, 0)
        desk.until_published(counted, "ann superseded, ann applied, bob applied")
        assert first_trouble == trouble == []


def enters(one: Reviewer, name: str) -> None:
    """Log in by keyboard, as the page invites to."""
    one.page.goto("/queue")
    expect(one.page.get_by_label("Name")).to_be_focused()
    one.page.keyboard.type(name)
    one.presses("Tab")
    one.page.keyboard.type(PASSWORDS[name])
    one.presses("Enter")
    one.page.wait_for_url(re.compile("/queue"))


@pytest.mark.long
def test_decisions_and_a_run_do_not_hinder_each_other(ann: Reviewer, samples: Path) -> None:
    desk = ann.desk
    key = desk.one(AMOUNT.format(WRONG))
    ann.open(key)
    more = ("germany-2022.pdf", "vietnam-2022.pdf")
    with steps(desk.settings, *(samples / name for name in more)) as run:
        running = desk.settings.data_dir / "running"
        until(lambda: any(running.glob("run-*")), "the start of a run")
        ann.changes_value("168 million")
        ann.is_told("168,000,000")
        assert run.wait(PATIENCE) == 0
    desk.until_published(f"SELECT value::BIGINT FROM amounts WHERE id = '{key}'", RIGHT)
    names = {str(name) for (name,) in desk.asked("SELECT file_name FROM documents")}
    assert names >= {KENYA, *more}
    ann.page.goto("/queue")
    expect(ann.page.locator("h1")).to_be_visible()


@pytest.mark.long
def test_a_correction_outlives_a_change_of_the_rules(
    chromium: Browser, data_folder: Path, samples: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    settings = Settings(data_dir=data_folder)
    with serving(settings) as desk, visiting(chromium, desk) as (page, _):
        key = desk.one(AMOUNT.format(WRONG))
        ann = Reviewer(desk, page)
        ann.open(key)
        ann.changes_value("168 million")
        ann.is_told("168,000,000")
        desk.until_published(f"SELECT value::BIGINT FROM amounts WHERE id = '{key}'", RIGHT)
    (rules / "currencies.toml").write_text('more_codes = ["ZIG"]\n')
    with steps(settings, samples / KENYA, FACTSHEETS_RULES_DIR=str(rules)) as run:
        assert "1 of them read" in run.communicate()[0]
    with serving(settings) as desk:
        versions = "SELECT count(DISTINCT rules_version)::INT FROM documents"
        assert desk.asked(versions) == [(2,)], "the document was read by other rules"
        value = f"SELECT value::BIGINT, machine['value'] FROM amounts WHERE text = '{WRONG}'"
        assert desk.asked(value) == [(RIGHT, "186000000")]
        assert desk.asked("SELECT state FROM corrections") == [("applied",)]
        with visiting(chromium, desk) as (page, trouble):
            Reviewer(desk, page).open(desk.one(AMOUNT.format(WRONG)))
            expect(page.get_by_label("Value", exact=True)).to_have_value("168,000,000")
            assert trouble == []
