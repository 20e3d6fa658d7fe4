from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extract.layout.types import ChartBlock, Furniture, Layout
from extract.models import ChartSeries, ChartValue
from extract.pdf import Page, Picture
from extract.records.money_tokens import money_tokens
from tests.records.builders import Mark, Sheet, assembled, line, money

if TYPE_CHECKING:
    from extract.models import FactSheet


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("US$ 3.2 million and 350 000 €", ["US$ 3.2", "350 000 €"]),
        ("7,5 millions d'euros", ["7,5 millions d'euros"]),
        ("CHF 500 a day", ["CHF 500"]),
        ("in US$ of 2021, the euro", []),
        ("prices in euros 2021", []),
        ("US$ 5, 24 M€ and 3 million Swiss francs", ["US$ 5", "24 M€", "3 million Swiss francs"]),
        ("640 mil dólares", ["640 mil dólares"]),
        ("CHF 5 and EUR350", ["CHF 5", "EUR350"]),
        ("US citizens, 12 people, the euro", []),
        ("the 3 Rs, 12 000 livres, 5,000 guaraníes", []),
    ],
)
def test_money_tokens(text: str, tokens: list[str]) -> None:
    assert [text[t.start : t.end] for t in money_tokens(text, "fr" if "d'" in text else "en")] == tokens


def _sheet(*marks: Mark, extra: str = "", furniture: bool = False) -> FactSheet:
    made = Sheet().add("Money", "It paid US$ 3 million. It also gave EUR 20,000.")
    other = line(extra, 700) if extra else None
    words = (*made.words(), *(other.words if other else ()))
    layout = Layout((Furniture((other,), "running_foot"),)) if furniture and other else Layout()
    return assembled(made, *marks, pages=(Page(1, 600, 800, words),), layout=layout)


BOTH = (money("US$ 3 million", 3_000_000), money("EUR 20,000", 20_000, "EUR"))


def test_what_is_in_an_amount_is_claimed() -> None:
    sheet = _sheet(*BOTH)
    assert sheet.extraction.accounting.model_dump() == {
        "tokens": 2,
        "in_amounts": 2,
        "in_charts": 0,
        "left_out": {},
        "unclaimed": 0,
    }
    assert not [i for i in sheet.issues if i.code == "amount_unclaimed"]


def test_what_no_amount_claims_is_an_issue_at_its_place() -> None:
    sheet = _sheet(BOTH[0])
    assert sheet.extraction.accounting.unclaimed == 1
    (issue,) = [i for i in sheet.issues if i.code == "amount_unclaimed"]
    assert "EUR 20,000" in issue.message
    assert issue.spans[0].page == 1


def test_money_in_words_that_reached_no_section_is_unclaimed() -> None:
    sheet = _sheet(*BOTH, extra="NOK 50 million")
    assert sheet.extraction.accounting.unclaimed == 1
    (issue,) = [i for i in sheet.issues if i.code == "amount_unclaimed"]
    assert issue.spans[0].top == 700


def test_furniture_is_left_out_by_its_reason() -> None:
    sheet = _sheet(*BOTH, extra="NOK 50 million", furniture=True)
    assert sheet.extraction.accounting.left_out == {"running_foot": 1}
    assert sheet.extraction.accounting.unclaimed == 0


READ = ChartSeries(name="Gifts", values=(ChartValue(label="2021", value="50", origin="label"),))


@pytest.mark.parametrize(("series", "in_charts", "unclaimed"), [((READ,), 1, 0), ((), 0, 1)])
def test_money_in_a_chart_is_claimed_only_where_its_values_were_read(
    series: tuple[ChartSeries, ...], in_charts: int, unclaimed: int
) -> None:
    label = line("NOK 50 million", 700)
    made = Sheet().add("Money", "It paid US$ 3 million.")
    chart = ChartBlock(1, label.box, "unknown", series=series, lines=(label,))
    made.sections[0] = replace(made.sections[0], charts=(chart,))
    page = Page(1, 600, 800, (*made.words(), *label.words))
    found = assembled(made, BOTH[0], pages=(page,)).extraction.accounting
    assert (found.tokens, found.in_charts, found.unclaimed) == (2, in_charts, unclaimed)


MISSING = {"partner_unknown", "date_unknown", "nothing_found"}


def _codes(sheet: FactSheet) -> list[tuple[str, str]]:
    """The issues, but for what the small document does not say of itself."""
    return [(i.code, i.severity) for i in sheet.issues if i.code not in MISSING]


def test_pages_without_text() -> None:
    made = Sheet().add("H", "Text.")
    picture = Picture(line("x", 10).box)
    full, scan = Page(1, 600, 800, made.words()), Page(2, 600, 800, (), images=(picture,))
    assert assembled(made).source.text_layer == "full"
    part = assembled(made, pages=(full, scan))
    assert (part.source.text_layer, _codes(part)) == ("partial", [("no_text_layer", "warning")])
    none = assembled(Sheet(), pages=(scan,))
    assert (none.source.text_layer, _codes(none)) == ("none", [("no_text_layer", "error")])
    blank = assembled(made, pages=(full, Page(2, 600, 800, ())))
    assert (blank.source.text_layer, _codes(blank)) == ("full", [])


def test_fonts_and_damage() -> None:
    made = Sheet().add("H", "Text.")
    bad = Page(1, 600, 800, made.words(), unreadable=0.4)
    assert _codes(assembled(made, pages=(bad,))) == [("unreadable_font", "warning")]
    bullets = Page(1, 600, 800, made.words(), unreadable=0.003)
    assert _codes(assembled(made, pages=(bullets,))) == [("unreadable_font", "info")]
    assert _codes(assembled(made, damaged=("the index is broken",))) == [("damaged", "warning")]
    assert _codes(assembled(made, pages=(Page(1, 600, 800, made.words()),), damaged=())) == []


def test_a_sign_that_says_whose_it_is_raises_nothing() -> None:
    made = Sheet().add("Money", "It gave $ 5.")
    assert not [i for i in assembled(made, money("$ 5", 5)).issues if i.code == "currency_ambiguous"]


def test_a_shared_sign_is_one_issue_with_all_its_places() -> None:
    made = Sheet().add("Money", "It gave $ 5.", table=(("Donor", "2021"), ("A", "$ 3"), ("B", "$ 4")))
    doubtful = [money(text, 3, ambiguous=True) for text in ("$ 3", "$ 4", "$ 5")]
    (found,) = [i for i in assembled(made, *doubtful).issues if i.code == "currency_ambiguous"]
    assert "'$ 5' and 2 more" in found.message
    assert len(found.spans) == 3
    assert _codes(assembled(made, money("$ 5", 5), money("$ 3", 3), money("$ 4", 4))) == []
