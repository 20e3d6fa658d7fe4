"""Scripts other than Latin: letters in the order in which they are read, and never a value that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.foreign import foreign
from extract.pdf import read_pdf
from extract.pdf.directions import as_read, from_the_left, in_reading_order
from extract.pdf.fonts import clean
from extract.pipeline import extract_document
from extract.settings import Limits, Settings
from tests.pdfs import text_pdf, written_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.models import FactSheet
    from extract.pdf import Page

    Sheet = Callable[[bytes], FactSheet]
    Read = Callable[[bytes], Page]

GERMAN = (
    "Die beiden Ministerien arbeiten seit zehn Jahren mit der Bank zusammen.",
    "Norwegen gab 2021 rund EUR 1.200 und USD 5 million in Kenya.",
    "Das Programm hilft jungen Menschen, die in ihren Orten keine Arbeit finden.",
)
ARABIC = "تدعم النرويج برنامج العمل اللائق في الدول العربية منذ عشر سنوات"


@pytest.fixture
def page(tmp_path: Path) -> Read:
    def read(content: bytes) -> Page:
        (tmp_path / "a.pdf").write_bytes(content)
        return read_pdf(tmp_path / "a.pdf", Limits()).pages[0]

    return read


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    def read(content: bytes) -> FactSheet:
        (tmp_path / "a.pdf").write_bytes(content)
        return extract_document(tmp_path / "a.pdf", Settings())

    return read


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def line(page: Page) -> str:
    return " ".join(word.text for word in in_reading_order(page.words))


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("םולש", "שלום"),
        ("2023 תנשב םולש", "שלום בשנת 2023"),
        (".2023-ב םולש", "שלום ב-2023."),
        ("UN 2023 לש ד״וד", "דו״ד של UN 2023"),
        ("%50 דע", "עד 50%"),
        ("1,234.50 לש ךס", "סך של 1,234.50"),
        ("(2023) הנש", "שנה (2023)"),
        (")הנש( תחא", "אחת (שנה)"),
        ("the word םולש תחא means peace", "the word אחת שלום means peace"),
        ("ﺔﻴﺑﺮﻌﻟﺍ", "العربية"),
        ("\ufefb ملاس", "سالم لا"),
        ("٢٠٢٤ ماع", "عام ٢٠٢٤"),
    ],
)
def test_a_line_is_read_in_its_own_order(page: Read, seen: str, read: str) -> None:
    assert line(page(written_pdf((50, 700, seen)))) == read


def test_letters_painted_as_they_are_read_are_the_same(page: Read) -> None:
    painted = [(150 - 10 * at, 700, letter) for at, letter in enumerate("שלום")]
    assert texts(page(written_pdf(*painted))) == ["שלום"]


def test_a_part_of_a_word_is_where_it_stands(page: Read) -> None:
    (word,) = page(written_pdf((50, 700, "םולש"))).words
    assert (word.text, word.box.x0, word.box.x1) == ("שלום", 50, 90)
    assert word.edges == pytest.approx((90, 80, 70, 60, 50))


@given(st.text(alphabet="שלוםא 12.٣()%Aé\u05b8\u0301\u0644", min_size=1, max_size=12))
def test_no_letter_is_lost_and_each_has_an_edge(text: str) -> None:
    glyphs, lefts = list(text), [10.0 * at for at in range(len(text))]
    rights = [left + 10 for left in lefts]
    from_the_left(glyphs, lefts, rights)
    read, edges = as_read(glyphs, lefts, rights)
    assert sorted(read.translate({ord("("): ")"})) == sorted(text.translate({ord("("): ")"}))
    assert len(edges) == len(read) + 1
    assert all(0 <= edge <= rights[-1] for edge in edges)


@pytest.mark.parametrize(
    ("glyph", "text"),
    [
        *(("ﻼ", "لا"), ("ﺀ", "ء"), ("שׁ", "שׁ"), ("ﹰ", "\u064b"), ("Ａ", "A"), ("７", "7"), ("＄", "$")),
        *(("￥", "¥"), ("％", "%"), ("。", "。"), ("，", "，"), ("한", "한")),
    ],
)
def test_shapes_become_letters_and_wide_figures_figures(glyph: str, text: str) -> None:
    assert clean(glyph) == text


def test_wide_signs_inside_of_a_number_are_its_signs(page: Read) -> None:
    assert texts(page(written_pdf((50, 700, "約１，２００．５円、二")))) == ["約1,200.5円、二"]


def test_chinese_lines_are_joined_without_blanks_and_korean_ones_with(sheet: Sheet) -> None:
    chinese = sheet(
        written_pdf(*((50, 700 - 20 * at, "挪威支持体面劳动计划与发展合作，") for at in range(4)))
    )
    assert " " not in "".join(section.text for section in chinese.sections)
    korean = sheet(written_pdf(*((50, 700 - 20 * at, "노르웨이는 계획을") for at in range(5))))
    assert "계획을 노르웨이는" in " ".join(f"{s.heading or ''} {s.text}" for s in korean.sections)


def test_text_from_top_to_bottom_is_text_from_the_right(sheet: Sheet) -> None:
    found = sheet(
        written_pdf((400, 700, "挪威支持体面劳动计划与发展合作"), (370, 700, "自二零零一年以来"), down=True)
    )
    assert (
        "".join(section.text for section in found.sections)
        == "挪威支持体面劳动计划与发展合作自二零零一年以来"
    )
    assert found.furniture == ()
    (span,) = found.sections[0].spans[:1]
    assert span.x0 > 380


def test_columns_and_tables_are_read_from_the_right(sheet: Sheet) -> None:
    right = [(330, 700 - 20 * at, "תיבה הנושארה הדומעה") for at in range(6)]
    left = [(50, 700 - 20 * at, "תיבה היינשה הדומעה") for at in range(6)]
    text = " ".join(section.text for section in sheet(written_pdf(*left, *right)).sections)
    assert 0 <= text.find("הראשונה") < text.rfind("הראשונה") < text.find("השנייה")


@pytest.mark.parametrize("sign", ["\ue012", "\ufffd", "\u0378", "\x03"])
def test_a_glyph_without_a_letter_is_in_no_record_and_its_share_is_told(sheet: Sheet, sign: str) -> None:
    painted = (50, 700, "Norway supports decent work"), (50, 600, "§§§§§§§§§")
    found = sheet(written_pdf(*painted, says=f"§{sign}"))
    assert sign not in found.model_dump_json()
    (issue,) = [one for one in found.issues if one.code == "unreadable_font"]
    assert (issue.severity, "27%" in issue.message) == ("warning", True)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("NOK 4§1 800 in all", ["NOK", "800", "in", "all"]),
        ("§4.1 million", ["million"]),
        ("work§ 2 million", ["work", "2", "million"]),
        ("see (cid:12)ab", ["see", "ab"]),
    ],
)
def test_a_number_that_is_not_read_whole_is_not_read(page: Read, printed: str, read: list[str]) -> None:
    found = page(written_pdf((50, 700, printed), says="§\ue000"))
    assert texts(found) == read
    assert found.unreadable > 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" ".join(GERMAN), "German"),
        (ARABIC, "the Arabic script"),
        ("Ohjelma auttaa nuoria, jotka eivät ole löytäneet töitä, mutta se ei ole vielä niin suuri kuin "
         "sen pitäisi olla, koska rahaa on ollut vähän.", "Finnish"),
        ("この計画は、若者が自分の町で仕事を見つけることを支援するものです。", "Japanese"),
        ("The two ministries have worked together for ten years on the roads of the north.", None),
        ("Kenya 2021 2022 2023 Oslo Lima Accra", None),
        ("", None),
    ],
)  # fmt: skip
def test_what_a_text_is_written_in(text: str, name: str | None) -> None:
    assert foreign([text]) == name


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (text_pdf("Norwegen", *GERMAN), "German"),
        (
            written_pdf((50, 700, "2023 USD 5 million"), (50, 670, ARABIC[::-1]), (50, 640, ARABIC[::-1])),
            "Arabic",
        ),
    ],
    ids=["German", "Arabic"],
)
def test_a_language_without_rules_gives_its_text_and_no_values(
    sheet: Sheet, content: bytes, name: str
) -> None:
    found = sheet(content)
    assert found.language is None
    values = (*found.amounts, *found.dates, *found.countries, *found.contributions, *found.key_figures)
    assert values == ()
    assert sum(len(section.text) for section in found.sections) > 100
    assert [name in one.message for one in found.issues if one.code == "language_unsupported"] == [True]
    assert found.extraction.accounting.unclaimed == 0
    assert found.extraction.accounting.left_out["language_unsupported"] > 0


def test_a_language_with_rules_has_no_such_issue(sheet: Sheet) -> None:
    told = "Norway gave USD 5 million in 2021 for the schools that they have built since then in Kenya."
    found = sheet(text_pdf("Norway", told))
    assert (len(found.amounts), found.language) == (1, "en")
    assert "language_unsupported" not in {one.code for one in found.issues}
