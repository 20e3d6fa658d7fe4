"""What a careful reader does not take for a heading, a page number or a text: one table of pages each."""

from __future__ import annotations

import pytest

from extract.geometry import Box
from extract.layout import lay_out
from extract.layout.types import BoxBlock, ChartBlock, Furniture, Heading, Layout, Paragraph, TableBlock
from tests.layout.builders import BLACK, BLUE, Sheet, pdf, sentence, text, word

RED = (0.8, 0.1, 0.1)


def headings(layout: Layout) -> list[tuple[int, str]]:
    inside = [inner for b in layout.blocks if isinstance(b, BoxBlock) for inner in b.blocks]
    return [(b.level, text(b.lines)) for b in (*layout.blocks, *inside) if isinstance(b, Heading)]


def names(layout: Layout) -> list[str]:
    return [name for _, name in headings(layout)]


def paragraphs(layout: Layout) -> list[str]:
    inside = [inner for b in layout.blocks if isinstance(b, BoxBlock) for inner in b.blocks]
    return [text(b.lines) for b in (*layout.blocks, *inside) if isinstance(b, Paragraph)]


def left_out(layout: Layout) -> dict[str, str]:
    return {text(b.lines): b.reason for b in layout.blocks if isinstance(b, Furniture)}


def titled(sheet: Sheet) -> float:
    sheet.write("Ruritania and the partnership", 50, 60, 500, 24, bold=True, colour=BLUE)
    return 110.0


def sections(sheet: Sheet, top: float, count: int = 2) -> float:
    for number in range(count):
        top = sheet.write(f"Section number {'abc'[number]}", 50, top, 400, 13, bold=True) + 2
        top = sheet.write(sentence("abc"[number], 50), 50, top, 480) + 12
    return top


def test_labels_of_facts_are_no_headings() -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet))
    sheet.fill(Box(50, top, 250, top + 130))
    top += 10
    for label, value in [("Staff", "23 people"), ("Office", "Strelsau"), ("Since", "May 2003")]:
        top = sheet.write(label, 60, top, 150, 10, bold=True, colour=BLUE)
        top = sheet.write(value, 60, top, 150, 10) + 8
    found = lay_out(pdf(sheet))
    assert not {"Staff", "Office", "Since"} & set(names(found))
    assert {"Staff", "23 people", "Since"} <= set(paragraphs(found))


def test_a_label_lighter_than_its_value_is_no_heading() -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet))
    top = sheet.write("Lead agency", 50, top, 300, 10, colour=(0.5, 0.5, 0.6))
    sheet.write("Ministry of Works", 50, top, 300, 10, bold=True)
    assert "Lead agency" not in names(lay_out(pdf(sheet)))


@pytest.mark.parametrize(
    ("count", "expected"), [(1, []), (2, ["Civil society", "Companies"])], ids=["alone", "twice"]
)
def test_slanted_lines_above_texts_are_headings_where_there_are_several(
    count: int, expected: list[str]
) -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet))
    for name in ("Civil society", "Companies")[:count]:
        top = sheet.write(name, 50, top, 400, 10, italic=True) + 4
        top = sheet.write(sentence("d", 50), 50, top, 480) + 12
    assert names(lay_out(pdf(sheet)))[3:] == expected


def test_a_heading_on_a_coloured_bar_is_no_box() -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet))
    sheet.fill(Box(48, top - 4, 300, top + 34), (0.1, 0.3, 0.3))
    top = sheet.write("Schools below the mango trees of all the", 50, top, 240, 12, bold=True, colour=(1.0,))
    sheet.write(sentence("d", 50), 50, top + 20, 480)
    found = lay_out(pdf(sheet))
    assert "Schools below the mango trees of all the" in names(found)
    assert not any(isinstance(b, BoxBlock) for b in found.blocks)


def test_a_heading_above_a_bold_opening_is_not_joined_with_it() -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet), 1)
    top = sheet.write("Works under way", 50, top, 300, 10, bold=True)
    sheet.write("Northern road.", 50, top, 100, 10, bold=True)
    sheet.write(sentence("e", 8), 130, top, 350)
    sheet.write(sentence("f", 40), 50, top + 13, 480)
    found = lay_out(pdf(sheet))
    assert "Works under way" in names(found)
    assert any(one.startswith("Northern road. E1") for one in paragraphs(found))


def test_a_heading_that_ends_with_a_colon_goes_on_below() -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet), 1)
    top = sheet.write("MINISTRY OF WORKS:", 50, top, 200, 11, bold=True)
    top = sheet.write("NOT IN COMPLIANCE", 50, top, 200, 11, bold=True)
    sheet.write(sentence("d", 50), 50, top + 2, 480)
    assert "MINISTRY OF WORKS: NOT IN COMPLIANCE" in names(lay_out(pdf(sheet)))


