from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pdf import Hyperlink
from tests.records.builders import (
    LEADING,
    Sheet,
    assembled,
    country,
    day,
    lasting,
    money,
    organisation,
    region,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet

MARKS = (
    money("US$ 3 million", 3_000_000),
    money("US$ 9 million", 9_000_000, flow="assessed"),
    country("Freedonia", "KEN"),
    region("South Asia"),
    organisation("NORAG"),
    day("May 2021 to June 2023", "2021-05-01", "2023-06-30"),
    lasting("two years", "P2Y"),
)


def _sheet() -> Sheet:
    return (
        Sheet()
        .add("A sheet", "It paid US$ 9 million in dues.", level=0)
        .add(
            "Boats for Freedonia",
            "NORAG pays US$ 3 million, from May 2021 to June 2023.",
            "It helps.",
            below=0,
        )
        .add(None, "A boat in Freedonia", role="caption", below=1, level=2)
        .add("Contact", "Tel. +47 22 33 44 55", "desk@example.net", role="contact", below=0)
    )


def _all(sheet: FactSheet) -> Iterator[Any]:
    for name in (
        "amounts",
        "countries",
        "regions",
        "dates",
        "organisations",
        "contributions",
        "projects",
        "facts",
        "contacts",
        "links",
    ):
        yield from getattr(sheet, name)


def test_the_words_of_a_record_stand_at_its_offsets() -> None:
    sheet = assembled(_sheet(), *MARKS)
    sections = {section.id: section for section in sheet.sections}
    checked = 0
    for record in _all(sheet):
        section = sections[record.section_id]
        text = section.heading if record.in_heading else section.text
        start = getattr(record, "start_char", None)
        start = record.start if start is None else start
        assert (text or "")[start : start + len(record.text)] == record.text
        assert record.spans
        checked += 1
    assert checked > 8


def test_sections_keep_their_order_and_parents() -> None:
    sheet = assembled(_sheet())
    assert [s.heading for s in sheet.sections] == ["A sheet", "Boats for Freedonia", None, "Contact"]
    assert sheet.sections[2].parent_id == sheet.sections[1].id
    assert sheet.sections[1].text == "NORAG pays US$ 3 million, from May 2021 to June 2023.\nIt helps."


def test_a_span_covers_its_words_on_the_page() -> None:
    amount = assembled(_sheet(), *MARKS).amounts[0]
    assert len(amount.spans) == 1
    assert (amount.spans[0].top, amount.spans[0].bottom) == (LEADING * 2, LEADING * 2 + 10)


def test_money_for_the_publisher_is_a_contribution_and_money_for_a_project_is_its_own() -> None:
    sheet = assembled(_sheet(), *MARKS)
    assert [(c.kind, c.value) for c in sheet.contributions] == [("assessed", Decimal(9_000_000))]
    paid = next(a for a in sheet.amounts if a.value == 3_000_000)
    assert sheet.projects[0].amount_ids == (paid.id,)
    assert paid.project_id == sheet.projects[0].id


def test_a_gift_told_in_a_project_is_the_projects() -> None:
    sheet = assembled(_sheet(), money("US$ 3 million", 3_000_000, flow="voluntary"), *MARKS[1:])
    assert {a.flow for a in sheet.amounts if a.project_id} == {"project"}


def test_table_cells_lead_to_their_table() -> None:
    made = Sheet().add("Money", "See below.", table=(("Donor", "2021"), ("NORAG", "US$ 3 million")))
    sheet = assembled(made, *MARKS)
    (table,) = sheet.tables
    assert (table.header, table.rows) == (("Donor", "2021"), (("NORAG", "US$ 3 million"),))
    (amount,) = sheet.amounts
    assert (amount.table_id, amount.row, amount.column) == (table.id, 1, 1)


def test_a_link_is_the_words_below_its_area() -> None:
    made = Sheet().add("Further", "See the yearly report today.")
    words = [w for w in made.words() if w.text in {"yearly", "report"}]
    areas = tuple(Hyperlink(w.box, "https://example.net/r") for w in words)
    sheet = assembled(made, links=areas)
    assert [(link.text, link.uri) for link in sheet.links] == [("yearly report", "https://example.net/r")]
    assert sheet.sections[0].text[sheet.links[0].start : sheet.links[0].end] == "yearly report"


def test_a_link_over_no_words_keeps_its_place() -> None:
    sheet = assembled(
        Sheet().add("H", "Text."), links=(Hyperlink(word("x", 300, 300).box, "https://example.net"),)
    )
    (link,) = sheet.links
    assert (link.section_id, link.start, link.end, link.text) == (None, 0, 0, "")
    assert link.spans[0].x0 == 300


TEXTS = st.lists(
    st.sampled_from(
        ["US$ 3 million", "Freedonia", "NORAG", "pays", "for", "South Asia", "two years", "a", "7"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3)), min_size=1, max_size=6))
def test_no_id_is_given_twice_and_all_are_stable(parts: list[tuple[str, list[str]]]) -> None:
    made = Sheet()
    for heading, paragraphs in parts:
        made.add(heading, *paragraphs)
    first, again = assembled(made, *MARKS), assembled(made, *MARKS)
    assert first == again
    ids = [r.id for r in (*first.sections, *_all(first), *first.tables, *first.issues)]
    assert len(ids) == len(set(ids))


def test_equal_words_at_one_place_are_told_apart() -> None:
    made = Sheet().add("Twice", "The same.")
    made.sections.append(
        made.sections[0].__class__(1, 1, None, made.sections[0].heading, "body", made.sections[0].paragraphs)
    )
    assert len({s.id for s in assembled(made).sections}) == 2
