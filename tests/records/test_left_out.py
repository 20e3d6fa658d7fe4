"""What belongs to no section is a record with its reason, and every character is counted once."""

from __future__ import annotations

from extract.geometry import Box
from extract.layout.types import (
    BoxBlock,
    Cell,
    ChartBlock,
    Furniture,
    Heading,
    Layout,
    Mark,
    Paragraph,
    TableBlock,
)
from extract.pdf import Page, Pdf
from extract.pdf.types import HiddenWord
from extract.records.left_out import characters, furniture
from tests.records.builders import line, word

PLACE = Box(0, 0, 100, 100)
HEAD, FOOT = line("Lakes Office", 20), line("Page 3", 800)
BULLET, SECRET = word("•", 40, 100), word("draft", 50, 400)


def layout() -> Layout:
    item = Paragraph((line("paid in full", 100),), "bullet", (Mark(1, BULLET, "list_marker"),))
    cell = Cell((line("4.5", 200),), (Mark(1, word("2", 80, 199), "note_mark"),))
    spanning = Cell((line("Money", 190),))
    table = TableBlock(1, PLACE, (line("Gifts", 180),), (), (spanning, spanning), ((cell, Cell()),))
    chart = ChartBlock(1, PLACE, "pie", (line("Parts", 300),), lines=(line("North 40%", 310),))
    return Layout(
        (
            Furniture((HEAD,), "running_head"),
            Heading((line("Results", 80),), 1),
            BoxBlock(1, PLACE, (item,)),
            table,
            chart,
            Furniture((FOOT,), "page_number"),
            Furniture((line("draft", 400),), "hidden", "invisible"),
            Furniture((line("draft", 400),), "hidden", "invisible"),
        )
    )


def test_furniture_is_kept_with_its_reason_place_and_rule() -> None:
    found = furniture("doc", layout())
    assert [(one.text, one.reason) for one in found] == [
        ("Lakes Office", "running_head"),
        ("•", "list_marker"),
        ("2", "note_mark"),
        ("Page 3", "page_number"),
        ("draft", "hidden"),
        ("draft", "hidden"),
    ]
    assert all(one.spans and one.section_id is None and one.end == len(one.text) for one in found)
    assert (found[0].rule, found[-1].rule) == ("furniture.running_head", "furniture.hidden.invisible")


def test_ids_tell_equal_words_at_one_place_apart_and_stay_the_same() -> None:
    ids = [one.id for one in furniture("doc", layout())]
    assert len(set(ids)) == len(ids)
    assert ids == [one.id for one in furniture("doc", layout())]
    assert not set(ids) & {one.id for one in furniture("other", layout())}


def test_characters_are_counted_by_where_they_went() -> None:
    words = [w for one in (HEAD, FOOT) for w in one.words]
    pdf = Pdf((Page(1, 595, 842, tuple(words), hidden=(HiddenWord(SECRET, "invisible"),)),), 1)
    found = characters(pdf, layout())
    assert found.printed == sum(len(w.text) for w in words) + len("draft")
    assert found.in_sections == len("Resultspaidinfull")
    assert found.in_tables == len("GiftsMoney4.5"), "a head over two columns counts once"
    assert found.in_charts == len("PartsNorth40%")
    assert found.left_out == {
        "hidden": 10,
        "list_marker": 1,
        "note_mark": 1,
        "page_number": len("Page3"),
        "running_head": len("LakesOffice"),
    }