def test_levels_leave_no_gap() -> None:
    sheet = Sheet()
    top = titled(sheet)
    for name, size in [("Part", 18), ("Chapter", 15), ("Clause", 12), ("Second part", 18), ("Note", 11)]:
        top = sheet.write(name, 50, top, 300, size, bold=True) + 2
        top = sheet.write(sentence("a", 30), 50, top, 480) + 10
    assert headings(lay_out(pdf(sheet)))[1:] == [
        (1, "Part"),
        (2, "Chapter"),
        (3, "Clause"),
        (1, "Second part"),
        (2, "Note"),
    ]


def test_large_sentences_of_a_look_that_repeats_the_text_are_callouts() -> None:
    sheet = Sheet()
    top = titled(sheet)
    said = ["the rivers of the north feed all of the mills", "no mill stands still for more than one day"]
    for number, words in enumerate(said):
        top = sheet.write(f"Section number {'ab'[number]}", 50, top, 400, 13, bold=True)
        top = sheet.write(f"They say that {words}, in dry years too.", 50, top, 480) + 10
        top = sheet.write(words.capitalize(), 50, top, 480, 16, colour=RED) + 10
        top = sheet.write(sentence("cd"[number], 60), 50, top, 480) + 10
    found = left_out(lay_out(pdf(sheet)))
    assert [reason for words, reason in found.items() if words.lower() in said] == ["pull_quote"] * 2


def test_who_said_a_quote_goes_with_it() -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet), 1)
    top = sheet.write("«They came when nobody else would come to us.»", 50, top, 240, 15, italic=True) + 2
    top = sheet.write("Rudolf R., miller in Zenda", 50, top, 240, 8) + 10
    sheet.write(sentence("d", 60), 50, top, 480)
    found = left_out(lay_out(pdf(sheet)))
    assert found["Rudolf R., miller in Zenda"] == "pull_quote"


def test_everything_below_the_rule_of_the_notes_is_a_note() -> None:
    sheet = Sheet()
    sections(sheet, titled(sheet))
    sheet.rule(50, 194, 700)
    sheet.words.append(word("1", 50, 704, 5))
    sheet.write("Rates of the day of payment, see", 54, 705, 400, 9)
    sheet.write("www.example.org/rates/of/the/day", 50, 718, 400, 10, colour=BLUE)
    found = lay_out(pdf(sheet))
    notes = [text(b.lines) for b in found.blocks if isinstance(b, Paragraph) and b.kind == "footnote"]
    assert notes == ["1 Rates of the day of payment, see", "www.example.org/rates/of/the/day"]


def test_key_figures_near_the_edge_are_no_page_numbers() -> None:
    sheets = [Sheet(), Sheet()]
    for at, (figure, label) in enumerate([("61", "works"), ("7", "countries"), ("42", "partners")]):
        sheets[0].write(figure, 50 + 150 * at, 40, 100, 20, bold=True)
        sheets[0].write(label, 50 + 150 * at, 64, 100, 8)
    for number, sheet in enumerate(sheets):
        sheet.write(sentence("ab"[number], 60), 50, 120, 480)
        sheet.write(str(number + 1), 290, 800, 50, 9)
    found = left_out(lay_out(pdf(*sheets)))
    assert found == {"1": "page_number", "2": "page_number"}


def test_the_foot_of_upright_and_of_level_pages_is_one() -> None:
    sheets = [Sheet(), Sheet(width=842, height=595)]
    for sheet in sheets:
        sheet.write(sentence("a" if sheet.width < 600 else "b", 60), 50, 90, 480)
        sheet.write("World Cooperation Office", 50, sheet.height - 80, 400, 8)
    assert left_out(lay_out(pdf(*sheets))) == {"World Cooperation Office": "running_foot"}


def test_a_title_may_be_only_bold_and_centred() -> None:
    sheet = Sheet()
    sheet.write("UNITED OFFICE OF THE LAKES", 50, 50, 200, 10, bold=True)
    sheet.write("Situation of the dams in Ruritania", 212, 100, 300, 10, bold=True)
    sheet.write(sentence("a", 60), 50, 130, 490)
    sheet.write(sentence("b", 60), 50, 260, 490)
    assert names(lay_out(pdf(sheet)))[0] == "Situation of the dams in Ruritania"


@pytest.mark.parametrize(("beside", "kind"), [("9 May 2022", "text"), ("Lakes Office", "masthead")])
def test_what_stands_beside_the_title_is_in_no_column(beside: str, kind: str) -> None:
    sheet = Sheet()
    titled(sheet)
    sheet.write(beside, 480, 68, 100, 9)
    sheet.write(sentence("a", 80), 50, 110, 230)
    sheet.write(sentence("b", 80), 310, 110, 230)
    found = lay_out(pdf(sheet))
    assert (paragraphs(found)[0] == beside) is (kind == "text")
    assert left_out(found).get(beside) == (None if kind == "text" else kind)


