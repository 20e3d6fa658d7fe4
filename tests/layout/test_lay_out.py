"""Whole pages: order, headings, boxes, furniture, small print."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.geometry import Box
from extract.layout import lay_out
from extract.layout.dots import DRAWN
from extract.layout.inside import placed
from extract.layout.types import BoxBlock, Furniture, Heading, Layout, Paragraph
from extract.pdf import Colour, Pdf, Stroke, Word
from tests.layout.builders import BLUE, Sheet, pdf, sentence, text, word


def headings(layout: Layout) -> list[tuple[int, str]]:
    return [(b.level, text(b.lines)) for b in layout.blocks if isinstance(b, Heading)]


def furniture(layout: Layout) -> dict[str, str]:
    return {text(b.lines): b.reason for b in layout.blocks if isinstance(b, Furniture)}


def paragraphs(layout: Layout, kind: str = "text") -> list[str]:
    return [text(b.lines) for b in layout.blocks if isinstance(b, Paragraph) and b.kind == kind]


def titled(sheet: Sheet) -> float:
    sheet.write("Ruritania and the partnership", 50, 60, 500, 24, bold=True, colour=BLUE)
    return 110.0


def filled(sheet: Sheet, x0: float, top: float, topics: str = "abc") -> float:
    for topic in topics:
        top = sheet.write(sentence(topic, 40), x0, top) + 6
    return top


def test_title_headings_and_levels() -> None:
    sheet = Sheet()
    top = sheet.write("March 2024", 50, titled(sheet)) + 10
    for number, (name, size) in enumerate([("Money paid", 14), ("Rural jobs", 11), ("Outlook", 14)]):
        top = sheet.write(name, 50, top, 400, size, bold=True, colour=BLUE)
        top = sheet.write(sentence("abc"[number], 60), 50, top, 480) + 14
    found = lay_out(pdf(sheet))
    assert headings(found) == [
        (0, "Ruritania and the partnership"),
        (1, "Money paid"),
        (2, "Rural jobs"),
        (1, "Outlook"),
    ]
    assert paragraphs(found)[0] == "March 2024"


def test_a_part_s_larger_heading_does_not_lower_the_others() -> None:
    sheet = Sheet()
    top = titled(sheet)
    for number, (name, size) in enumerate(
        [("Money", 13), ("Projects under way", 17), ("Roads", 11), ("Outlook", 13)]
    ):
        top = sheet.write(name, 50, top, 400, size, bold=True)
        top = sheet.write(sentence("abcd"[number], 60), 50, top, 480) + 14
    assert headings(lay_out(pdf(sheet)))[1:] == [
        (1, "Money"),
        (1, "Projects under way"),
        (2, "Roads"),
        (1, "Outlook"),
    ]


@pytest.mark.parametrize(("colour", "is_heading"), [(BLUE, True), ((0.4, 0.4, 0.4), False)])
def test_a_heading_may_be_smaller_than_the_text_if_its_colour_is_vivid(
    colour: Colour, *, is_heading: bool
) -> None:
    sheet = Sheet()
    top = titled(sheet)
    for name in ("Wells in the north", "Papers for the south"):
        top = sheet.write(name, 50, top, 400, 10.8, colour=colour) + 2
        top = sheet.write(sentence(name.split()[0].lower(), 30), 50, top, 400, 11.6) + 12
    found = [words for _, words in headings(lay_out(pdf(sheet)))]
    assert ("Wells in the north" in found) is is_heading


def test_a_heading_of_two_lines_is_one() -> None:
    sheet = Sheet()
    top = sheet.write(
        "Skills for young people in the northern valleys", 50, titled(sheet), 200, 13, bold=True
    )
    filled(sheet, 50, top)
    assert headings(lay_out(pdf(sheet)))[1] == (1, "Skills for young people in the northern valleys")


@pytest.mark.parametrize("marker", ["▶", "►", "1.", "2.1", "•"])
def test_markers_and_numbers_are_not_part_of_a_heading(marker: str) -> None:
    sheet = Sheet()
    top = titled(sheet)
    sheet.words.append(word(marker, 50, top, 14, bold=True))
    top = sheet.write("What comes next", 75, top, 300, 14, bold=True)
    filled(sheet, 50, top + 4)
    assert headings(lay_out(pdf(sheet)))[1:] == [(1, "What comes next")]


def test_a_bold_opening_is_no_heading() -> None:
    sheet = Sheet()
    top = titled(sheet)
    sheet.write("First window:", 50, top, bold=True)
    sheet.write(sentence("a", 9), 120, top, 400)
    sheet.write(sentence("b", 30), 50, top + 13, 480)
    assert headings(lay_out(pdf(sheet)))[1:] == []


def test_bold_words_that_fill_a_line_inside_a_sentence_are_no_heading() -> None:
    sheet = Sheet()
    top = sheet.write(
        "The work done in the past four years by all of the partners was", 50, titled(sheet), 330
    )
    top = sheet.write(
        "checked by an independent team that nobody paid and payment is", 50, top, 330, bold=True
    )
    sheet.write("made only when all of the agreed results have been reached.", 50, top, 330)
    assert headings(lay_out(pdf(sheet)))[1:] == []


def test_columns_and_a_sentence_that_goes_on_in_the_next_column_and_page() -> None:
    first, second = Sheet(), Sheet()
    top = titled(first)
    end = first.write(sentence("a", 60), 50, top)
    first.write("This sentence is broken by the foot of the first of two columns and goes", 50, end + 6, 240)
    end = first.write("on at the head of the second.", 310, top)
    first.write("Another is broken by the foot of the page, in the second column, and is", 310, end + 6, 240)
    second.write("ended on the next.", 50, 80)
    filled(second, 50, 110)
    found = paragraphs(lay_out(pdf(first, second)))
    assert any(p.endswith("two columns and goes on at the head of the second.") for p in found)
    assert any(p.endswith("and is ended on the next.") for p in found)


@pytest.mark.parametrize("marker", ["•", "–", "▪", "►", "✓", "\uf0b7", "1."])
def test_bullets_lose_their_marker(marker: str) -> None:
    sheet = Sheet()
    top = sheet.write("The partners agreed on two points:", 50, titled(sheet), 480) + 4
    for item in ("money that is paid early in each of the financial years;", "one report a year."):
        sheet.words.append(word(marker, 54, top))
        top = sheet.write(item, 70, top, 200) + 2
    found = lay_out(pdf(sheet))
    assert paragraphs(found, "bullet") == [
        "money that is paid early in each of the financial years;",
        "one report a year.",
    ]


def test_a_box_is_apart_and_does_not_end_the_sentence_around_it() -> None:
    sheet = Sheet()
    top = titled(sheet)
    top = sheet.write("The sentence above the box is not at its end and so it", 50, top, 240)
    sheet.fill(Box(50, top + 8, 290, top + 120))
    inside = sheet.write("At a glance", 60, top + 16, 200, 12, bold=True)
    sheet.write(sentence("x", 20), 60, inside, 210)
    sheet.write("goes on below it.", 50, top + 130)
    filled(sheet, 310, 110, "de")
    found = lay_out(pdf(sheet))
    boxes = [b for b in found.blocks if isinstance(b, BoxBlock)]
    assert [text(b.lines) for b in boxes[0].blocks if isinstance(b, Heading)] == ["At a glance"]
    assert "The sentence above the box is not at its end and so it goes on below it." in paragraphs(found)


def test_a_frame_of_four_lines_is_a_box() -> None:
    sheet = Sheet()
    top = filled(sheet, 50, titled(sheet)) + 10
    edges = [
        (50, 290, top, top),
        (50, 290, top + 60, top + 60),
        (50, 50, top, top + 60),
        (290, 290, top, top + 60),
    ]
    for x0, x1, upper, lower in edges:
        sheet.strokes.append(Stroke("line", Box(x0, upper, x1, lower), None, (0.0,), 0.8))
    sheet.write("Contact", 60, top + 8, bold=True)
    sheet.write("Office for Ruritania Strelsau, Castle Road 1", 60, top + 22, 200)
    assert any(isinstance(b, BoxBlock) for b in lay_out(pdf(sheet)).blocks)


def test_furniture_says_why() -> None:
    sheets = [Sheet(), Sheet(), Sheet()]
    sheets[0].write("WORLD COOPERATION OFFICE", 50, 40, 300, 8)
    for number, sheet in enumerate(sheets, start=1):
        filled(sheet, 50, titled(sheet) if number == 1 else 90)
        filled(sheet, 310, 110 if number == 1 else 90, "def")
        sheet.write("World Cooperation Office | Ruritania", 50, 800, 400, 8)
        sheet.write(f"Page {number} of 3", 480, 800, 100, 8)
        if number > 1:
            sheet.write("Ruritania and the partnership", 50, 40, 400, 8)
        sheet.words.append(word("CC-BY", 580, 400, 6, upright=False))
    found = furniture(lay_out(pdf(*sheets)))
    assert found == {
        "WORLD COOPERATION OFFICE": "masthead",
        "World Cooperation Office | Ruritania": "running_foot",
        "Page 1 of 3": "page_number",
        "Page 2 of 3": "page_number",
        "Page 3 of 3": "page_number",
        "Ruritania and the partnership": "running_head",
        "CC-BY": "side_text",
    }


def test_a_sentence_printed_again_in_large_type_is_a_pull_quote() -> None:
    sheet = Sheet()
    top = filled(sheet, 50, titled(sheet))
    top = sheet.write("She adds that a road is worth more than a promise, and goes home.", 50, top) + 10
    top = sheet.write("A road is worth more than a promise", 50, top, 240, 15, italic=True) + 10
    filled(sheet, 50, top, "de")
    assert furniture(lay_out(pdf(sheet)))["A road is worth more than a promise"] == "pull_quote"


def test_a_large_sentence_amid_the_text_is_a_pull_quote_but_a_lead_is_not() -> None:
    sheet = Sheet()
    top = sheet.write("May 2024", 50, titled(sheet))
    top = sheet.write(sentence("lead", 12), 50, top, 400, 13, colour=BLUE) + 8
    top = filled(sheet, 50, top) + 8
    top = sheet.write("Nobody here wants to go back.", 50, top, 240, 15, italic=True, colour=BLUE) + 8
    filled(sheet, 50, top, "de")
    found = lay_out(pdf(sheet))
    assert furniture(found) == {"Nobody here wants to go back.": "pull_quote"}
    assert any(p.startswith("Lead1") for p in paragraphs(found))


def test_captions_and_footnotes() -> None:
    sheet = Sheet()
    top = filled(sheet, 50, titled(sheet), "ab")
    sheet.picture(Box(50, top, 290, top + 100))
    sheet.write("Weavers in Zenda, 2022", 50, top + 104, 240, 8, italic=True)
    filled(sheet, 50, top + 130, "c")
    sheet.words.append(word("1", 50, 700, 5))
    sheet.write("Rates of the day of payment.", 54, 701, 240, 8)
    found = lay_out(pdf(sheet))
    assert paragraphs(found, "caption") == ["Weavers in Zenda, 2022"]
    assert paragraphs(found, "footnote") == ["1 Rates of the day of payment."]


def test_references_to_footnotes_are_not_part_of_the_text_but_exponents_are() -> None:
    sheet = Sheet()
    top = titled(sheet)
    sheet.write("The dams hold it all.", 50, top, 480)
    sheet.words.append(word("2", 155, top - 1, 6))
    sheet.write("They cover 40 km", 50, top + 13, 480)
    sheet.words += [word("2", 130, top + 12, 6), word("each.", 138, top + 13)]
    assert paragraphs(lay_out(pdf(sheet))) == ["The dams hold it all. They cover 40 km 2 each."]


def test_key_figures() -> None:
    sheet = Sheet()
    top = titled(sheet)
    for at, (number, label) in enumerate(
        [("US$ 24 M", "paid in full"), ("58%", "of them women"), ("12", "districts")]
    ):
        sheet.write(number, 50 + 170 * at, top, 150, 20, bold=True)
        sheet.write(label, 50 + 170 * at, top + 26, 150, 8)
    filled(sheet, 50, top + 60)
    found = lay_out(pdf(sheet))
    assert paragraphs(found, "key_figure") == ["US$ 24 M paid in full", "58% of them women", "12 districts"]
    assert headings(found) == [(0, "Ruritania and the partnership")]


def test_the_title_may_follow_a_cover_without_words() -> None:
    second = Sheet()
    filled(second, 50, titled(second))
    assert headings(lay_out(pdf(Sheet(), second))) == [(0, "Ruritania and the partnership")]


def test_a_document_without_words() -> None:
    assert lay_out(Pdf((), 0)) == Layout()
    assert lay_out(pdf(Sheet())) == Layout()


places = st.tuples(st.floats(0, 560), st.floats(0, 830))
strange_words = st.builds(
    lambda text, at, size, bold, upright: word(text, at[0], at[1], size, bold=bold, upright=upright),
    st.text("ab.•1–A%", min_size=1, max_size=8),
    places,
    st.sampled_from([5.0, 8.0, 10.0, 10.5, 18.0, 40.0]),
    st.booleans(),
    st.booleans(),
)
strange_boxes = st.builds(
    lambda at, width, height: Box(at[0], at[1], at[0] + width, at[1] + height),
    places,
    st.floats(0, 500),
    st.floats(0, 500),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.lists(strange_words, max_size=40), st.lists(strange_boxes, max_size=5)), max_size=3)
)
def test_every_character_is_in_exactly_one_block(pages: list[tuple[list[Word], list[Box]]]) -> None:
    sheets = []
    for words, boxes in pages:
        sheet = Sheet(words=list(words))
        for box in boxes:
            sheet.fill(box)
        sheets.append(sheet)
    found = Counter(
        (one.page, letter)
        for one in placed(lay_out(pdf(*sheets)).blocks)
        if one.word.font != DRAWN
        for letter in one.word.text
    )
    assert found == Counter(
        (page, letter) for page, sheet in enumerate(sheets, start=1) for w in sheet.words for letter in w.text
    )


def test_the_last_item_of_a_list_is_no_heading() -> None:
    sheet = Sheet()
    top = filled(sheet, 50, titled(sheet)) + 10
    top = sheet.write("Gaps", 50, top, 400, 12, bold=True)
    for item in ("Human resources", "Tents", "Fuel"):
        sheet.words.append(word("•", 60, top, 11))
        top = sheet.write(item, 75, top, 400, 11)
    sheet.write("Funding", 50, top + 8, 400, 12, bold=True)
    filled(sheet, 50, top + 30)
    found = lay_out(pdf(sheet))
    assert "Fuel" in paragraphs(found, "bullet")
    assert "Tents" in paragraphs(found, "bullet")


def test_an_imprint_is_no_heading() -> None:
    sheet = Sheet()
    top = filled(sheet, 50, titled(sheet)) + 10
    top = sheet.write("© Savings Fund, July 2025", 50, top, 400, 12, bold=True)
    filled(sheet, 50, top + 4)
    assert [name for _, name in headings(lay_out(pdf(sheet)))] == ["Ruritania and the partnership"]


def test_numbers_that_count_with_the_pages_stand_higher_than_other_furniture() -> None:
    sheets = [Sheet() for _ in range(3)]
    for number, sheet in enumerate(sheets, start=1):
        filled(sheet, 50, 60)
        sheet.words += [word(str(number), 520, 735), word("7", 60, 735)]
    found = lay_out(pdf(*sheets))
    numbers = [text(b.lines) for b in found.blocks if isinstance(b, Furniture) and b.reason == "page_number"]
    assert numbers == ["1", "2", "3"]


def test_small_print_with_wide_leading_is_one_note() -> None:
    sheet = Sheet()
    filled(sheet, 50, titled(sheet))
    for n, part in enumerate(
        ("Disclaimer: numbers in this brief", "may differ from those of", "the ministry.")
    ):
        sheet.write(part, 50, 640 + 13 * n, 400, 7)
    sheet.write("2 Another note", 50, 690, 400, 7)
    notes = paragraphs(lay_out(pdf(sheet)), "footnote")
    assert notes == [
        "Disclaimer: numbers in this brief may differ from those of the ministry.",
        "2 Another note",
    ]
