from __future__ import annotations

from typing import Literal

from extract.geometry import Box, around
from extract.layout.types import (
    Block,
    BoxBlock,
    ChartBlock,
    Furniture,
    Heading,
    Layout,
    Line,
    Paragraph,
    TableBlock,
)
from extract.sections import Section, split
from tests.layout.builders import line, text

Kind = Literal["text", "bullet", "caption", "footnote", "key_figure"]


def lines(words: str) -> tuple[Line, ...]:
    made = tuple(line(words, 50, 100))
    return (Line(1, around(w.box for w in made), made),)


def heading(words: str, level: int) -> Heading:
    return Heading(lines(words), level)


def paragraph(words: str, kind: Kind = "text") -> Paragraph:
    return Paragraph(lines(words), kind)


def box(*blocks: Block) -> BoxBlock:
    return BoxBlock(1, Box(50, 100, 290, 200), blocks)


def sections(*blocks: Block) -> tuple[Section, ...]:
    return split(Layout(blocks))


def outline(found: tuple[Section, ...]) -> list[tuple[str, int, int | None, str]]:
    return [(text(s.heading), s.level, s.parent, s.role) for s in found]


def body(section: Section) -> list[str]:
    return [text(p.lines) for p in section.paragraphs]


def test_headings_make_a_tree() -> None:
    found = sections(
        heading("Ruritania", 0),
        paragraph("May 2024"),
        heading("Projects", 1),
        heading("Roads", 2),
        paragraph("Roads are built."),
        heading("Schools", 2),
        heading("Outlook", 1),
    )
    assert outline(found) == [
        ("Ruritania", 0, None, "body"),
        ("Projects", 1, 0, "body"),
        ("Roads", 2, 1, "body"),
        ("Schools", 2, 1, "body"),
        ("Outlook", 1, 0, "body"),
    ]
    assert [s.order for s in found] == [0, 1, 2, 3, 4]
    assert body(found[0]) == ["May 2024"]
    assert body(found[2]) == ["Roads are built."]


def test_text_without_any_heading_is_one_section() -> None:
    assert outline(sections(paragraph("Only text."))) == [("", 0, None, "body")]


def test_a_box_does_not_end_the_section_around_it() -> None:
    found = sections(
        heading("Roads", 1),
        paragraph("Before the box."),
        box(heading("At a glance", 1), paragraph("Inside."), heading("Numbers", 2), paragraph("More.")),
        paragraph("After the box."),
    )
    assert outline(found) == [
        ("Roads", 1, None, "body"),
        ("At a glance", 1, 0, "sidebar"),
        ("Numbers", 2, 1, "sidebar"),
    ]
    assert body(found[0]) == ["Before the box.", "After the box."]


def test_captions_footnotes_and_key_figures_stand_beside_the_section() -> None:
    found = sections(
        heading("Roads", 1),
        paragraph("12 districts", "key_figure"),
        paragraph("58% women", "key_figure"),
        paragraph("Workers in Zenda", "caption"),
        paragraph("Roads are built."),
        paragraph("1 In local money.", "footnote"),
    )
    assert outline(found) == [
        ("Roads", 1, None, "body"),
        ("", 2, 0, "key_figures"),
        ("", 2, 0, "caption"),
        ("", 2, 0, "footnote"),
    ]
    assert body(found[1]) == ["12 districts", "58% women"]


def test_a_short_section_with_addresses_is_a_contact() -> None:
    where = paragraph("Castle Road 1, Strelsau Tel. +49 30 555 0100 office@example.org")
    assert [s.role for s in sections(heading("Write to us", 2), where)] == ["contact"]
    assert [s.role for s in sections(box(heading("Contact", 1), where))] == ["contact"]
    long_text = paragraph("word " * 120 + "office@example.org www.example.org")
    assert [s.role for s in sections(heading("Story", 1), long_text)] == ["body"]


def test_tables_belong_to_the_section_where_they_stand_and_furniture_to_none() -> None:
    table = TableBlock(1, Box(0, 0, 9, 9), (), (), (), ())
    found = sections(heading("Money", 1), Furniture(lines("Page 2"), "page_number"), table)
    assert found[0].tables == (table,)
    assert body(found[0]) == []


def test_the_title_of_a_chart_is_a_caption_beside_its_section() -> None:
    chart = ChartBlock(1, Box(50, 100, 290, 200), "bar", title=lines("Loans in Peru, 2021"))
    found = sections(heading("Loans", 1), paragraph("Loans grew."), chart, paragraph("They end."))
    assert outline(found) == [("Loans", 1, None, "body"), ("", 2, 0, "caption")]
    assert body(found[0]) == ["Loans grew.", "They end."]
    assert body(found[1]) == ["Loans in Peru, 2021"]
    assert found[0].charts == (chart,)