def test_a_text_that_begins_beside_the_title_is_read_with_the_texts() -> None:
    sheet = Sheet()
    sheet.write("Ruritania and all its partners", 50, 60, 160, 24, bold=True, colour=BLUE)
    end = sheet.write(sentence("lead", 24), 260, 62, 280)
    sheet.write(sentence("b", 80), 260, end + 12, 280)
    found = lay_out(pdf(sheet))
    assert any(one.startswith("Lead1 lead2") and one.endswith("lead23 end.") for one in paragraphs(found))
    assert left_out(found) == {}


def test_cards_are_boxes_read_row_by_row() -> None:
    sheet = Sheet()
    top = sheet.write(sentence("a", 30), 50, titled(sheet), 490) + 10
    for number, name in enumerate("bcde"):
        x0, y0 = 50 + 260 * (number % 2), top + 130 * (number // 2)
        sheet.fill(Box(x0, y0, x0 + 240, y0 + 115))
        below = sheet.write(f"Work {name}", x0 + 10, y0 + 10, 200, 12, bold=True)
        sheet.write(sentence(name, 36), x0 + 10, below, 215)
    assert [one for one in names(lay_out(pdf(sheet))) if one.startswith("Work")] == [
        "Work b",
        "Work c",
        "Work d",
        "Work e",
    ]


def test_small_labels_in_a_box_are_its_text() -> None:
    sheet = Sheet()
    sections(sheet, titled(sheet))
    sheet.fill(Box(350, 400, 550, 520))
    top = sheet.write("In brief", 360, 410, 150, 12, bold=True)
    for label, value in [("Partner since", "1998"), ("Seat", "Strelsau")]:
        top = sheet.write(label, 360, top + 4, 150, 7.5)
        top = sheet.write(value, 360, top, 150, 10, bold=True)
    found = lay_out(pdf(sheet))
    assert {"Partner since", "Seat", "1998"} <= {word for one in paragraphs(found) for word in [one]}
    assert not [b for b in found.blocks if isinstance(b, Paragraph) and b.kind == "footnote"]


def ruled_table(sheet: Sheet, top: float) -> float:
    for row in range(4):
        sheet.rule(50, 400, top + 16 * row)
    for row, cells in enumerate(
        [("Donor", "2021", "2022"), ("Norland", "4.5", "5.0"), ("Sorland", "1.5", "2.5")]
    ):
        for column, cell in enumerate(cells):
            sheet.write(cell, 55 + 120 * column, top + 16 * row + 3, 100, 9, bold=row == 0)
    return top + 60


def test_a_look_that_stands_above_nothing_but_tables_is_that_of_titles() -> None:
    sheet = Sheet()
    top = titled(sheet)
    for number in range(2):
        top = sheet.write(f"Section number {'ab'[number]}", 50, top, 400, 14, bold=True)
        top = sheet.write(sentence("ab"[number], 40), 50, top, 480) + 10
        top = sheet.write(f"Money of {['north', 'south'][number]}", 50, top, 300, 13, colour=RED) + 8
        top = ruled_table(sheet, top) + 10
    found = lay_out(pdf(sheet))
    tables = [b for b in found.blocks if isinstance(b, TableBlock)]
    assert [text(t.title) for t in tables] == ["Money of north", "Money of south"]
    assert names(found)[1:] == ["Section number a", "Section number b"]


def test_a_heading_above_a_table_that_also_heads_texts_stays_a_heading() -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet))
    top = sheet.write("Section number d", 50, top, 400, 13, bold=True) + 8
    ruled_table(sheet, top)
    assert "Section number d" in names(lay_out(pdf(sheet)))


def test_a_source_below_a_table_is_no_text() -> None:
    sheet = Sheet()
    top = ruled_table(sheet, sections(sheet, titled(sheet)))
    top = sheet.write("Source: ledger of the Lakes Office", 50, top + 4, 400)
    sheet.write(sentence("d", 50), 50, top + 20, 480)
    kinds = {text(b.lines): b.kind for b in lay_out(pdf(sheet)).blocks if isinstance(b, Paragraph)}
    assert kinds["Source: ledger of the Lakes Office"] != "text"


def test_one_black_is_as_good_as_another() -> None:
    sheet = Sheet()
    top = sections(sheet, titled(sheet))
    top = sheet.write("This line is no heading though it is short", 50, top, 480, colour=(0.0, 0.0, 0.0, 1.0))
    sheet.write(sentence("d", 50), 50, top + 12, 480, colour=BLACK)
    assert len(names(lay_out(pdf(sheet)))) == 3


def test_charts_and_tables_are_no_part_of_these_pages() -> None:
    """The pages above hold what they say, so that nothing passes as a drawing by chance."""
    sheet = Sheet()
    sections(sheet, titled(sheet))
    assert not [b for b in lay_out(pdf(sheet)).blocks if isinstance(b, TableBlock | ChartBlock)]
